package dev.remit.cli.load;

import org.HdrHistogram.Histogram;

/** How times are spread, in nanoseconds; all zero where there are none. */
public record Percentiles(long p50, long p90, long p99, long p999, long max) {
  static Percentiles of(Histogram times) {
    return new Percentiles(
        times.getValueAtPercentile(50),
        times.getValueAtPercentile(90),
        times.getValueAtPercentile(99),
        times.getValueAtPercentile(99.9),
        times.getMaxValue());
  }
}
