package dev.remit.lang.syntax;

import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Turns the parser's places, counted in code points, into spans, counted in UTF-16 characters. */
final class Offsets {
  private final SourceFile source;
  private final boolean plain;

  Offsets(SourceFile source) {
    this.source = source;
    this.plain = source.text().codePointCount(0, source.text().length()) == source.text().length();
  }

  Span span(ParserRuleContext context) {
    Token stop = context.getStop() == null ? context.getStart() : context.getStop();
    return span(context.getStart(), stop);
  }

  Span span(Token first, Token last) {
    int length = source.text().length();
    int start = Math.min(at(first.getStartIndex()), length);
    int end = last.getType() == Token.EOF ? start : at(last.getStopIndex() + 1);
    return new Span(source, start, Math.max(start, Math.min(end, length)));
  }

  private int at(int codePoint) {
    return plain ? codePoint : source.text().offsetByCodePoints(0, codePoint);
  }
}
