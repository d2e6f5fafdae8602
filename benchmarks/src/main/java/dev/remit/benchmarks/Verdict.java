package dev.remit.benchmarks;

import java.util.List;
import java.util.Optional;

/**
 * What came of one bar.
 *
 * @param measured the median over the rounds; empty where nothing measures it
 * @param missed the sentence that says so; empty where the bar is met
 */
record Verdict(Bar bar, Optional<Double> measured, Optional<String> missed) {

  /**
   * Judges a bar.
   *
   * @param rounds as the JVM runs by default
   * @param withoutEscapeAnalysis with escape analysis off
   */
  static Verdict of(Bar bar, List<Round> rounds, List<Round> withoutEscapeAnalysis) {
    return switch (bar) {
      case Bar.Unmeasured(String name, String due) ->
          new Verdict(
              bar,
              Optional.empty(),
              Optional.of(name + ": nothing measures this yet; the bar is " + due + "."));
      case Bar.Ratio ratio -> {
        Optional<Double> median = Median.of(rounds, round -> round.ratio(ratio));
        yield new Verdict(
            bar,
            median,
            missed(
                bar,
                median,
                median.filter(value -> value <= ratio.atMost()).isPresent(),
                "at most " + Figures.number(ratio.atMost())));
      }
      case Bar.Bytes bytes -> {
        Optional<Double> median =
            Median.of(
                bytes.escapeAnalysis() ? rounds : withoutEscapeAnalysis,
                round -> round.bytes(bytes));
        yield new Verdict(
            bar,
            median,
            missed(
                bar,
                median,
                median.filter(bytes.most()::admits).isPresent(),
                bytes.most() + " bytes"));
      }
    };
  }

  private static Optional<String> missed(
      Bar bar, Optional<Double> measured, boolean met, String due) {
    if (met) {
      return Optional.empty();
    }
    String found = measured.map(Figures::number).orElse("not measured in this run");
    return Optional.of(bar.name() + ": " + found + "; the bar is " + due + ".");
  }
}
