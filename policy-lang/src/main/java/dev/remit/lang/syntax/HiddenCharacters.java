package dev.remit.lang.syntax;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Characters by which a text shows otherwise than it is read: those that show nothing, those that
 * turn the order of a line around, and those that only some editors take for the end of a line, so
 * that a rule may look like part of a comment, or a comment like a rule.
 */
public final class HiddenCharacters {
  private static final int DELETE = 0x7F;

  private HiddenCharacters() {}

  /**
   * The first {@code most} of them.
   *
   * @param where what they may not stand in, such as {@code a policy}
   */
  public static List<Diagnostic> in(SourceFile source, String where, int most) {
    List<Diagnostic> found = new ArrayList<>();
    String text = source.text();
    int step;
    for (int i = 0; i < text.length() && found.size() < most; i += step) {
      int c = text.codePointAt(i);
      step = Character.charCount(c);
      if (isHidden(c)) {
        found.add(
            Diagnostic.of(
                Code.BAD_CHARACTER,
                new Span(source, i, i + step),
                "the invisible character U+%04X may not stand in %s".formatted(c, where)));
      } else if (c == '\r' && !text.startsWith("\n", i + 1)) {
        found.add(
            Diagnostic.of(
                Code.BAD_CHARACTER,
                new Span(source, i, i + step),
                "a carriage return without a line feed may not stand in "
                    + where
                    + ": not every editor ends the line there"));
      }
    }
    return found;
  }

  /** A carriage return is judged by what follows it. */
  static boolean isHidden(int c) {
    if (c < DELETE) {
      return c < ' ' && c != '\n' && c != '\r' && c != '\t';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
