package dev.remit.lang.check;

import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.TypeName;
import java.util.List;
import java.util.stream.Stream;

/** The names that stand in a condition or a type, as written. */
final class Mentions {
  private Mentions() {}

  static Stream<Name> of(Expression expression) {
    return switch (expression) {
      case Expression.Reference(Name name) -> Stream.of(name);
      case Expression.Has has ->
          Stream.concat(Stream.of(has.attribute()), has.type().stream().flatMap(Mentions::of));
      case Expression.HasRow has -> of(has.row());
      case Expression.RowReference row -> Stream.concat(Stream.of(row.table()), of(row.key()));
      case Expression.DefineUse use -> Stream.concat(Stream.of(use.define()), all(use.arguments()));
      case Expression.SetLiteral(var elements, var span) -> all(elements);
      case Expression.Tuple(var elements, var span) -> all(elements);
      case Expression.Compare compare -> all(List.of(compare.left(), compare.right()));
      case Expression.Is is -> all(List.of(is.left(), is.right()));
      case Expression.In in -> all(List.of(in.left(), in.right()));
      case Expression.Under under -> all(List.of(under.left(), under.right()));
      case Expression.Labelled labelled -> all(List.of(labelled.left(), labelled.label()));
      case Expression.Matches matches -> of(matches.left());
      case Expression.Default(var value, var fallback, var span) -> all(List.of(value, fallback));
      case Expression.And(var operands, var span) -> all(operands);
      case Expression.Or(var operands, var span) -> all(operands);
      case Expression.Not(var operand, var span) -> of(operand);
      case Expression.Quantified quantified ->
          quantified.range() instanceof Expression.Range.Elements elements
              ? all(List.of(elements.list(), quantified.body()))
              : of(quantified.body());
      case Expression.PatternLiteral any -> Stream.of();
      case Expression.StringLiteral any -> Stream.of();
      case Expression.NumberLiteral any -> Stream.of();
      case Expression.BoolLiteral any -> Stream.of();
      case Expression.Cell any -> Stream.of();
      case Expression.DurationLiteral any -> Stream.of();
      case Expression.TimestampLiteral any -> Stream.of();
      case Expression.DateLiteral any -> Stream.of();
      case Expression.IdentityLiteral any -> Stream.of();
    };
  }

  static Stream<Name> of(TypeName type) {
    return switch (type) {
      case TypeName.Named(Name name, var span) -> Stream.of(name);
      case TypeName.ListOf(var element, var max, var span) -> of(element);
      case TypeName.SetOf(var element, var max, var span) -> of(element);
      case TypeName.RecordOf(var fields, var span) -> fields(fields);
      case TypeName.OptionalOf(var inner, var span) -> of(inner);
      case TypeName.EnumOf any -> Stream.of();
    };
  }

  static Stream<Name> fields(List<TypeName.Field> fields) {
    return fields.stream().flatMap(field -> of(field.type()));
  }

  private static Stream<Name> all(List<Expression> expressions) {
    return expressions.stream().flatMap(Mentions::of);
  }
}
