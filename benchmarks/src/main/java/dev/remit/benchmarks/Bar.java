package dev.remit.benchmarks;

import java.util.List;
import java.util.Locale;

/** What a measurement has to meet. */
sealed interface Bar {
  String name();

  /**
   * The time of one benchmark, less that of others, over the time of its yardstick.
   *
   * @param limit what meets it
   */
  record Ratio(String name, String of, List<String> less, String over, Limit limit) implements Bar {
    public Ratio {
      less = List.copyOf(less);
    }
  }

  /**
   * The bytes that one operation of a benchmark allocates, less those of others.
   *
   * @param escapeAnalysis whether it is measured as the JVM runs by default, or with it off
   * @param limit what meets it
   */
  record Bytes(String name, String of, List<String> less, boolean escapeAnalysis, Limit limit)
      implements Bar {
    public Bytes {
      less = List.copyOf(less);
    }
  }

  /**
   * What is counted once, without a clock, by {@link Counts}.
   *
   * @param limit what meets it
   */
  record Count(String name, String of, Limit limit) implements Bar {}

  /** One that no benchmark measures yet, which is as good as missed. */
  record Unmeasured(String name, String bar) implements Bar {}

  /** On which side of a number a figure has to be. */
  record Limit(Side side, double value) {
    boolean admits(double figure) {
      return switch (side) {
        case AT_MOST -> figure <= value;
        case BELOW -> figure < value;
        case AT_LEAST -> figure >= value;
      };
    }

    @Override
    public String toString() {
      String exact = String.format(Locale.ROOT, "%.3f", value);
      return side.words + " " + (exact.endsWith("0") ? Figures.number(value) : exact);
    }
  }

  /** A side of a number. */
  enum Side {
    /** The number itself, or less. */
    AT_MOST("at most"),
    /** Less. */
    BELOW("below"),
    /** The number itself, or more. */
    AT_LEAST("at least");

    private final String words;

    Side(String words) {
      this.words = words;
    }
  }
}
