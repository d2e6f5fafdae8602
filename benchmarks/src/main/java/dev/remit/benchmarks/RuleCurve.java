package dev.remit.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** How long decisions take against the number of rules. */
final class RuleCurve {
  private static final int[] RULES = {10, 1_000, 10_000, 100_000};

  private RuleCurve() {}

  static Plot plot(List<Round> rounds) {
    return new Plot(
        "How long a decision takes among so many rules",
        "rules, of which three match",
        "time of a decision",
        List.of(
            line(
                rounds,
                "a question to its decision",
                rules -> taking("RuleCountBenchmark.decide[rules=" + rules + "]")),
            line(
                rounds,
                "rules only",
                rules -> taking("RulesAtScaleBenchmark.permitting[rules=" + rules + "]")),
            line(
                rounds,
                "Cedar, JSON and JNI apart",
                rules ->
                    taking(
                        "CedarBenchmark.authorize[policies=" + rules + "]",
                        "CedarEmptyBenchmark.authorize"))));
  }

  private record Difference(String of, List<String> less) {}

  private static Difference taking(String of, String... less) {
    return new Difference(of, List.of(less));
  }

  private static Plot.Line line(
      List<Round> rounds, String name, IntFunction<Difference> benchmark) {
    List<Plot.Point> points = new ArrayList<>();
    for (int rules : RULES) {
      Difference difference = benchmark.apply(rules);
      Optional<Double> nanos =
          Median.of(rounds, round -> round.nanos(difference.of(), difference.less()));
      nanos.filter(each -> each > 0).ifPresent(each -> points.add(new Plot.Point(rules, each)));
    }
    return new Plot.Line(name, points);
  }
}
