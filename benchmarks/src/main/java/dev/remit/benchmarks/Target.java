package dev.remit.benchmarks;

/**
 * A time to aim at, on whatever machine there is. It is reported beside what was measured, and
 * fails nothing.
 *
 * @param of a benchmark
 * @param millis at most so many
 */
record Target(String name, String of, double millis) {}
