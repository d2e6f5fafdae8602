package dev.remit.lang.syntax;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import java.util.Optional;

/**
 * Says what is wrong with characters that belong to no token, in their order. A quote among them
 * begins a text that does not end on its line, or one with an escape that does not exist; what
 * follows from that on the line is not said again.
 */
final class StrayCharacters {
  private final String text;
  private final SourceFile source;
  private int textEnd;
  private int lineEnd;

  StrayCharacters(SourceFile source) {
    this.source = source;
    this.text = source.text();
  }

  Optional<Diagnostic> at(Span character) {
    boolean ofText = "\"\\".contains(character.text());
    if (character.start() < (ofText ? lineEnd : textEnd)) {
      return Optional.empty();
    }
    return Optional.of(
        character.text().equals("\"")
            ? brokenText(character)
            : Diagnostic.of(Code.BAD_CHARACTER, character, "this character means nothing here"));
  }

  private Diagnostic brokenText(Span quote) {
    lineEnd = quote.end();
    while (lineEnd < text.length() && "\r\n".indexOf(text.charAt(lineEnd)) < 0) {
      lineEnd++;
    }
    Optional<Span> unknown = Optional.empty();
    int at = quote.end();
    while (at < lineEnd && text.charAt(at) != '"') {
      int end = text.charAt(at) == '\\' ? escapeEnd(at) : at + 1;
      if (end < 0) {
        end = Math.min(text.offsetByCodePoints(at, at + 1 < lineEnd ? 2 : 1), lineEnd);
        Span escape = new Span(source, at, end);
        unknown = unknown.or(() -> Optional.of(escape));
      }
      at = end;
    }
    textEnd = Math.min(at + 1, lineEnd);
    return unknown
        .map(escape ->
            Diagnostic.of(
                Code.BAD_ESCAPE,
                escape,
                "there is no escape `"
                    + escape.text()
                    + "`; there are \\\" \\\\ \\n \\t, and \\u{…} with a code point in hexadecimal"))
        .orElseGet(
            () -> Diagnostic.of(Code.BAD_CHARACTER, quote, "this text does not end on its line"));
  }

  /** Where the escape that begins here ends; negative where there is none such. */
  private int escapeEnd(int backslash) {
    int kind = backslash + 1;
    if (kind < lineEnd && "\"\\nt".indexOf(text.charAt(kind)) >= 0) {
      return kind + 1;
    }
    int close = text.indexOf('}', kind);
    boolean codePoint =
        close > 0
            && close < lineEnd
            && text.substring(kind, close + 1).matches("u\\{[0-9A-Fa-f]+}");
    return codePoint ? close + 1 : -1;
  }
}
