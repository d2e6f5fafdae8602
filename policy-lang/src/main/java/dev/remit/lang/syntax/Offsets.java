package dev.remit.lang.syntax;

import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Turns the parser's places, counted in code points, into spans, counted in UTF-16 characters. */
final class Offsets {
  private final SourceFile source;
  private final String text;

  /** Where the text begins in the source. */
  private final int base;

  /** What stands for every place; empty where the source has the text as it is. */
  private final Optional<Span> only;

  private final boolean plain;

  /** Where each code point starts, and where the text ends; empty for a plain text. */
  private final int[] starts;

  /** Of a whole file. */
  Offsets(SourceFile source) {
    this(source, source.text(), 0, Optional.empty());
  }

  /** Of a text that stands at a place of a file, maybe in quotes and with escapes. */
  static Offsets within(Span place, String text) {
    int at = place.text().indexOf(text);
    return new Offsets(
        place.file(),
        text,
        place.start() + Math.max(at, 0),
        at < 0 ? Optional.of(place) : Optional.empty());
  }

  private Offsets(SourceFile source, String text, int base, Optional<Span> only) {
    this.source = source;
    this.text = text;
    this.base = base;
    this.only = only;
    int codePoints = text.codePointCount(0, text.length());
    this.plain = codePoints == text.length();
    this.starts = plain ? new int[0] : starts(text, codePoints);
  }

  private static int[] starts(String text, int codePoints) {
    int[] starts = new int[codePoints + 1];
    int at = 0;
    for (int i = 0; i <= codePoints; i++) {
      starts[i] = at;
      at += i < codePoints ? Character.charCount(text.codePointAt(at)) : 0;
    }
    return starts;
  }

  Span span(ParserRuleContext context) {
    Token stop = context.getStop() == null ? context.getStart() : context.getStop();
    return span(context.getStart(), stop);
  }

  Span span(Token first, Token last) {
    int start = at(first.getStartIndex());
    int end = last.getType() == Token.EOF ? start : at(last.getStopIndex() + 1);
    return only.orElseGet(() -> new Span(source, base + start, base + Math.max(start, end)));
  }

  private int at(int codePoint) {
    return plain
        ? Math.min(codePoint, text.length())
        : starts[Math.min(codePoint, starts.length - 1)];
  }
}
