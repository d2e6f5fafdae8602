package dev.remit.lang.syntax;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.canonical.DurationText;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.Span;
import dev.remit.lang.syntax.grammar.PolicyParser;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** Reads the words and literals of the grammar. */
final class Literals {
  private static final Set<String> RESERVED =
      Set.of("after", "since", "seen", "flow", "limit", "shadow");

  private static final int MOST_DIGITS = 40;

  private final Offsets offsets;
  private final List<Diagnostic> found;

  /** What is read twice is at fault once. */
  private final Set<Span> reported = new HashSet<>();

  Literals(Offsets offsets, List<Diagnostic> found) {
    this.offsets = offsets;
    this.found = found;
  }

  Span span(Token token) {
    return offsets.span(token, token);
  }

  Declaration.Text text(Token token) {
    return new Declaration.Text(unquoted(token), span(token));
  }

  /** The text between the quotes, its escapes resolved. */
  String unquoted(Token token) {
    return Quoted.text(
        token.getText(),
        hex ->
            found.add(
                Diagnostic.of(
                    Code.BAD_ESCAPE, span(token), "\\u{" + hex + "} is no Unicode character")));
  }

  BigDecimal number(Token token) {
    if (token.getText().length() > MOST_DIGITS) {
      found.add(Diagnostic.of(Code.BAD_LITERAL, span(token), "a number has at most 18 digits"));
      return BigDecimal.ZERO;
    }
    return new BigDecimal(token.getText());
  }

  /** A place, from 0; -1 for a number that is none. */
  static int index(Token token) {
    String text = token.getText();
    return text.length() <= 3 && text.chars().allMatch(Character::isDigit)
        ? Integer.parseInt(text)
        : -1;
  }

  Duration duration(Token token) {
    return DurationText.read(token.getText())
        .orElseGet(() -> {
          found.add(
              Diagnostic.of(Code.BAD_LITERAL, span(token), "a duration is at most 36500d long"));
          return Duration.ZERO;
        });
  }

  Instant timestamp(Token token) {
    return LiteralText.timestamp(token.getText())
        .orElseGet(() -> {
          found.add(
              Diagnostic.of(
                  Code.BAD_LITERAL,
                  span(token),
                  "there is no such time; write 2026-11-23T11:00:00Z"));
          return Instant.EPOCH;
        });
  }

  Expression.DateLiteral date(Token token) {
    return new Expression.DateLiteral(
        LiteralText.date(token.getText())
            .orElseGet(() -> {
              found.add(
                  Diagnostic.of(
                      Code.BAD_LITERAL, span(token), "there is no such day; write 2026-11-23"));
              return LocalDate.EPOCH;
            }),
        span(token));
  }

  LocalTime time(Token token) {
    try {
      return LocalTime.parse(token.getText());
    } catch (DateTimeException malformed) {
      found.add(
          Diagnostic.of(
              Code.BAD_LITERAL, span(token), "there is no such time of day; write 08:00"));
      return LocalTime.MIDNIGHT;
    }
  }

  Name.Segment segment(PolicyParser.WordContext word) {
    return new Name.Segment(word.getText(), false, offsets.span(word));
  }

  /** The name of what is declared here; words that a later version needs are kept free. */
  Name.Segment declared(PolicyParser.WordContext word) {
    Name.Segment name = segment(word);
    if (RESERVED.contains(name.text())) {
      add(
          Diagnostic.of(
              Code.RESERVED,
              name.span(),
              "`" + name.text() + "` is kept for a later version of the language"));
    }
    return name;
  }

  private void add(Diagnostic fault) {
    if (reported.add(fault.span())) {
      found.add(fault);
    }
  }

  Name.Segment segment(PolicyParser.EnumValueContext value) {
    return value.STRING() == null ? segment(value.word()) : quoted(value.STRING().getSymbol());
  }

  Name.Segment segment(PolicyParser.FieldNameContext name) {
    return name.STRING() == null ? segment(name.word()) : quoted(name.STRING().getSymbol());
  }

  Name.Segment quoted(Token token) {
    return new Name.Segment(unquoted(token), true, span(token));
  }

  /** The segments of a dotted name or pattern, stars included. */
  List<Name.Segment> segments(PolicyParser.DottedContext dotted) {
    List<Name.Segment> segments = new ArrayList<>();
    segments.add(
        dotted.word() == null
            ? quotedSegment(dotted.STRING().getSymbol())
            : segment(dotted.word()));
    dotted.dottedPart().forEach(part -> segments.add(part(part)));
    return segments;
  }

  /** One segment after a dot, a star included. */
  Name.Segment part(PolicyParser.DottedPartContext part) {
    return part.STRING() == null
        ? new Name.Segment(part.getText(), false, offsets.span(part))
        : quotedSegment(part.STRING().getSymbol());
  }

  /** A star in quotes would read as a name and match as a pattern. */
  private Name.Segment quotedSegment(Token token) {
    Name.Segment segment = quoted(token);
    if (segment.text().contains("*")) {
      add(
          Diagnostic.of(
              Code.STAR_PLACE,
              segment.span(),
              "no name has a star in it; a pattern's star stands without quotes"));
    }
    return segment;
  }

  static boolean isStar(Name.Segment segment) {
    return !segment.quoted() && segment.text().startsWith("*");
  }

  /** A name; a star in it is a fault. */
  Name name(PolicyParser.DottedContext dotted) {
    List<Name.Segment> segments = segments(dotted);
    segments.stream()
        .filter(Literals::isStar)
        .forEach(star ->
            found.add(
                Diagnostic.of(
                    Code.STAR_PLACE,
                    star.span(),
                    "a name is written in full here, without a star")));
    return new Name(segments, offsets.span(dotted));
  }

  /** A pattern; {@code **} anywhere but at its end is a fault. */
  dev.remit.lang.ast.Pattern pattern(PolicyParser.DottedContext dotted) {
    List<Name.Segment> segments = segments(dotted);
    for (Name.Segment segment : segments.subList(0, segments.size() - 1)) {
      if (isStar(segment) && segment.text().equals("**")) {
        found.add(
            Diagnostic.of(
                Code.STAR_PLACE,
                segment.span(),
                "`**` stands only at the end of a pattern; `*` is exactly one segment"));
        return new dev.remit.lang.ast.Pattern(List.of("**"), offsets.span(dotted));
      }
    }
    return new dev.remit.lang.ast.Pattern(
        segments.stream().map(Name.Segment::text).toList(), offsets.span(dotted));
  }
}
