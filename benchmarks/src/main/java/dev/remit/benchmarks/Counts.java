package dev.remit.benchmarks;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.regex.Pattern;

/** What is counted, once in a run, and the same in each. */
final class Counts {
  private static final Map<String, DoubleSupplier> ALL =
      Map.of(
          "IndexShapeBenchmark.entriesPerRule[shape=48x8]",
          () -> ShapedPolicy.of("48x8").entriesPerRule(),
          "IndexShapeBenchmark.entriesPerRule[shape=120x4]",
          () -> ShapedPolicy.of("120x4").entriesPerRule(),
          "IndexShapeBenchmark.entriesPerRule[shape=10000x100]",
          () -> ShapedPolicy.of("10000x100").entriesPerRule());

  private final Pattern only;

  /**
   * Those that a run asks for.
   *
   * @param only a regular expression, of which a part of the name has to match
   */
  Counts(String only) {
    this.only = Pattern.compile(only);
  }

  /** All that can be counted. */
  static Set<String> names() {
    return ALL.keySet();
  }

  /** Empty where the run does not ask for it. */
  Optional<Double> of(String name) {
    return Optional.ofNullable(ALL.get(name))
        .filter(count -> only.matcher(name).find())
        .map(DoubleSupplier::getAsDouble);
  }
}
