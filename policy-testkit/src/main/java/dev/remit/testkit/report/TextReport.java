package dev.remit.testkit.report;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.source.Span;
import dev.remit.testkit.coverage.ClauseCoverage;
import dev.remit.testkit.coverage.Coverage;
import dev.remit.testkit.coverage.RuleCoverage;
import dev.remit.testkit.run.SuiteResult;

/** What {@code remit test} prints for people: what failed with why, then the sums. */
public final class TextReport {
  private final StringBuilder out = new StringBuilder();

  private TextReport() {}

  /** Without times, so that the same run is the same text. */
  public static String of(SuiteResult result, TestedBundle tested) {
    TextReport report = new TextReport();
    Outcome.all(result, tested).stream()
        .filter(each -> !each.passed())
        .forEach(each -> {
          report.line("FAILED " + each.title());
          report.line(each.body());
        });
    report.sums(result);
    return report.out.toString();
  }

  /** The sums alone. */
  static String sumsOf(SuiteResult result) {
    TextReport report = new TextReport();
    report.sums(result);
    return report.out.toString();
  }

  /** What is not covered, a line each. */
  public static String uncovered(Coverage coverage) {
    TextReport report = new TextReport();
    for (RuleCoverage rule : coverage.rules()) {
      if (!rule.isFired()) {
        report.line("uncovered: rule " + rule.rule().id() + place(rule.span()) + " never fired");
      }
      for (ClauseCoverage clause : rule.clauses()) {
        for (Truth missing : clause.missing().stream().sorted().toList()) {
          report.line(
              "uncovered: clause "
                  + clause.text().replaceAll("\\s+", " ")
                  + place(clause.span())
                  + " of "
                  + rule.rule().id()
                  + " never "
                  + Outcome.word(missing));
        }
      }
    }
    return report.out.toString();
  }

  private static String place(Span span) {
    return " (" + span.file().path() + ":" + span.line() + ")";
  }

  private void sums(SuiteResult result) {
    int failures = result.failures();
    line(
        count(result.size(), "test")
            + ": "
            + (result.size() - failures)
            + " passed, "
            + failures
            + " failed"
            + (result.skipped() == 0 ? "" : ", " + result.skipped() + " not run")
            + (result.kept() == 0 ? "" : ", " + result.kept() + " of them as before"));
    if (!result.coverage().rules().isEmpty()) {
      line(
          "coverage: rules "
              + result.coverage().ruleRatio()
              + ", clauses "
              + result.coverage().clauseRatio());
    }
  }

  private static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
