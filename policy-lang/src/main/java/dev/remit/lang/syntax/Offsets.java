package dev.remit.lang.syntax;

import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Turns the parser's places, counted in code points, into spans, counted in UTF-16 characters. */
final class Offsets {
  private final SourceFile source;
  private final boolean plain;

  /** Where each code point starts, and where the text ends; empty for a plain text. */
  private final int[] starts;

  Offsets(SourceFile source) {
    this.source = source;
    int codePoints = source.text().codePointCount(0, source.text().length());
    this.plain = codePoints == source.text().length();
    this.starts = plain ? new int[0] : starts(source.text(), codePoints);
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
    return new Span(source, start, Math.max(start, end));
  }

  private int at(int codePoint) {
    return plain
        ? Math.min(codePoint, source.text().length())
        : starts[Math.min(codePoint, starts.length - 1)];
  }
}
