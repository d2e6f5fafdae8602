package dev.remit.lang.data;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Expression.Cell;
import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns values of a data file into the expressions that a policy would have in their place. */
final class DataExpressions {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
  private static final int MOST_DIGITS = 40;

  private final List<Diagnostic> found;

  DataExpressions(List<Diagnostic> found) {
    this.found = found;
  }

  /** A value, {@code none}, or a list of values. */
  Optional<Expression> of(Datum datum) {
    if (datum instanceof Datum.Many(List<Datum> elements, Span span)) {
      List<Expression> values = new ArrayList<>(elements.size());
      for (Datum element : elements) {
        scalar(element).ifPresent(values::add);
      }
      return values.size() == elements.size()
          ? Optional.of(new Expression.SetLiteral(values, span))
          : Optional.empty();
    }
    return datum instanceof Datum.Nothing(Span span) ? Optional.of(none(span)) : scalar(datum);
  }

  private static Expression none(Span span) {
    return new Expression.Reference(new Name(List.of(new Name.Segment("none", false, span)), span));
  }

  private Optional<Expression> scalar(Datum datum) {
    return switch (datum) {
      case Datum.Text(String text, Span span) ->
          Optional.of(new Cell(text, Cell.Form.QUOTED, span));
      case Datum.Word(String text, boolean cell, Span span) ->
          Optional.of(new Cell(text, cell ? Cell.Form.CSV : Cell.Form.PLAIN, span));
      case Datum.Bool(boolean value, Span span) ->
          Optional.of(new Expression.BoolLiteral(value, span));
      case Datum.Number(String text, Span span) -> number(text, span);
      case Datum.Nothing(Span span) -> misplaced(span, "an element of a list is never none");
      case Datum.Many(var elements, Span span) ->
          misplaced(span, "a list holds values, and no other list");
      case Datum.Members(var members, Span span) ->
          misplaced(span, "a value is expected here, and this is an object");
    };
  }

  private Optional<Expression> misplaced(Span span, String message) {
    found.add(Diagnostic.of(Code.DATA_SHAPE, span, message));
    return Optional.empty();
  }

  private Optional<Expression> number(String text, Span span) {
    Optional<BigDecimal> number = number(text);
    if (number.isEmpty()) {
      found.add(
          Diagnostic.of(
              Code.BAD_LITERAL,
              span,
              "a number is written out, without an exponent, and has at most 18 digits"));
    }
    return number.map(value -> new Expression.NumberLiteral(value, span));
  }

  /** A number as policies write them; one with an exponent could be of any size. */
  static Optional<BigDecimal> number(String text) {
    return text.length() <= MOST_DIGITS && NUMBER.matcher(text).matches()
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  /** A text, where nothing else may stand. */
  Optional<Declaration.Text> text(Datum datum, String what) {
    Optional<Declaration.Text> text =
        Datum.text(datum).map(read -> new Declaration.Text(read, datum.span()));
    if (text.isEmpty()) {
      found.add(Diagnostic.of(Code.DATA_SHAPE, datum.span(), what + " is a text"));
    }
    return text;
  }
}
