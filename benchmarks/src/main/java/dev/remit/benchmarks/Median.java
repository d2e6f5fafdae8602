package dev.remit.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The middle of what several rounds measured. */
final class Median {
  private Median() {}

  /** Empty where a round did not measure it; of an even number the greater of the middle two. */
  static <T> Optional<Double> of(List<T> rounds, Function<T, Optional<Double>> figure) {
    List<Double> sorted =
        rounds.stream().flatMap(round -> figure.apply(round).stream()).sorted().toList();
    return sorted.isEmpty() || sorted.size() < rounds.size()
        ? Optional.empty()
        : Optional.of(sorted.get(sorted.size() / 2));
  }
}
