package dev.remit.testkit.report;

import dev.remit.lang.decide.Access;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.Explanation;
import dev.remit.lang.decide.Explanation.AccessPart;
import dev.remit.lang.decide.Explanation.ClausePart;
import dev.remit.lang.decide.Explanation.RulePart;
import dev.remit.lang.diagnostic.Excerpt;
import dev.remit.testkit.property.PropertyResult;
import dev.remit.testkit.run.Answer;
import dev.remit.testkit.run.CaseResult;
import dev.remit.testkit.run.Mismatch;
import dev.remit.testkit.run.StageResult;
import dev.remit.testkit.run.SuiteResult;
import dev.remit.testkit.search.Change;
import dev.remit.testkit.search.SceneWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code remit test} prints for people: what failed with why, then the sums. */
public final class TextReport {
  private final CompiledBundle bundle;
  private final StringBuilder out = new StringBuilder();

  private TextReport(CompiledBundle bundle) {
    this.bundle = bundle;
  }

  /** Without times, so that the same run is the same text. */
  public static String of(SuiteResult result, CompiledBundle bundle) {
    TextReport report = new TextReport(bundle);
    result.cases().stream().filter(each -> !each.passed()).forEach(report::failed);
    result.properties().stream().filter(each -> !each.passed()).forEach(report::failed);
    report.sums(result);
    return report.out.toString();
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
            + (result.skipped() == 0 ? "" : ", " + result.skipped() + " not run"));
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

  private void failed(CaseResult result) {
    line("FAILED " + result.of().title());
    for (StageResult stage : result.stages()) {
      if (!stage.passed()) {
        if (!stage.stage().name().isEmpty()) {
          line("  in step \"" + stage.stage().name() + "\"");
        }
        stage.mismatches().forEach(this::mismatch);
        decidedBy(stage.answer());
        stage.explanation().ifPresent(this::explanation);
      }
    }
    line("");
  }

  private void mismatch(Mismatch mismatch) {
    line("  expected: " + mismatch.expected());
    line("  actual:   " + mismatch.actual());
    out.append(Excerpt.of(mismatch.span()).indent(2));
  }

  private void decidedBy(Answer answer) {
    if (answer instanceof Answer.Decided(Decision decision)) {
      decision
          .reason()
          .rule()
          .ifPresent(rule ->
              line(
                  "  decided by "
                      + rule.id()
                      + (rule.sentence().isEmpty() ? "" : " \"" + rule.sentence() + "\"")
                      + " at "
                      + rule.file()
                      + ":"
                      + rule.line()));
      line("  because: " + decision.reason().detail());
    }
  }

  private void explanation(Explanation explanation) {
    for (AccessPart access : explanation.accesses()) {
      line("  " + access(access.access()) + ":");
      access.rules().forEach(this::rule);
      access
          .nearestPermit()
          .ifPresent(nearest -> {
            line("    nearest permit " + name(nearest) + ", but:");
            nearest.clauses().forEach(this::clause);
          });
    }
  }

  private static String access(Access access) {
    return part(access.action(), "", "no action")
        + part(access.dataset(), " on ", "")
        + part(access.path(), " at ", "");
  }

  private static <T> String part(Access.Part<T> part, String before, String none) {
    return switch (part) {
      case Access.Part.Known<T>(T value) -> before + value;
      case Access.Part.None<T> nothing -> none;
      case Access.Part.Unknown<T> unknown -> before + "unknown";
    };
  }

  private void rule(RulePart rule) {
    line(
        "    "
            + rule.kind()
            + " "
            + name(rule)
            + " is "
            + word(rule.truth())
            + rule.observed().map(truth -> ", observed: would be " + word(truth)).orElse(""));
    rule.clauses().forEach(this::clause);
  }

  private static String name(RulePart rule) {
    return rule.rule().id() + " (" + rule.rule().file() + ":" + rule.rule().line() + ")";
  }

  private static String word(Object truth) {
    return truth.toString().toLowerCase(Locale.ROOT);
  }

  private void clause(ClausePart clause) {
    String values =
        clause.values().stream()
            .map(value -> value.fact() + " is " + value.value())
            .collect(Collectors.joining(", "));
    line(
        "      "
            + String.format("%-7s", word(clause.truth()))
            + " "
            + clause.text().replaceAll("\\s+", " ")
            + "  (line "
            + clause.line()
            + ")"
            + (values.isEmpty() ? "" : "; " + values));
  }

  private void failed(PropertyResult result) {
    line("FAILED " + result.property().name());
    out.append(Excerpt.of(result.property().span()).indent(2));
    if (result.counterexample().isEmpty()) {
      line(
          "  none of "
              + result.tried()
              + " requests that were tried met its condition, so it shows nothing");
      line("  start from a fixture that is nearer, or mend the condition");
      line("");
      return;
    }
    var example = result.counterexample().get();
    for (Mismatch mismatch : example.mismatches()) {
      line("  expected: " + mismatch.expected());
      line("  actual:   " + mismatch.actual());
    }
    line("  found after " + count(result.tried(), "request") + "; as a test of its own:");
    line("");
    out.append(test(result, example).indent(2));
    line("");
  }

  /** From the fixture with the changes to it, where it has a name. */
  private String test(PropertyResult result, PropertyResult.Counterexample example) {
    String name = result.property().name() + ", counterexample";
    if (example.start().given().isEmpty()) {
      return SceneWriter.test(bundle, example.scene(), name, example.answer());
    }
    List<String> changes = example.changes().stream().map(Change::written).toList();
    return SceneWriter.test(example.start().given(), changes, name, example.answer());
  }
}
