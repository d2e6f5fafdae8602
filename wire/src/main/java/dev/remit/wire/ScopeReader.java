package dev.remit.wire;

import dev.remit.lang.decide.Scope;
import dev.remit.lang.decide.Scope.Bound;
import dev.remit.proto.v1.ArgumentBound;
import dev.remit.proto.v1.ArgumentLimit;
import dev.remit.proto.v1.DatasetBound;
import dev.remit.proto.v1.TextBound;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads the scope of a hop. A bound that was not written stays empty, which is malformed. */
final class ScopeReader {
  private ScopeReader() {}

  static Scope read(dev.remit.proto.v1.Scope scope) {
    return new Scope(
        texts(scope.getTools()),
        texts(scope.getActions()),
        datasets(scope.getDatasets()),
        arguments(scope.getArguments()));
  }

  private static Optional<Bound<String>> texts(TextBound bound) {
    return switch (bound.getBoundCase()) {
      case ALL -> Optional.of(new Bound.All<>());
      case ONLY -> Optional.of(new Bound.Only<>(bound.getOnly().getValuesList()));
      case BOUND_NOT_SET -> Optional.empty();
    };
  }

  private static Optional<Bound<Scope.DatasetBound>> datasets(DatasetBound bound) {
    return switch (bound.getBoundCase()) {
      case ALL -> Optional.of(new Bound.All<>());
      case ONLY ->
          Optional.of(
              new Bound.Only<>(
                  bound.getOnly().getValuesList().stream()
                      .map(pattern ->
                          new Scope.DatasetBound(
                              pattern.getName(),
                              pattern.getPath().isEmpty()
                                  ? Optional.empty()
                                  : Optional.of(pattern.getPath())))
                      .toList()));
      case BOUND_NOT_SET -> Optional.empty();
    };
  }

  private static Optional<Bound<Scope.ArgumentBound>> arguments(ArgumentBound bound) {
    return switch (bound.getBoundCase()) {
      case ALL -> Optional.of(new Bound.All<>());
      case ONLY ->
          Optional.of(
              new Bound.Only<>(
                  bound.getOnly().getValuesList().stream().map(ScopeReader::interval).toList()));
      case WITHIN ->
          Optional.of(
              new Bound.Only<>(
                  bound.getWithin().getValuesList().stream().map(ScopeReader::limit).toList()));
      case BOUND_NOT_SET -> Optional.empty();
    };
  }

  /** A limit of neither kind bounds nothing, which is malformed. */
  private static Scope.ArgumentBound limit(ArgumentLimit limit) {
    return switch (limit.getLimitCase()) {
      case INTERVAL -> interval(limit.getInterval());
      case TEXTS ->
          new Scope.Texts(
              limit.getTexts().getArgument(),
              limit.getTexts().getValuesList(),
              limit.getTexts().getNamesList(),
              limit.getTexts().getPathsList());
      case LIMIT_NOT_SET -> new Scope.Interval("", Optional.empty(), Optional.empty());
    };
  }

  /** An end that is no number makes the interval one of no argument, which is malformed. */
  private static Scope.ArgumentBound interval(dev.remit.proto.v1.Interval interval) {
    Optional<BigDecimal> min = WireValues.number(interval.getMin());
    Optional<BigDecimal> max = WireValues.number(interval.getMax());
    boolean good =
        (interval.getMin().isEmpty() || min.isPresent())
            && (interval.getMax().isEmpty() || max.isPresent());
    return new Scope.Interval(good ? interval.getArgument() : "", min, max);
  }
}
