package dev.remit.benchmarks;

import java.time.Duration;
import java.util.List;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long things are measured.
 *
 * @param benchmark what a benchmark's own annotations say, or so many milliseconds for all
 * @param serverWarmUp of each server
 * @param serverMeasured of each server, after that
 * @param rates of a load curve, requests a second
 * @param loadWarmUp before each rate
 * @param loadMeasured of each rate
 */
record Pace(
    long benchmark,
    WarmUp serverWarmUp,
    Duration serverMeasured,
    List<Integer> rates,
    String loadWarmUp,
    String loadMeasured) {
  /** As figures are measured. */
  static final Pace MEASURED =
      new Pace(
          0,
          new WarmUp(Duration.ofSeconds(60), 400_000, Duration.ofMinutes(4)),
          Duration.ofSeconds(10),
          List.of(100, 250, 500, 1_000, 2_000, 4_000, 8_000, 16_000),
          "10s",
          "10s");

  /** To see that everything runs; its figures say nothing. */
  static final Pace QUICK =
      new Pace(
          50,
          new WarmUp(Duration.ofMillis(500), 1, Duration.ofMinutes(1)),
          Duration.ofMillis(500),
          List.of(50, 100),
          "500ms",
          "500ms");

  /** What a report says first. */
  String note() {
    return equals(QUICK)
        ? "Run for an instant, to see that it runs: the figures say nothing.\n\n"
        : "";
  }

  ChainedOptionsBuilder of(ChainedOptionsBuilder options) {
    return benchmark == 0
        ? options
        : options
            .warmupIterations(1)
            .warmupTime(TimeValue.milliseconds(benchmark))
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(benchmark));
  }
}
