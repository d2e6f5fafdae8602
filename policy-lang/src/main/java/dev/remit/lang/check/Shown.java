package dev.remit.lang.check;

import dev.remit.lang.ast.Expression;
import dev.remit.lang.schema.Type;

/** Words for types and expressions, as messages use them. */
final class Shown {
  private Shown() {}

  static String type(Type type) {
    return switch (type) {
      case Type.Bool any -> "a bool";
      case Type.Int any -> "an int";
      case Type.Decimal any -> "a decimal";
      case Type.Text any -> "a string";
      case Type.Length any -> "a duration";
      case Type.Time any -> "a timestamp";
      case Type.EnumOf(var name, var values, var ordered) ->
          "enum { " + String.join(", ", values) + " }";
      case Type.Name any -> "a name";
      case Type.Path any -> "a path";
      case Type.Identity any -> "an identity";
      case Type.Tool any -> "a tool";
      case Type.ListOf(var element, var max) -> "a list of " + plural(element);
      case Type.SetOf(var element, var max) -> "a set of " + plural(element);
      case Type.RecordOf(var fields) -> "a record";
      case Type.Label any -> "a label";
      case Type.Json any -> "json, which no operator reads";
    };
  }

  private static String plural(Type element) {
    String one = type(element);
    return one.substring(one.indexOf(' ') + 1) + "s";
  }

  static String kind(Expression expression) {
    return switch (expression) {
      case Expression.StringLiteral any -> "a string";
      case Expression.NumberLiteral any -> "a number";
      case Expression.BoolLiteral any -> "a bool";
      case Expression.DurationLiteral any -> "a duration";
      case Expression.TimestampLiteral any -> "a timestamp";
      case Expression.DateLiteral any -> "a date";
      case Expression.RowReference any -> "a row of data";
      case Expression.IdentityLiteral any -> "an identity";
      case Expression.SetLiteral any -> "a set";
      case Expression.PatternLiteral any -> "a pattern";
      case Expression.Tuple any -> "a tuple";
      case Expression.Reference(var name) -> "`" + Names.dotted(name) + "`";
      case Expression.Default any -> "a value with a default";
      default -> "a condition";
    };
  }
}
