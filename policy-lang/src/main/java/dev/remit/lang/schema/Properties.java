package dev.remit.lang.schema;

import java.util.List;

/** What may be read of a value after a dot: the fields of a record, {@code .host} of a uri. */
public final class Properties {
  /** Words of a command, its program included. */
  private static final int WORDS = 256;

  private static final Type TEXT = new Type.Text();

  private static final List<Type.Field> OF_URI =
      List.of(
          always("scheme", TEXT),
          maybe("host", new Type.Domain()),
          maybe("address", new Type.Ip()),
          maybe("port", new Type.Int()),
          always("path", new Type.Path()));
  private static final List<Type.Field> OF_EMAIL =
      List.of(always("local", TEXT), always("domain", new Type.Domain()));
  private static final List<Type.Field> OF_COMMAND =
      List.of(always("program", TEXT), always("words", new Type.ListOf(TEXT, WORDS)));

  private Properties() {}

  public static List<Type.Field> of(Type type) {
    return switch (type) {
      case Type.RecordOf(List<Type.Field> fields) -> fields;
      case Type.Uri any -> OF_URI;
      case Type.Email any -> OF_EMAIL;
      case Type.Command any -> OF_COMMAND;
      default -> List.of();
    };
  }

  private static Type.Field always(String name, Type type) {
    return new Type.Field(name, type, false, false);
  }

  private static Type.Field maybe(String name, Type type) {
    return new Type.Field(name, type, true, false);
  }
}
