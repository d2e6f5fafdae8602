package dev.remit.cli.mcp;

import java.util.Set;
import java.util.regex.Pattern;

/** Names and texts as policies write them. */
final class Words {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Words that name nothing, wherever they stand. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "define",
          "for",
          "permit",
          "deny",
          "oblige",
          "when",
          "unless",
          "grant",
          "with",
          "tag",
          "acts",
          "without",
          "and",
          "or",
          "not",
          "every",
          "some",
          "no",
          "satisfies",
          "in",
          "is",
          "under",
          "labelled",
          "has",
          "default",
          "all",
          "any",
          "true",
          "false");

  private Words() {}

  /** A segment of a name, quoted where it would not be read as one word. */
  static String segment(String text) {
    return PLAIN.matcher(text).matches() && !KEYWORDS.contains(text) && !text.equals("secret")
        ? text
        : quoted(text);
  }

  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            default -> {
              boolean hidden =
                  Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
              if (hidden) {
                out.append("\\u{").append(Integer.toHexString(c)).append('}');
              } else {
                out.appendCodePoint(c);
              }
            }
          }
        });
    return out.append('"').toString();
  }
}
