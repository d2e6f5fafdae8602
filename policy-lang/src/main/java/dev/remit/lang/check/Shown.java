package dev.remit.lang.check;

import dev.remit.lang.ast.Expression;
import dev.remit.lang.schema.Type;

/** Words for types and expressions, as messages use them. */
public final class Shown {
  private Shown() {}

  public static String type(Type type) {
    return switch (type) {
      case Type.Bool any -> "a bool";
      case Type.Int any -> "an int";
      case Type.Decimal any -> "a decimal";
      case Type.Text any -> "a string";
      case Type.Length any -> "a duration";
      case Type.Time any -> "a timestamp";
      case Type.Date any -> "a date";
      case Type.Uri any -> "a uri";
      case Type.Email any -> "an email address";
      case Type.Domain any -> "a domain";
      case Type.Ip any -> "an IP address";
      case Type.Cidr any -> "a network";
      case Type.Command any -> "a command";
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
    String noun = one.substring(one.indexOf(' ') + 1);
    return switch (element) {
      case Type.EnumOf any -> "values of " + one;
      case Type.Json any -> "json";
      case Type.Identity any -> "identities";
      case Type.Email any -> "email addresses";
      case Type.Ip any -> "IP addresses";
      case Type.ListOf any -> noun.replaceFirst("list", "lists");
      case Type.SetOf any -> noun.replaceFirst("set", "sets");
      default -> noun + "s";
    };
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
      case Expression.Cell(var text, var form, var span) ->
          form == Expression.Cell.Form.QUOTED ? "a string" : "`" + text + "`";
      case Expression.Reference(var name) -> "`" + Names.dotted(name) + "`";
      case Expression.Default any -> "a value with a default";
      default -> "a condition";
    };
  }
}
