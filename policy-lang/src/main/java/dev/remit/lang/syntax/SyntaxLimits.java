package dev.remit.lang.syntax;

/**
 * What a policy file may be at most. All three are counted before parsing, so that no input makes
 * the parser recurse deeply.
 *
 * @param maxChars UTF-16 characters of a file
 * @param maxTokens tokens of a file
 * @param maxNesting parentheses, braces, brackets and angle brackets open at once
 */
public record SyntaxLimits(int maxChars, int maxTokens, int maxNesting) {
  public static final SyntaxLimits DEFAULT = new SyntaxLimits(1 << 20, 250_000, 32);
}
