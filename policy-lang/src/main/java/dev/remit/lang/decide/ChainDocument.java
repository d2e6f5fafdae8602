package dev.remit.lang.decide;

import dev.remit.lang.decide.CheckedScope.ArgumentScope;
import dev.remit.lang.decide.CheckedScope.DatasetScope;
import dev.remit.lang.decide.CheckedScope.Interval;
import dev.remit.lang.decide.CheckedScope.Texts;
import dev.remit.lang.schema.Catalogue.PathPattern;
import dev.remit.lang.schema.NamePattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A delegation chain as the JSON document that its digest is taken of. */
final class ChainDocument {
  private ChainDocument() {}

  static Json of(List<Call.Hop> chain) {
    return new Json.Array(chain.stream().map(ChainDocument::hop).toList());
  }

  private static Json hop(Call.Hop hop) {
    List<Json.Member> members = new ArrayList<>();
    sent(hop.assurance(), "assurance", members);
    members.add(new Json.Member("delegation", new Json.Text(hop.delegation())));
    members.add(new Json.Member("expires_at", new Json.Text(Times.text(hop.expiresAt()))));
    members.add(new Json.Member("from", Digests.identity(hop.from())));
    members.add(new Json.Member("not_before", new Json.Text(Times.text(hop.notBefore()))));
    members.add(
        new Json.Member("parent", hop.parent().<Json>map(Json.Text::new).orElse(new Json.Null())));
    sent(hop.purpose(), "purpose", members);
    members.add(new Json.Member("scope", scope(hop.scope())));
    members.add(new Json.Member("task", new Json.Text(hop.task())));
    members.add(new Json.Member("to", Digests.identity(hop.to())));
    return new Json.Object(members);
  }

  /** None is null; what was not sent has no member. */
  private static void sent(Sent<String> sent, String name, List<Json.Member> members) {
    switch (sent) {
      case Sent.Value<String>(String text) ->
          members.add(new Json.Member(name, new Json.Text(text)));
      case Sent.None<String> none -> members.add(new Json.Member(name, new Json.Null()));
      case Sent.Nothing<String> nothing -> {}
    }
  }

  private static Json scope(CheckedScope scope) {
    return Digests.object(
        new Json.Member("actions", bound(scope.actions(), Json.Text::new)),
        new Json.Member("arguments", bound(scope.arguments(), ChainDocument::argument)),
        new Json.Member("datasets", bound(scope.datasets(), ChainDocument::dataset)),
        new Json.Member("tools", bound(scope.tools(), tool -> new Json.Text(text(tool)))));
  }

  /**
   * All is the text {@code all}; a list is a set: sorted by its items' canonical JSON, each once.
   */
  private static <T> Json bound(Scope.Bound<T> bound, Function<T, Json> item) {
    return switch (bound) {
      case Scope.Bound.All<T> all -> new Json.Text("all");
      case Scope.Bound.Only<T>(List<T> items) -> set(items, item);
    };
  }

  private static <T> Json set(Collection<T> items, Function<T, Json> item) {
    return new Json.Array(
        items.stream()
            .map(item)
            .distinct()
            .sorted(Comparator.comparing(CanonicalJson::text, CanonicalJson.BY_CODE_POINT))
            .toList());
  }

  private static Json dataset(DatasetScope scope) {
    Optional<String> path = scope.path().map(ChainDocument::text);
    return Digests.object(
        new Json.Member("name", new Json.Text(scope.name().toString())),
        new Json.Member("path", path.<Json>map(Json.Text::new).orElse(new Json.Null())));
  }

  private static Json argument(ArgumentScope scope) {
    return switch (scope) {
      case Interval interval -> interval(interval);
      case Texts texts -> texts(texts);
    };
  }

  private static Json texts(Texts scope) {
    return Digests.object(
        new Json.Member("argument", new Json.Text(String.join(".", scope.argument()))),
        new Json.Member("names", set(scope.names(), name -> new Json.Text(name.toString()))),
        new Json.Member("paths", set(scope.paths(), path -> new Json.Text(text(path)))),
        new Json.Member("values", set(scope.values(), Json.Text::new)));
  }

  private static Json interval(Interval scope) {
    return Digests.object(
        new Json.Member("argument", new Json.Text(String.join(".", scope.argument()))),
        new Json.Member(
            "max", scope.max().<Json>map(ChainDocument::number).orElse(new Json.Null())),
        new Json.Member(
            "min", scope.min().<Json>map(ChainDocument::number).orElse(new Json.Null())));
  }

  /** Stripped, so that 100 and 100.00 are one item. */
  private static Json number(java.math.BigDecimal number) {
    return new Json.Number(
        number.signum() == 0 ? java.math.BigDecimal.ZERO : number.stripTrailingZeros());
  }

  private static String text(PathPattern pattern) {
    return (pattern.absolute() ? "/" : "") + String.join("/", pattern.segments().segments());
  }

  /** As on the wire: a part with a dot is quoted. */
  private static String text(NamePattern tool) {
    return tool.segments().stream()
        .map(part -> part.contains(".") ? '"' + part + '"' : part)
        .collect(Collectors.joining("."));
  }
}
