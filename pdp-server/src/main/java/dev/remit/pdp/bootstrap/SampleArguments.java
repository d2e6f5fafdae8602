package dev.remit.pdp.bootstrap;

import dev.remit.lang.decide.Json;
import dev.remit.lang.schema.Type;
import java.math.BigDecimal;
import java.util.List;

/** Arguments that a tool takes, whatever they mean. */
final class SampleArguments {
  private SampleArguments() {}

  /** One of each that is required. */
  static List<Json.Member> of(List<Type.Field> declared) {
    return declared.stream()
        .filter(field -> !field.optional())
        .map(field -> new Json.Member(field.name(), sample(field.type())))
        .toList();
  }

  private static Json sample(Type type) {
    return switch (type) {
      case Type.Bool any -> new Json.Bool(true);
      case Type.Int any -> new Json.Number(BigDecimal.ONE);
      case Type.Decimal any -> new Json.Number(BigDecimal.ONE);
      case Type.ListOf(Type element, int max) -> new Json.Array(List.of(sample(element)));
      case Type.SetOf(Type element, int max) -> new Json.Array(List.of(sample(element)));
      case Type.RecordOf(List<Type.Field> fields) -> new Json.Object(of(fields));
      case Type.Tool any ->
          new Json.Object(
              List.of(
                  new Json.Member("server", new Json.Text("remit")),
                  new Json.Member("name", new Json.Text("sample"))));
      case Type.Json any -> new Json.Null();
      case Type.EnumOf words -> new Json.Text(words.values().getFirst());
      case Type.Label(List<String> declaredLabels) ->
          new Json.Text(declaredLabels.isEmpty() ? "" : declaredLabels.getFirst());
      case Type.Length any -> new Json.Text("1h");
      case Type.Time any -> new Json.Text("2026-01-01T00:00:00Z");
      case Type.Date any -> new Json.Text("2026-01-01");
      case Type.Uri any -> new Json.Text("https://remit.invalid/sample");
      case Type.Email any -> new Json.Text("sample@remit.invalid");
      case Type.Domain any -> new Json.Text("remit.invalid");
      case Type.Ip any -> new Json.Text("192.0.2.1");
      case Type.Cidr any -> new Json.Text("192.0.2.0/24");
      case Type.Identity any -> new Json.Text("spiffe://remit.invalid/sample");
      case Type.Text any -> new Json.Text("sample");
      case Type.Name any -> new Json.Text("sample");
      case Type.Path any -> new Json.Text("sample");
      case Type.Command any -> new Json.Text("sample");
    };
  }
}
