package dev.remit.testkit.run;

import dev.remit.lang.ast.TestDeclaration.Expectation.Verdict;
import dev.remit.lang.decide.AlteredQuestion;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decider;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.Listing;
import dev.remit.lang.decide.LiveState.Approval;
import dev.remit.lang.decide.Question;
import dev.remit.lang.fast.FastDecider;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.suite.Case;
import dev.remit.lang.suite.Expected;
import dev.remit.lang.suite.Scene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks one engine the stages of one case, in their order, in a world of its own. */
final class Asker {
  /** More demands than one call can make. */
  private static final int MOST_DEMANDS = 64;

  private final Engine engine;
  private final TestState state = new TestState();
  private Optional<String> demanded = Optional.empty();
  private int approvals;

  Asker(Engine engine) {
    this.engine = engine;
  }

  /** What decides. */
  sealed interface Engine {
    /** The rules as they are written, every one of them. */
    record Reference(CompiledBundle bundle) implements Engine {}

    /** The rules as code. */
    record Compiled(FastDecider decider) implements Engine {}
  }

  TestState state() {
    return state;
  }

  Answer ask(Case.Stage stage) {
    Scene scene = stage.scene();
    for (Case.Approver approver : stage.approvers()) {
      demanded.ifPresent(
          demand -> approve(demand, approver.who(), scene.now().minus(approver.before())));
    }
    return ask(scene, stage.expected());
  }

  /** What is expected says whether a decision or a listing is asked for. */
  Answer ask(Scene scene, List<Expected> expected) {
    state.enter(scene.world());
    return isOfListing(expected)
        ? new Answer.Listed(Listing.hidden(scene.question(), bundle(), state, scene.now()))
        : new Answer.Decided(decide(scene));
  }

  /** Whether a listing is asked for. */
  static boolean isOfListing(List<Expected> expected) {
    return expected.stream()
        .map(Expected::verdict)
        .anyMatch(verdict -> verdict == Verdict.LISTED || verdict == Verdict.HIDDEN);
  }

  /** Whoever approves, approves all that is demanded. */
  Decision decide(Scene scene) {
    state.enter(scene.world());
    Decision decision = decideOnce(scene);
    Set<String> approved = new HashSet<>();
    while (demand(decision).filter(approved::add).isPresent()
        && !scene.world().approvers().isEmpty()
        && approved.size() < MOST_DEMANDS) {
      for (Value.Identity approver : scene.world().approvers()) {
        approve(demand(decision).orElseThrow(), approver, scene.now());
      }
      decision = decideOnce(scene);
    }
    demanded = demand(decision);
    return decision;
  }

  private void approve(String demand, Value.Identity approver, Instant at) {
    state.approve(demand, new Approval(id(++approvals), approver, at));
  }

  private static Optional<String> demand(Decision decision) {
    return decision
        .reason()
        .ask()
        .map(Decision.Ask::demandDigest)
        .filter(digest -> !digest.isEmpty());
  }

  private Decision decideOnce(Scene scene) {
    Question question = presenting(scene.question());
    return switch (engine) {
      case Engine.Reference(CompiledBundle bundle) ->
          Decider.decide(question, bundle, state, scene.now());
      case Engine.Compiled(FastDecider decider) -> decider.decide(question, state, scene.now());
    };
  }

  /** The question with every approval that was given. */
  private Question presenting(Question question) {
    List<Question.PresentedApproval> presented = new ArrayList<>(question.approvals());
    for (int i = 1; i <= approvals; i++) {
      presented.add(new Question.PresentedApproval(id(i)));
    }
    return new AlteredQuestion(question).approvals(presented).question();
  }

  private static String id(int approval) {
    return "approval-" + approval;
  }

  private CompiledBundle bundle() {
    return switch (engine) {
      case Engine.Reference(CompiledBundle bundle) -> bundle;
      case Engine.Compiled(FastDecider decider) -> decider.bundle();
    };
  }
}
