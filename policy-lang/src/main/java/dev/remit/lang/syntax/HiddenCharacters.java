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
   * The first {@code most} of them.
   *
   * @param where what they may not stand in, such as {@code a policy}
   */
  public static List<Diagnostic> in(SourceFile source, String where, int most) {
    List<Diagnostic> found = new ArrayList<>();
    String text = source.text();
    for (int i = 0; i < text.length() && found.size() < most; i++) {
      char c = text.charAt(i);
      boolean control = Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
      if (control || (c >= FIRST_FORMAT && Character.getType(c) == Character.FORMAT)) {
        found.add(
            Diagnostic.of(
                Code.BAD_CHARACTER,
                new Span(source, i, i + 1),
                "the invisible character U+%04X may not stand in %s".formatted((int) c, where)));
      }
    }
    return found;
  }
}
