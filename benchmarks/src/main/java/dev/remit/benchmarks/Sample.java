package dev.remit.benchmarks;

/**
 * What one fork measured of one benchmark, per operation.
 *
 * @param bytes not a number where only another process could tell
 */
record Sample(double nanos, double bytes) {

  /** Time that another process spent on a processor. */
  static Sample ofProcessor(double nanos) {
    return new Sample(nanos, Double.NaN);
  }
}
