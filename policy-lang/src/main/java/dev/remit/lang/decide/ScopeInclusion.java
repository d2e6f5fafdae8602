package dev.remit.lang.decide;

import dev.remit.lang.decide.CheckedScope.ArgumentScope;
import dev.remit.lang.decide.CheckedScope.DatasetScope;
import dev.remit.lang.decide.CheckedScope.Interval;
import dev.remit.lang.decide.CheckedScope.Texts;
import dev.remit.lang.decide.Scope.Bound;
import dev.remit.lang.schema.Catalogue.PathPattern;
import dev.remit.lang.schema.NamePattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Whether one scope includes another: a total function, which errs towards no. An item is included
 * where a single item of the wider scope includes it.
 */
final class ScopeInclusion {
  private ScopeInclusion() {}

  static boolean includes(CheckedScope wider, CheckedScope narrower) {
    return bound(wider.tools(), narrower.tools(), NamePattern::includes)
        && bound(wider.actions(), narrower.actions(), String::equals)
        && bound(wider.datasets(), narrower.datasets(), ScopeInclusion::dataset)
        && arguments(wider.arguments(), narrower.arguments());
  }

  private static <T> boolean bound(Bound<T> wider, Bound<T> narrower, BiPredicate<T, T> includes) {
    return switch (wider) {
      case Bound.All<T> all -> true;
      case Bound.Only<T>(List<T> mine) ->
          narrower instanceof Bound.Only<T>(List<T> theirs)
              && theirs.stream()
                  .allMatch(item -> mine.stream().anyMatch(each -> includes.test(each, item)));
    };
  }

  private static boolean dataset(DatasetScope wider, DatasetScope narrower) {
    boolean path =
        wider.path().isEmpty()
            || (narrower.path().isPresent() && path(wider.path().get(), narrower.path().get()));
    return path && wider.name().includes(narrower.name());
  }

  private static boolean path(PathPattern wider, PathPattern narrower) {
    return wider.absolute() == narrower.absolute()
        && wider.segments().includes(narrower.segments());
  }

  /**
   * Bounds of arguments hold together, so the narrower one must bound each argument that the wider
   * one bounds.
   */
  private static boolean arguments(Bound<ArgumentScope> wider, Bound<ArgumentScope> narrower) {
    return switch (wider) {
      case Bound.All<ArgumentScope> all -> true;
      case Bound.Only<ArgumentScope>(List<ArgumentScope> mine) when mine.isEmpty() -> true;
      case Bound.Only<ArgumentScope>(List<ArgumentScope> mine) ->
          narrower instanceof Bound.Only<ArgumentScope>(List<ArgumentScope> theirs)
              && mine.stream()
                  .allMatch(item -> theirs.stream().anyMatch(each -> within(each, item)));
    };
  }

  private static boolean within(ArgumentScope narrower, ArgumentScope wider) {
    return narrower.argument().equals(wider.argument())
        && switch (wider) {
          case Interval theirs -> narrower instanceof Interval mine && within(mine, theirs);
          case Texts theirs -> narrower instanceof Texts mine && within(mine, theirs);
        };
  }

  private static boolean within(Texts narrower, Texts wider) {
    return narrower.values().stream().allMatch(wider::admits)
        && narrower.names().stream()
            .allMatch(name -> wider.names().stream().anyMatch(each -> each.includes(name)))
        && narrower.paths().stream()
            .allMatch(path -> wider.paths().stream().anyMatch(each -> path(each, path)));
  }

  private static boolean within(Interval narrower, Interval wider) {
    return above(narrower.min(), wider.min())
        && above(negated(narrower.max()), negated(wider.max()));
  }

  private static Optional<BigDecimal> negated(Optional<BigDecimal> bound) {
    return bound.map(BigDecimal::negate);
  }

  private static boolean above(Optional<BigDecimal> mine, Optional<BigDecimal> theirs) {
    return theirs.isEmpty() || (mine.isPresent() && mine.get().compareTo(theirs.get()) >= 0);
  }
}
