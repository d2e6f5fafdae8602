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
    Optional<Bound<ArgumentBound>> arguments) {

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

  /** What an argument, by its dotted path, may be; a call without it is outside. */
  public sealed interface ArgumentBound {
    String argument();
  }

  /** A numeric argument lies in [{@code min}, {@code max}]. */
  public record Interval(String argument, Optional<BigDecimal> min, Optional<BigDecimal> max)
      implements ArgumentBound {}

  /**
   * The text of an argument that is a string, an enum, a name or a path is one of {@code values},
   * or matches one of the patterns: of dotted names, or of paths. A pattern has a star; what has
   * none is a value.
   */
  public record Texts(String argument, List<String> values, List<String> names, List<String> paths)
      implements ArgumentBound {
    public Texts {
      values = List.copyOf(values);
      names = List.copyOf(names);
      paths = List.copyOf(paths);
    }
  }
}
