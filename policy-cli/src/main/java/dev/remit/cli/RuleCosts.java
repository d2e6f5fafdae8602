package dev.remit.cli;

import dev.remit.lang.diagnostic.Report;
import dev.remit.lang.ir.Program;
import dev.remit.lang.ir.RuleIr;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The worst cost of each rule of a program. */
final class RuleCosts {
  private RuleCosts() {}

  /** Most expensive first, then by id. */
  static List<Report.Cost> of(Program program) {
    return Stream.of(program.permits(), program.denies(), program.obliges())
        .flatMap(List::stream)
        .sorted(Comparator.comparingLong(RuleIr::cost).reversed().thenComparing(RuleIr::id))
        .map(rule ->
            new Report.Cost(
                rule.cost(),
                rule.kind().name().toLowerCase(Locale.ROOT),
                rule.id(),
                program.span(rule.origin())))
        .toList();
  }

  /** In aligned columns: cost, kind, rule and place. */
  static String text(List<Report.Cost> costs) {
    int widest =
        costs.stream().mapToInt(cost -> Long.toString(cost.cost()).length()).max().orElse(1);
    int longest = costs.stream().mapToInt(cost -> cost.rule().length()).max().orElse(1);
    StringBuilder out = new StringBuilder();
    for (Report.Cost cost : costs) {
      out.append(
          ("%" + widest + "d  %-6s  %-" + longest + "s  %s\n")
              .formatted(cost.cost(), cost.kind(), cost.rule(), cost.span()));
    }
    return out.toString();
  }
}
