package dev.remit.lang.syntax;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Characters that show nothing, or show the text in another order than it is read. */
public final class HiddenCharacters {
  /** The soft hyphen; no character before it is of that kind. */
  private static final char FIRST_FORMAT = '\u00AD';

  private HiddenCharacters() {}

  /**
   * The first {@code most} of them. A carriage return is one unless a newline follows: readers
   * differ on whether a line ends there.
   *
   * @param where what they may not stand in, such as {@code a policy}
   */
  public static List<Diagnostic> in(SourceFile source, String where, int most) {
    List<Diagnostic> found = new ArrayList<>();
    String text = source.text();
    for (int at = 0; at < text.length() && found.size() < most; ) {
      int character = text.codePointAt(at);
      int end = at + Character.charCount(character);
      boolean lineEnd = character == '\r' && end < text.length() && text.charAt(end) == '\n';
      if (!lineEnd && isHidden(character)) {
        found.add(
            Diagnostic.of(
                Code.BAD_CHARACTER,
                new Span(source, at, end),
                "the invisible character U+%04X may not stand in %s".formatted(character, where)));
      }
      at = end;
    }
    return found;
  }

  static boolean isHidden(int character) {
    if (character < FIRST_FORMAT) {
      return Character.isISOControl(character) && character != '\n' && character != '\t';
    }
    return switch (Character.getType(character)) {
      case Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
