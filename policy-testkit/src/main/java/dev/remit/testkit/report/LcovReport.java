package dev.remit.testkit.report;

import dev.remit.lang.runtime.Truth;
import dev.remit.testkit.coverage.ClauseCoverage;
import dev.remit.testkit.coverage.RuleCoverage;
import java.util.Map;
import java.util.TreeMap;

/**
 * Coverage in the format of LCOV: rules are its functions, clauses its lines, and the truths that a
 * clause can be its branches, in the order true, false, unknown.
 */
public final class LcovReport {
  private static final Truth[] BRANCHES = {Truth.TRUE, Truth.FALSE, Truth.UNKNOWN};

  private LcovReport() {}

  public static String of(RunReport report) {
    StringBuilder out = new StringBuilder();
    Marks.byFile(report.result().coverage())
        .forEach((file, marks) -> {
          out.append("TN:\nSF:").append(report.path(file)).append('\n');
          rules(marks, out);
          branches(marks, out);
          lines(marks, out);
          out.append("end_of_record\n");
        });
    return out.toString();
  }

  private static void rules(Marks marks, StringBuilder out) {
    for (RuleCoverage rule : marks.rules()) {
      out.append("FN:").append(rule.span().line()).append(',').append(rule.rule().id());
      out.append('\n');
    }
    for (RuleCoverage rule : marks.rules()) {
      out.append("FNDA:").append(rule.fired()).append(',').append(rule.rule().id()).append('\n');
    }
    out.append("FNF:").append(marks.rules().size()).append('\n');
    out.append("FNH:").append(marks.rules().stream().filter(RuleCoverage::isFired).count());
    out.append('\n');
  }

  private static void branches(Marks marks, StringBuilder out) {
    int found = 0;
    int hit = 0;
    int block = 0;
    for (ClauseCoverage clause : marks.inOrder()) {
      for (int i = 0; i < BRANCHES.length; i++) {
        if (clause.possible().contains(BRANCHES[i])) {
          int count = clause.count(BRANCHES[i]);
          found++;
          hit += count > 0 ? 1 : 0;
          out.append("BRDA:").append(clause.span().line()).append(',').append(block).append(',');
          out.append(i).append(',');
          out.append(Marks.evaluated(clause) == 0 ? "-" : Integer.toString(count)).append('\n');
        }
      }
      block++;
    }
    out.append("BRF:").append(found).append("\nBRH:").append(hit).append('\n');
  }

  /** A rule's own line counts how often it fired; a clause's how often it was evaluated. */
  private static void lines(Marks marks, StringBuilder out) {
    Map<Integer, Integer> lines = new TreeMap<>();
    marks.rules().forEach(rule -> lines.merge(rule.span().line(), rule.fired(), Math::max));
    for (ClauseCoverage clause : marks.inOrder()) {
      lines.putIfAbsent(clause.span().line(), Marks.evaluated(clause));
    }
    lines.forEach(
        (line, count) -> out.append("DA:").append(line).append(',').append(count).append('\n'));
    out.append("LF:").append(lines.size()).append("\nLH:");
    out.append(lines.values().stream().filter(count -> count > 0).count()).append('\n');
  }
}
