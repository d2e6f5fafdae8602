package dev.remit.lang.schema;

import java.util.Map;

/** The types that every bundle can name. */
public final class BuiltInTypes {
  public static final Map<String, Type> BY_NAME =
      Map.ofEntries(
          Map.entry("bool", new Type.Bool()),
          Map.entry("int", new Type.Int()),
          Map.entry("decimal", new Type.Decimal()),
          Map.entry("string", new Type.Text()),
          Map.entry("duration", new Type.Length()),
          Map.entry("timestamp", new Type.Time()),
          Map.entry("date", new Type.Date()),
          Map.entry("uri", new Type.Uri()),
          Map.entry("email", new Type.Email()),
          Map.entry("domain", new Type.Domain()),
          Map.entry("ip", new Type.Ip()),
          Map.entry("cidr", new Type.Cidr()),
          Map.entry("command", new Type.Command()),
          Map.entry("name", new Type.Name()),
          Map.entry("path", new Type.Path()),
          Map.entry("identity", new Type.Identity()),
          Map.entry("json", new Type.Json()),
          Map.entry("sensitivity", CoreModel.SENSITIVITY),
          Map.entry("trust", CoreModel.TRUST),
          Map.entry("assurance", CoreModel.ASSURANCE));

  private BuiltInTypes() {}
}
