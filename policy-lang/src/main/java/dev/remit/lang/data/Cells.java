package dev.remit.lang.data;

import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Expression.Cell;
import dev.remit.lang.ast.Name;
import dev.remit.lang.canonical.DurationText;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import dev.remit.lang.syntax.LiteralText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the cells of data files as the literals that a policy would have in their place. */
public final class Cells {
  private static final String EMPTY_LIST = "{}";

  private Cells() {}

  /**
   * The literal that the cell stands for where {@code type} is declared; empty for a cell that can
   * be none of that type.
   */
  public static Optional<Expression> as(Cell cell, Type type) {
    String text = cell.text();
    Span span = cell.span();
    boolean bare = cell.form() != Cell.Form.QUOTED;
    return switch (type) {
      case Type.Bool any ->
          bare && (text.equals("true") || text.equals("false"))
              ? Optional.of(new Expression.BoolLiteral(text.equals("true"), span))
              : Optional.empty();
      case Type.Int any -> bare ? number(text, span) : Optional.empty();
      case Type.Decimal any -> bare ? number(text, span) : Optional.empty();
      case Type.Length any ->
          DurationText.read(text).map(read -> new Expression.DurationLiteral(read, span));
      case Type.Time any ->
          LiteralText.timestamp(text).map(read -> new Expression.TimestampLiteral(read, span));
      case Type.Date any ->
          LiteralText.date(text).map(read -> new Expression.DateLiteral(read, span));
      case Type.Name any -> Optional.of(new Expression.Reference(name(text, span)));
      case Type.ListOf any -> list(cell);
      case Type.SetOf any -> list(cell);
      case Type.RecordOf any -> Optional.empty();
      case Type.Json any -> Optional.empty();
      case Type.Tool any -> Optional.empty();
      case Type.Label any -> Optional.empty();
      case Type.Text any -> Optional.of(new Expression.StringLiteral(text, span));
      case Type.EnumOf any -> Optional.of(new Expression.StringLiteral(text, span));
      case Type.Path any -> Optional.of(new Expression.StringLiteral(text, span));
      case Type.Uri any -> Optional.of(new Expression.StringLiteral(text, span));
      case Type.Email any -> Optional.of(new Expression.StringLiteral(text, span));
      case Type.Domain any -> Optional.of(new Expression.StringLiteral(text, span));
      case Type.Ip any -> Optional.of(new Expression.StringLiteral(text, span));
      case Type.Cidr any -> Optional.of(new Expression.StringLiteral(text, span));
      case Type.Command any -> Optional.of(new Expression.StringLiteral(text, span));
      case Type.Identity any -> Optional.of(new Expression.StringLiteral(text, span));
    };
  }

  private static Optional<Expression> number(String text, Span span) {
    return DataExpressions.number(text).map(number -> new Expression.NumberLiteral(number, span));
  }

  /** A dotted name, each segment at its place. */
  static Name name(String text, Span span) {
    List<Name.Segment> segments = new ArrayList<>();
    for (String segment : text.split("\\.", -1)) {
      segments.add(new Name.Segment(segment, true, span));
    }
    return new Name(segments, span);
  }

  /** Elements parted by semicolons, blanks around them left out; {@code {}} is the empty list. */
  private static Optional<Expression> list(Cell cell) {
    if (cell.form() != Cell.Form.CSV || cell.text().isBlank()) {
      return Optional.empty();
    }
    List<Expression> elements = new ArrayList<>();
    if (!cell.text().equals(EMPTY_LIST)) {
      for (String element : cell.text().split(";", -1)) {
        if (element.isBlank()) {
          return Optional.empty();
        }
        elements.add(new Cell(element.strip(), Cell.Form.CSV, cell.span()));
      }
    }
    return Optional.of(new Expression.SetLiteral(elements, cell.span()));
  }
}
