package dev.remit.lang.decide;

import dev.remit.lang.decide.CheckedScope.ArgumentScope;
import dev.remit.lang.decide.CheckedScope.DatasetScope;
import dev.remit.lang.schema.Catalogue.PathPattern;
import dev.remit.lang.schema.NamePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Step 1 for a hop's scope: four bounds, each written, with names and patterns in their one
 * spelling (F20, F23).
 */
final class ScopeShape {
  private final Set<String> actions;
  private final Violations violations;

  ScopeShape(Set<String> actions, Violations violations) {
    this.actions = actions;
    this.violations = violations;
  }

  Optional<CheckedScope> scope(Scope scope, String at) {
    Optional<Scope.Bound<NamePattern>> tools = bound(scope.tools(), at + ".tools", this::tool);
    Optional<Scope.Bound<String>> named = bound(scope.actions(), at + ".actions", this::action);
    Optional<Scope.Bound<DatasetScope>> datasets =
        bound(scope.datasets(), at + ".datasets", this::dataset);
    Optional<Scope.Bound<ArgumentScope>> arguments =
        bound(scope.arguments(), at + ".arguments", new ArgumentScopeShape(violations)::bound);
    return tools.isEmpty() || named.isEmpty() || datasets.isEmpty() || arguments.isEmpty()
        ? Optional.empty()
        : Optional.of(new CheckedScope(tools.get(), named.get(), datasets.get(), arguments.get()));
  }

  private <T, R> Optional<Scope.Bound<R>> bound(
      Optional<Scope.Bound<T>> sent, String field, BiFunction<T, String, Optional<R>> read) {
    return violations
        .required(sent, field)
        .flatMap(bound ->
            switch (bound) {
              case Scope.Bound.All<T> all -> Optional.of(new Scope.Bound.All<>());
              case Scope.Bound.Only<T>(List<T> items) -> only(items, field, read);
            });
  }

  private <T, R> Optional<Scope.Bound<R>> only(
      List<T> items, String field, BiFunction<T, String, Optional<R>> read) {
    if (items.size() > Limits.SCOPE_ITEMS) {
      violations.add(field, "has more than " + Limits.SCOPE_ITEMS + " items");
      return Optional.empty();
    }
    List<R> checked = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      read.apply(items.get(i), field + "[" + i + "]").ifPresent(checked::add);
    }
    return checked.size() == items.size()
        ? Optional.of(new Scope.Bound.Only<>(checked))
        : Optional.empty();
  }

  private Optional<NamePattern> tool(String text, String field) {
    return present(CanonicalPatterns.tool(text), field, "is not a canonical pattern of tools");
  }

  private Optional<String> action(String word, String field) {
    return violations.checked(word, actions.contains(word), field, "is no action");
  }

  private Optional<DatasetScope> dataset(Scope.DatasetBound bound, String field) {
    Optional<NamePattern> name =
        present(
            CanonicalPatterns.name(bound.name()),
            field + ".name",
            "is not a canonical pattern of names");
    Optional<PathPattern> path =
        bound
            .path()
            .flatMap(text ->
                present(
                    CanonicalPatterns.path(text),
                    field + ".path",
                    "is not a canonical pattern of paths"));
    return bound.path().isPresent() && path.isEmpty()
        ? Optional.empty()
        : name.map(found -> new DatasetScope(found, path));
  }

  private <T> Optional<T> present(Optional<T> read, String field, String problem) {
    if (read.isEmpty()) {
      violations.add(field, problem);
    }
    return read;
  }
}
