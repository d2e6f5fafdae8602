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
  static Verdict of(Bar bar, List<Round> rounds, List<Round> withoutEscapeAnalysis, Counts counts) {
    return switch (bar) {
      case Bar.Unmeasured(String name, String due) ->
          new Verdict(
              bar,
              Optional.empty(),
              Optional.of(name + ": nothing measures this yet; the bar is " + due + "."));
      case Bar.Ratio ratio ->
          judged(bar, Median.of(rounds, round -> round.ratio(ratio)), ratio.limit(), "");
      case Bar.Bytes bytes ->
          judged(
              bar,
              Median.of(
                  bytes.escapeAnalysis() ? rounds : withoutEscapeAnalysis,
                  round -> round.bytes(bytes)),
              bytes.limit(),
              " bytes");
      case Bar.Count count -> judged(bar, counts.of(count.of()), count.limit(), "");
    };
  }

  private static Verdict judged(Bar bar, Optional<Double> measured, Bar.Limit limit, String unit) {
    String found = measured.map(Figures::number).orElse("not measured in this run");
    return new Verdict(
        bar,
        measured,
        measured.filter(limit::admits).isPresent()
            ? Optional.empty()
            : Optional.of(bar.name() + ": " + found + "; the bar is " + limit + unit + "."));
  }
}
