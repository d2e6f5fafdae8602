package dev.remit.lang.suite;

import dev.remit.lang.ast.TestDeclaration.Event;
import dev.remit.lang.ast.TestDeclaration.Item;
import dev.remit.lang.ast.TestDeclaration.Scenario;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.runtime.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scenarios: what happens between two steps holds from there on, but an approval is given once. */
final class ScenarioCases {
  private final Stages stages;
  private final Fixtures fixtures;
  private final Findings findings;

  ScenarioCases(Stages stages, Fixtures fixtures, Findings findings) {
    this.stages = stages;
    this.fixtures = fixtures;
    this.findings = findings;
  }

  Case of(Scenario scenario, FileScope scope) {
    SceneDraft draft = fixtures.given(scenario.given(), scope);
    List<Case.Stage> steps = new ArrayList<>();
    List<Case.Approver> approvers = new ArrayList<>();
    Duration elapsed = Duration.ZERO;
    for (Event event : scenario.events()) {
      switch (event) {
        case Event.Wait(var duration, var span) -> elapsed = elapsed.plus(duration);
        case Event.Change(Item.Approved approved, var span) when !steps.isEmpty() ->
            approver(approved, elapsed).ifPresent(approvers::add);
        case Event.Change(Item item, var span) -> draft.apply(item);
        case Event.Step(var name, var body, var span) -> {
          stages
              .stage(
                  stages.draft(body, draft, scope),
                  body.expectations(),
                  new Stages.Moment(name.text(), elapsed, until(approvers, elapsed)),
                  scope,
                  name.span())
              .ifPresent(steps::add);
          approvers.clear();
          draft.approved.clear();
        }
      }
    }
    if (scenario.events().stream().noneMatch(Event.Step.class::isInstance)) {
      findings.add(
          Code.TEST_INCOMPLETE,
          scenario.name().span(),
          "this scenario has no step",
          "write `step \"NAME\" { … expect … }`");
    }
    return new Case(
        Case.Kind.SCENARIO,
        scope.packageName(),
        scenario.name().text(),
        "",
        steps,
        scenario.name().span());
  }

  /** Each with how long before {@code now} it was given. */
  private static List<Case.Approver> until(List<Case.Approver> given, Duration now) {
    return given.stream()
        .map(each -> new Case.Approver(each.who(), now.minus(each.before())))
        .toList();
  }

  /** Who approves, after so long a time. */
  private Optional<Case.Approver> approver(Item.Approved approved, Duration elapsed) {
    Optional<Value.Identity> identity = Parties.identity(approved.by());
    if (identity.isEmpty()) {
      findings.add(Code.TEST_VALUE, approved.by().span(), "this is no identity");
    }
    return identity.map(who -> new Case.Approver(who, elapsed));
  }
}
