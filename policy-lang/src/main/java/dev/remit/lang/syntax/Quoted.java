package dev.remit.lang.syntax;

import java.util.function.Consumer;

/** Texts in quotes. */
public final class Quoted {
  private static final int MOST_HEX_DIGITS = 6;

  private Quoted() {}

  /** What a quoted text without faults says: the text between the quotes, its escapes resolved. */
  public static String text(String quoted) {
    return text(quoted, hex -> {});
  }

  /**
   * What a quoted text says.
   *
   * @param fault takes the hexadecimal digits of each escape that names no character, which is left
   *     out
   */
  static String text(String quoted, Consumer<String> fault) {
    StringBuilder out = new StringBuilder();
    int i = 1;
    while (i < quoted.length() - 1) {
      char c = quoted.charAt(i++);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char escape = quoted.charAt(i++);
      switch (escape) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'u' -> {
          int close = quoted.indexOf('}', i);
          character(quoted.substring(i + 1, close), out, fault);
          i = close + 1;
        }
        default -> out.append(escape);
      }
    }
    return out.toString();
  }

  private static void character(String hex, StringBuilder out, Consumer<String> fault) {
    int value = hex.length() <= MOST_HEX_DIGITS ? Integer.parseInt(hex, 16) : -1;
    boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
    if (Character.isValidCodePoint(value) && !surrogate) {
      out.appendCodePoint(value);
    } else {
      fault.accept(hex);
    }
  }

  /**
   * How a text is written: in quotes, as few characters escaped as are needed to see what stands
   * there.
   */
  public static String written(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().forEach(c -> write(c, out));
    return out.append('"').toString();
  }

  private static void write(int c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      default -> {
        if (isSeen(c)) {
          out.appendCodePoint(c);
        } else {
          out.append("\\u{").append(Integer.toHexString(c)).append('}');
        }
      }
    }
  }

  /** Of the blanks only the common one, which nobody takes for another. */
  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }
}
