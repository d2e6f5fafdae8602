package dev.remit.testkit.report;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.Explanation;
import dev.remit.lang.decide.Explanation.AccessPart;
import dev.remit.lang.diagnostic.Excerpt;
import dev.remit.testkit.property.PropertyResult;
import dev.remit.testkit.run.Answer;
import dev.remit.testkit.run.CaseResult;
import dev.remit.testkit.run.ExplanationText;
import dev.remit.testkit.run.Mismatch;
import dev.remit.testkit.run.StageResult;
import dev.remit.testkit.search.Change;
import dev.remit.testkit.search.SceneWriter;
import java.util.List;

/** Why a case or an invariant failed, as people read it. */
final class FailureText {
  private final CompiledBundle bundle;
  private final Hidden hidden;
  private final StringBuilder out = new StringBuilder();

  private FailureText(CompiledBundle bundle, Hidden hidden) {
    this.bundle = bundle;
    this.hidden = hidden;
  }

  /** Lines, each ended by a newline; none of a case that passed. */
  static String of(CaseResult result, CompiledBundle bundle, Hidden hidden) {
    FailureText text = new FailureText(bundle, hidden);
    text.told(result);
    return text.out.toString();
  }

  /** Lines, each ended by a newline; none of an invariant that holds. */
  static String of(PropertyResult result, CompiledBundle bundle, Hidden hidden) {
    FailureText text = new FailureText(bundle, hidden);
    if (!result.passed()) {
      text.told(result);
    }
    return text.out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void told(CaseResult result) {
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
  }

  private void mismatch(Mismatch mismatch) {
    line("  expected: " + mismatch.expected());
    line("  actual:   " + mismatch.actual());
    out.append(Excerpt.of(hidden.span(mismatch.span())).indent(2));
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
      line("  " + ExplanationText.words(access.access()) + ":");
      ExplanationText.of(access).forEach(each -> line("    " + each));
    }
  }

  private void told(PropertyResult result) {
    out.append(Excerpt.of(hidden.span(result.property().span())).indent(2));
    if (result.counterexample().isEmpty()) {
      line(
          "  none of "
              + result.tried()
              + " requests that were tried met its condition, so it shows nothing");
      line("  start from a fixture that is nearer, or mend the condition");
      return;
    }
    var example = result.counterexample().get();
    for (Mismatch mismatch : example.mismatches()) {
      line("  expected: " + mismatch.expected());
      line("  actual:   " + mismatch.actual());
    }
    line(
        "  found after "
            + result.tried()
            + (result.tried() == 1 ? " request" : " requests")
            + "; as a test of its own:");
    line("");
    out.append(test(result, example).indent(2));
  }

  /** From the fixture with the changes to it, where it has a name. */
  private String test(PropertyResult result, PropertyResult.Counterexample example) {
    String name = result.property().name() + ", counterexample";
    if (example.start().given().isEmpty() || hidden.isIn(example.scene())) {
      return SceneWriter.test(bundle, example.scene(), name, example.answer());
    }
    List<String> changes = example.changes().stream().map(Change::written).toList();
    return SceneWriter.test(example.start().given(), changes, name, example.answer());
  }
}
