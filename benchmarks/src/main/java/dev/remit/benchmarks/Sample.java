package dev.remit.benchmarks;

/** What one fork measured of one benchmark, per operation. */
record Sample(double nanos, double bytes) {}
