package dev.remit.lang.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a bundle may be at most, so that compiling and deciding are bounded. Each is a setting under
 * {@code limits} in {@code remit.yaml}, from 1 to a bound within which no thread's stack overflows
 * and no bundle takes minutes.
 */
public enum BundleLimit {
  /** UTF-16 characters of a policy file. */
  FILE_CHARS("file_chars", 1 << 20, 4 << 20),
  /** Words, signs and blanks of a policy file. */
  TOKENS("tokens", 250_000, 1_000_000),
  /** Parentheses, braces, brackets and angle brackets open at once. */
  NESTING("nesting", 32, 32),
  /** How deep a condition nests with its defines in place; what evaluates it recurses as deep. */
  DEFINE_DEPTH("define_depth", 80, 80),
  /** Parts of one rule, its defines in place. */
  RULE_PARTS("rule_parts", 50_000, 200_000),
  /** Atoms that one rule may evaluate in one decision. */
  RULE_COST("rule_cost", 2_000_000, 100_000_000),
  /** Rules of a bundle. */
  RULES("rules", 20_000, 100_000),
  /** The greatest {@code max} of a list or a set. */
  LIST_MAX("list_max", 10_000, 100_000);

  private final String word;
  private final int standard;
  private final int most;

  BundleLimit(String word, int standard, int most) {
    this.word = word;
    this.standard = standard;
    this.most = most;
  }

  /** As it is written in {@code remit.yaml}. */
  public String word() {
    return word;
  }

  /** Where no setting says otherwise. */
  public int standard() {
    return standard;
  }

  /** The greatest value of the setting; the least is 1. */
  public int most() {
    return most;
  }

  /** How a message names the setting. */
  public String setting() {
    return "`limits." + word + "` in remit.yaml";
  }

  public static Optional<BundleLimit> named(String word) {
    return Arrays.stream(values()).filter(limit -> limit.word.equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(BundleLimit::word).toList();
  }
}
