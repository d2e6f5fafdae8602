package dev.remit.benchmarks;

/**
 * What one fork measured of one benchmark, per operation.
 *
 * @param bytes not a number where only another process could tell
 */
record Sample(double nanos, double bytes) {
  /**
   * JMH counts what its own threads allocate in a fork as well, which is less than this for each
   * operation. An object has 16 bytes or more: one in over a thousand operations would be seen.
   */
  private static final double OF_THE_HARNESS = 0.01;

  /** What JMH measured. */
  static Sample of(double nanos, double bytes) {
    return new Sample(nanos, bytes < OF_THE_HARNESS ? 0 : bytes);
  }

  /** Time that another process spent on a processor. */
  static Sample ofProcessor(double nanos) {
    return new Sample(nanos, Double.NaN);
  }
}
