package dev.remit.lang.suite;

import dev.remit.lang.ast.TestDeclaration.Body;
import dev.remit.lang.ast.TestDeclaration.Expectation;
import dev.remit.lang.ast.TestDeclaration.Given;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.source.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes what is asked and expected at one time out of what a test says. */
final class Stages {
  private final CompiledBundle bundle;
  private final Findings findings;
  private final Fixtures fixtures;
  private final ExpectationReader expectations;

  Stages(CompiledBundle bundle, Findings findings, Fixtures fixtures) {
    this.bundle = bundle;
    this.findings = findings;
    this.fixtures = fixtures;
    this.expectations = new ExpectationReader(bundle, findings);
  }

  /** When and after what a stage comes. */
  record Moment(String name, Duration after, List<Case.Approver> approvers) {
    static final Moment ONLY = new Moment("", Duration.ZERO, List.of());
  }

  /** What the body of a test or step says, on top of its fixture or, without one, of a draft. */
  SceneDraft draft(Body body, SceneDraft otherwise, FileScope scope) {
    body.givens().stream()
        .skip(1)
        .forEach(second ->
            findings.add(
                Code.TEST_PART,
                second.span(),
                "a request has one fixture",
                "make a fixture of both: `fixture NAME from FIXTURE with …`"));
    Optional<Given> given = body.givens().stream().findFirst();
    SceneDraft draft = given.isEmpty() ? otherwise.copy() : fixtures.given(given, scope);
    draft.apply(body.items());
    return draft;
  }

  Optional<Case.Stage> stage(
      SceneDraft draft, List<Expectation> expected, Moment moment, FileScope scope, Span span) {
    SceneBuilder builder = new SceneBuilder(bundle, findings, draft);
    Optional<Scene> scene = builder.scene(Optional.of(span));
    if (expected.isEmpty()) {
      findings.add(
          Code.TEST_INCOMPLETE, span, "this expects nothing", "say what: `expect deny by RULE`");
    }
    List<Expected> read =
        expected.stream().map(each -> expectations.read(each, scope, builder.json())).toList();
    expected.forEach(expectations::warnOfBareAllow);
    return scene.map(found ->
        new Case.Stage(
            moment.name(),
            moment.approvers(),
            new Scene(
                found.question(), found.now().plus(moment.after()), found.world(), found.rows()),
            read,
            span));
  }

  List<Expected> expected(List<Expectation> written, SceneDraft draft, FileScope scope) {
    SceneBuilder builder = new SceneBuilder(bundle, findings, draft);
    return written.stream().map(each -> expectations.read(each, scope, builder.json())).toList();
  }

  Optional<Scene> scene(SceneDraft draft, Span span) {
    return new SceneBuilder(bundle, findings, draft).scene(Optional.of(span));
  }
}
