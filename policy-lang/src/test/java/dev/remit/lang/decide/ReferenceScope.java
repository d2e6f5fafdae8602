package dev.remit.lang.decide;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A hop's scope as the language reference writes it: the document of {@code docs/digests.md}, but
 * that a bound left out is all.
 */
final class ReferenceScope {
  private ReferenceScope() {}

  static Scope of(String text) {
    return switch (JsonReader.read(text.getBytes(StandardCharsets.UTF_8))) {
      case JsonReader.Result.Read(Json json) ->
          new Scope(
              Optional.of(bound(json, "tools", ReferenceScope::text)),
              Optional.of(bound(json, "actions", ReferenceScope::text)),
              Optional.of(bound(json, "datasets", ReferenceScope::dataset)),
              Optional.of(bound(json, "arguments", ReferenceScope::argument)));
      case JsonReader.Result.Refused(String problem) -> throw new AssertionError(problem);
    };
  }

  private static <T> Scope.Bound<T> bound(Json scope, String name, Function<Json, T> item) {
    return member(scope, name)
        .<Scope.Bound<T>>map(json -> new Scope.Bound.Only<>(list(json, item)))
        .orElseGet(Scope.Bound.All::new);
  }

  private static Scope.DatasetBound dataset(Json json) {
    return new Scope.DatasetBound(
        member(json, "name").map(ReferenceScope::text).orElseThrow(),
        member(json, "path").map(ReferenceScope::text));
  }

  private static Scope.ArgumentBound argument(Json json) {
    String argument = member(json, "argument").map(ReferenceScope::text).orElseThrow();
    Optional<BigDecimal> min = member(json, "min").map(ReferenceScope::number);
    Optional<BigDecimal> max = member(json, "max").map(ReferenceScope::number);
    return min.isPresent() || max.isPresent()
        ? new Scope.Interval(argument, min, max)
        : new Scope.Texts(
            argument, texts(json, "values"), texts(json, "names"), texts(json, "paths"));
  }

  private static List<String> texts(Json json, String name) {
    return member(json, name).map(list -> list(list, ReferenceScope::text)).orElse(List.of());
  }

  private static <T> List<T> list(Json json, Function<Json, T> item) {
    if (json instanceof Json.Array(List<Json> elements)) {
      return elements.stream().map(item).toList();
    }
    throw new AssertionError("no list: " + json);
  }

  private static Optional<Json> member(Json json, String name) {
    if (json instanceof Json.Object(List<Json.Member> members)) {
      return members.stream()
          .filter(member -> member.name().equals(name))
          .map(Json.Member::value)
          .findFirst();
    }
    throw new AssertionError("no object: " + json);
  }

  private static String text(Json json) {
    if (json instanceof Json.Text(String text)) {
      return text;
    }
    throw new AssertionError("no text: " + json);
  }

  private static BigDecimal number(Json json) {
    if (json instanceof Json.Number(BigDecimal number)) {
      return number;
    }
    throw new AssertionError("no number: " + json);
  }
}
