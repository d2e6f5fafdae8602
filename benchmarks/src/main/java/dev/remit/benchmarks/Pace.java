package dev.remit.benchmarks;

import java.time.Duration;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long things are measured.
 *
 * @param benchmark what a benchmark's own annotations say, or so many milliseconds for all
 * @param serverWarmUp of each server
 * @param serverMeasured of each server, after that
 */
record Pace(long benchmark, Duration serverWarmUp, Duration serverMeasured) {
  /** As figures are measured. */
  static final Pace MEASURED = new Pace(0, Duration.ofSeconds(25), Duration.ofSeconds(10));

  /** To see that everything runs; its figures say nothing. */
  static final Pace QUICK = new Pace(50, Duration.ofMillis(500), Duration.ofMillis(500));

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
