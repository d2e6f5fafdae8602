package dev.remit.lang.decide;

import dev.remit.lang.canonical.IdentityText;
import dev.remit.lang.canonical.SlashPath;

/**
 * What a question may be at most; beyond is {@code MALFORMED}. The contract names the same numbers.
 */
public final class Limits {
  public static final int HOPS = 16;
  public static final int ACCESSES = 32;

  /** Bytes of a call's arguments as JSON. */
  public static final int ARGUMENT_BYTES = 64 * 1024;

  /** UTF-8 bytes of a string within arguments or facts. */
  public static final int STRING_BYTES = 16 * 1024;

  /** UTF-8 bytes of a member's name. */
  public static final int KEY_BYTES = 1024;

  /** Objects and arrays within each other. */
  public static final int NESTING = 32;

  /**
   * Digits of a number written out, before and after the point together. 1e999999999 is eleven
   * bytes on the wire and a billion digits as an integer, so this is checked before anything is
   * computed with a number.
   */
  public static final int NUMBER_DIGITS = 400;

  /** Characters of an id. */
  public static final int ID_LENGTH = 1024;

  /** Characters of an issuer, and of a subject. */
  public static final int IDENTITY_LENGTH = IdentityText.MOST_CHARS;

  /** Characters of a server's name, and of a tool's. */
  public static final int TOOL_LENGTH = 128;

  /** Characters of a path. */
  public static final int PATH_LENGTH = SlashPath.MOST_CHARS;

  /** Facts in the list of facts. */
  public static final int FACTS = 256;

  /** Bytes of one fact's canonical JSON where it is a list or an object. */
  public static final int FACT_BYTES = 16 * 1024;

  /** Elements of a fact that has a field of its own. */
  public static final int FIELD_ITEMS = 256;

  /** Entries of one bound of a scope. */
  public static final int SCOPE_ITEMS = 256;

  /** Texts and patterns that a scope admits of arguments, all of its bounds together. */
  public static final int SCOPE_TEXTS = 256;

  /** UTF-8 bytes of a text that a scope admits of an argument. */
  public static final int SCOPE_TEXT_BYTES = 4096;

  /** Datasets that a caller names. */
  public static final int DATASETS = ACCESSES;

  /** Approvals that a request shows. */
  public static final int APPROVALS = 16;

  /** Offending fields that a reason lists. */
  public static final int VIOLATIONS = 32;

  /** Digits of a decimal, before and after the point together. */
  public static final int DECIMAL_DIGITS = 18;

  /** Digits of a decimal after the point. */
  public static final int DECIMAL_SCALE = 9;

  private Limits() {}
}
