package dev.remit.benchmarks;

import java.util.List;

/** What a measurement has to meet. */
sealed interface Bar {
  String name();

  /**
   * The time of one benchmark, less that of others, over the time of its yardstick.
   *
   * @param atMost the greatest ratio that meets it
   */
  record Ratio(String name, String of, List<String> less, String over, double atMost)
      implements Bar {
    public Ratio {
      less = List.copyOf(less);
    }
  }

  /**
   * The bytes that one operation of a benchmark allocates, less those of others.
   *
   * @param escapeAnalysis whether it is measured as the JVM runs by default, or with it off
   */
  record Bytes(String name, String of, List<String> less, boolean escapeAnalysis, Most most)
      implements Bar {
    public Bytes {
      less = List.copyOf(less);
    }
  }

  /** One that no benchmark measures yet, which is as good as missed. */
  record Unmeasured(String name, String bar) implements Bar {}

  /** The most bytes: {@code value} itself, or only what is below it. */
  record Most(double value, boolean inclusive) {
    boolean admits(double bytes) {
      return inclusive ? bytes <= value : bytes < value;
    }

    @Override
    public String toString() {
      return (inclusive ? "at most " : "below ") + Figures.number(value);
    }
  }
}
