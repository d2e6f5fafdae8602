package dev.remit.lang.decide;

import dev.remit.lang.schema.Catalogue.PathPattern;
import dev.remit.lang.schema.NamePattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A hop's scope with its patterns read; each bound is all, or what is listed (nothing, where the
 * list is empty).
 */
public record CheckedScope(
    Scope.Bound<NamePattern> tools,
    Scope.Bound<String> actions,
    Scope.Bound<DatasetScope> datasets,
    Scope.Bound<ArgumentScope> arguments) {

  public record DatasetScope(NamePattern name, Optional<PathPattern> path) {}

  public record ArgumentScope(
      List<String> argument, Optional<BigDecimal> min, Optional<BigDecimal> max) {}
}
