package dev.remit.lang.decide;

import dev.remit.lang.canonical.DottedName;
import dev.remit.lang.canonical.IdentityText;
import dev.remit.lang.canonical.SlashPath;
import dev.remit.lang.runtime.Value;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one spelling of each name. A name in another is refused, never rewritten: the tool will see
 * the original bytes (counterexample F48). All are ASCII, so no two look alike or normalise to one.
 */
public final class CanonicalNames {
  private static final String SPIFFE = "spiffe://";

  // None of these backtracks more than once over its text.
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final Pattern TOOL = Pattern.compile("[A-Za-z0-9_./-]++");
  private static final Pattern ID = Pattern.compile("[!-~](?:[ -~]*[!-~])?");
  private static final Pattern WORD = Pattern.compile("[ -~]++");

  private CanonicalNames() {}

  static boolean isDigest(String text) {
    return DIGEST.matcher(text).matches();
  }

  /** A tool's server or name, as MCP has them: case-sensitive, with dots and slashes. */
  static boolean isToolPart(String text) {
    return text.length() <= Limits.TOOL_LENGTH && TOOL.matcher(text).matches();
  }

  /** An id: printable ASCII without blanks at its ends; it is compared, never taken apart. */
  static boolean isId(String text) {
    return text.length() <= Limits.ID_LENGTH && ID.matcher(text).matches();
  }

  /** A word such as a purpose: printable ASCII. */
  static boolean isWord(String text) {
    return text.length() <= Limits.ID_LENGTH && WORD.matcher(text).matches();
  }

  /** Dotted segments, such as a dataset's name. */
  static Optional<Value.Name> name(String text) {
    return DottedName.read(text);
  }

  /** A path, absolute with a leading slash. */
  static Optional<Value.Path> path(String text) {
    return SlashPath.read(text);
  }

  /** One segment of a path. */
  static boolean isSegment(String text) {
    return SlashPath.isSegment(text);
  }

  /** A SPIFFE id, or a subject of an issuer that is an {@code https} URL. */
  public static boolean isIdentity(Value.Identity identity) {
    return IdentityText.isIdentity(identity);
  }

  /** A SPIFFE id as one text. */
  static Optional<Value.Identity> spiffe(String text) {
    return IdentityText.spiffe(text);
  }

  /** The trust domain of a SPIFFE identity; of another, its issuer's URL. */
  static String trustDomain(Value.Identity identity) {
    return IdentityText.isSpiffe(identity.issuer())
        ? identity.issuer().substring(SPIFFE.length())
        : identity.issuer();
  }
}
