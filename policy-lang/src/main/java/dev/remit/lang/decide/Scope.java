package dev.remit.lang.decide;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a hop may be used for. Each bound is written, {@link Bound.All} included; a missing one is
 * malformed. Names are exact or segment patterns, and inclusion between two scopes is a total
 * function.
 */
public record Scope(
    Optional<Bound<String>> tools,
    Optional<Bound<String>> actions,
    Optional<Bound<DatasetBound>> datasets,
    Optional<Bound<Interval>> arguments) {

  /** Everything, or what is listed. */
  public sealed interface Bound<T> {
    record All<T>() implements Bound<T> {}

    record Only<T>(List<T> items) implements Bound<T> {
      public Only {
        items = List.copyOf(items);
      }
    }
  }

  /** Datasets by name pattern; with {@code path}, only what lies at it. */
  public record DatasetBound(String name, Optional<String> path) {}

  /**
   * A numeric argument, by its dotted path, lies in [{@code min}, {@code max}]; a call without it
   * is outside.
   */
  public record Interval(String argument, Optional<BigDecimal> min, Optional<BigDecimal> max) {}
}
