package dev.remit.lang.decide;

import dev.remit.lang.decide.CheckedScope.ArgumentScope;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Catalogue.PathPattern;
import dev.remit.lang.schema.NamePattern;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Step 1 for what one scope says of arguments. */
final class ArgumentScopeShape {
  private final Violations violations;

  /** Texts and patterns so far, in all bounds of the scope. */
  private int texts;

  ArgumentScopeShape(Violations violations) {
    this.violations = violations;
  }

  Optional<ArgumentScope> bound(Scope.ArgumentBound bound, String field) {
    return switch (bound) {
      case Scope.Interval interval -> interval(interval, field);
      case Scope.Texts admitted -> texts(admitted, field);
    };
  }

  private Optional<ArgumentScope> interval(Scope.Interval interval, String field) {
    boolean bounded = interval.min().isPresent() || interval.max().isPresent();
    boolean numbers =
        interval.min().map(JsonLimits::isShort).orElse(true)
            && interval.max().map(JsonLimits::isShort).orElse(true);
    if (!bounded || !numbers) {
      violations.add(field, bounded ? "has a number that is too long" : "bounds nothing");
      return Optional.empty();
    }
    Optional<BigDecimal> min = interval.min();
    if (min.isPresent() && interval.max().filter(max -> max.compareTo(min.get()) < 0).isPresent()) {
      violations.add(field, "ends before it starts");
      return Optional.empty();
    }
    return argument(interval, field)
        .map(path -> new CheckedScope.Interval(path, min, interval.max()));
  }

  private Optional<ArgumentScope> texts(Scope.Texts admitted, String field) {
    int size = admitted.values().size() + admitted.names().size() + admitted.paths().size();
    texts += size;
    if (size == 0 || texts > Limits.SCOPE_TEXTS) {
      violations.add(
          field,
          size == 0
              ? "admits nothing"
              : "has, with the bounds before it, more than " + Limits.SCOPE_TEXTS + " texts");
      return Optional.empty();
    }
    Optional<List<String>> values =
        each(admitted.values(), ArgumentScopeShape::value, field + ".values", "is no text");
    Optional<List<NamePattern>> names =
        each(
            admitted.names(),
            text -> CanonicalPatterns.name(text).filter(NamePattern::hasStar),
            field + ".names",
            "is not a canonical pattern of names with a star");
    Optional<List<PathPattern>> paths =
        each(
            admitted.paths(),
            text -> CanonicalPatterns.path(text).filter(path -> path.segments().hasStar()),
            field + ".paths",
            "is not a canonical pattern of paths with a star");
    Optional<List<String>> argument = argument(admitted, field);
    return argument.isEmpty() || values.isEmpty() || names.isEmpty() || paths.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CheckedScope.Texts(
                argument.get(), Set.copyOf(values.get()), names.get(), paths.get()));
  }

  private Optional<List<String>> argument(Scope.ArgumentBound bound, String field) {
    Optional<List<String>> path = CanonicalNames.name(bound.argument()).map(Value.Name::segments);
    if (path.isEmpty()) {
      violations.add(field + ".argument", "is not the dotted name of an argument");
    }
    return path;
  }

  private <T> Optional<List<T>> each(
      List<String> texts, Function<String, Optional<T>> read, String field, String problem) {
    List<T> all = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Optional<T> one = read.apply(texts.get(i));
      if (one.isEmpty()) {
        violations.add(field + "[" + i + "]", problem);
      }
      one.ifPresent(all::add);
    }
    return all.size() == texts.size() ? Optional.of(all) : Optional.empty();
  }

  /** Any text that is Unicode: what the argument is compared with. */
  private static Optional<String> value(String text) {
    Json json = new Json.Text(text);
    return JsonLimits.problem(json).isEmpty()
            && text.getBytes(StandardCharsets.UTF_8).length <= Limits.SCOPE_TEXT_BYTES
        ? Optional.of(text)
        : Optional.empty();
  }
}
