package dev.remit.benchmarks;

import java.util.Locale;

/** Figures as reports show them. */
final class Figures {
  private static final double MICRO = 1_000;
  private static final double MILLI = 1_000_000;

  private Figures() {}

  /** A number, shorter the greater it is. */
  static String number(double value) {
    return value >= 100 || value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.2f", value);
  }

  /** A time given in nanoseconds. */
  static String time(double nanos) {
    return nanos < MICRO
        ? String.format(Locale.ROOT, "%.1f ns", nanos)
        : nanos < MILLI
            ? String.format(Locale.ROOT, "%.2f us", nanos / MICRO)
            : String.format(Locale.ROOT, "%,.2f ms", nanos / MILLI);
  }

  /** A power of ten of nanoseconds, without a fraction. */
  static String round(double nanos) {
    return nanos < 1
        ? String.format(Locale.ROOT, "%s ns", nanos)
        : nanos < MICRO
            ? String.format(Locale.ROOT, "%.0f ns", nanos)
            : nanos < MILLI
                ? String.format(Locale.ROOT, "%.0f us", nanos / MICRO)
                : String.format(Locale.ROOT, "%,.0f ms", nanos / MILLI);
  }
}
