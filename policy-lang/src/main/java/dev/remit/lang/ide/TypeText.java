package dev.remit.lang.ide;

import dev.remit.lang.schema.BuiltInTypes;
import dev.remit.lang.schema.Type;
import java.util.stream.Collectors;

/** A type as a declaration would write it. */
final class TypeText {
  private TypeText() {}

  static String of(Type type) {
    return switch (type) {
      case Type.Bool any -> "bool";
      case Type.Int any -> "int";
      case Type.Decimal any -> "decimal";
      case Type.Text any -> "string";
      case Type.Length any -> "duration";
      case Type.Time any -> "timestamp";
      case Type.Date any -> "date";
      case Type.Name any -> "name";
      case Type.Path any -> "path";
      case Type.Uri any -> "uri";
      case Type.Email any -> "email";
      case Type.Domain any -> "domain";
      case Type.Ip any -> "ip";
      case Type.Cidr any -> "cidr";
      case Type.Command any -> "command";
      case Type.Identity any -> "identity";
      case Type.Tool any -> "tool";
      case Type.Label any -> "label";
      case Type.Json any -> "json";
      case Type.ListOf(Type of, int max) -> "list<" + of(of) + "> max " + max;
      case Type.SetOf(Type of, int max) -> "set<" + of(of) + "> max " + max;
      case Type.EnumOf symbols -> isNamed(symbols) ? symbols.name() : values(symbols);
      case Type.RecordOf(var fields) ->
          fields.stream().map(TypeText::of).collect(Collectors.joining(", ", "record { ", " }"));
    };
  }

  static String of(Type.Field field) {
    return (field.secret() ? "secret " : "")
        + field.name()
        + ": "
        + of(field.type())
        + (field.optional() ? "?" : "");
  }

  /**
   * Whether a declaration could name it; the enums of core attributes have no name of their own.
   */
  private static boolean isNamed(Type.EnumOf symbols) {
    return BuiltInTypes.BY_NAME.containsKey(symbols.name())
        || !(symbols.name().equals("enum") || symbols.name().contains(".") || isCore(symbols));
  }

  private static boolean isCore(Type.EnumOf symbols) {
    return symbols.name().equals("status") || symbols.name().equals("action");
  }

  /** The values, and between those of an ordered one how they compare. */
  static String values(Type.EnumOf symbols) {
    return "enum { " + String.join(symbols.ordered() ? " < " : ", ", symbols.values()) + " }";
  }
}
