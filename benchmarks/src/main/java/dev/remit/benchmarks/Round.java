package dev.remit.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * One fork of each benchmark, close to each other in time, so that what else the machine does falls
 * on all of them.
 *
 * @param samples by {@code Class.method}, and {@code [name=value]} where there are parameters
 */
record Round(Map<String, Sample> samples) {
  Round {
    samples = Map.copyOf(samples);
  }

  /** Empty where one of the benchmarks was not run. */
  Optional<Double> ratio(Bar.Ratio bar) {
    return nanos(bar.of(), bar.less())
        .flatMap(time -> value(bar.over(), Sample::nanos).map(over -> time / over));
  }

  /** The time of a benchmark, less that of others; empty where one of them was not run. */
  Optional<Double> nanos(String of, List<String> less) {
    return less(of, less, Sample::nanos);
  }

  /** Empty where one of the benchmarks was not run. */
  Optional<Double> bytes(Bar.Bytes bar) {
    return less(bar.of(), bar.less(), Sample::bytes);
  }

  private Optional<Double> less(String of, List<String> less, ToDoubleFunction<Sample> figure) {
    Optional<Double> rest = value(of, figure);
    for (String each : less) {
      rest = rest.flatMap(left -> value(each, figure).map(taken -> left - taken));
    }
    return rest;
  }

  private Optional<Double> value(String benchmark, ToDoubleFunction<Sample> figure) {
    return Optional.ofNullable(samples.get(benchmark)).map(figure::applyAsDouble);
  }
}
