package dev.remit.lang.decide;

import dev.remit.lang.schema.Catalogue.PathPattern;
import dev.remit.lang.schema.NamePattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  /** What an argument, by its path through records, may be. */
  public sealed interface ArgumentScope {
    List<String> argument();
  }

  /** A number in [{@code min}, {@code max}]. */
  public record Interval(List<String> argument, Optional<BigDecimal> min, Optional<BigDecimal> max)
      implements ArgumentScope {}

  /**
   * One of some texts. Which texts a pattern admits depends on nothing but the text, whatever type
   * the argument is declared with, so that inclusion needs no type.
   */
  public record Texts(
      List<String> argument, Set<String> values, List<NamePattern> names, List<PathPattern> paths)
      implements ArgumentScope {
    public Texts {
      values = Set.copyOf(values);
      names = List.copyOf(names);
      paths = List.copyOf(paths);
    }

    boolean admits(String text) {
      return values.contains(text)
          || CanonicalNames.name(text)
              .filter(name -> names.stream().anyMatch(pattern -> pattern.matches(name)))
              .isPresent()
          || CanonicalNames.path(text)
              .filter(path -> paths.stream().anyMatch(pattern -> pattern.matches(path)))
              .isPresent();
    }
  }
}
