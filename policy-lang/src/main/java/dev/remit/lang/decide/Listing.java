package dev.remit.lang.decide;

import dev.remit.lang.decide.Decision.Reason;
import dev.remit.lang.runtime.Truth;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which tools an agent may see. A tool is hidden only by what no arguments can mend; whatever would
 * be allowed is listed (law 10).
 */
public final class Listing {
  private final Question question;
  private final CompiledBundle bundle;
  private final LiveState state;
  private final Instant now;
  private Optional<Call> wellFormed = Optional.empty();

  /**
   * The listing of several tools to one asker: what was well-formed for one tool is not checked
   * again for the next. For one thread.
   *
   * @param question of any tool, which is not looked at
   */
  public Listing(Question question, CompiledBundle bundle, LiveState state, Instant now) {
    this.question = question;
    this.bundle = bundle;
    this.state = state;
    this.now = now;
  }

  /** Why this tool is hidden; empty where it is listed. */
  public Optional<Reason> hidden(Optional<Question.ToolRef> tool) {
    try {
      Optional<Call> call = wellFormed.flatMap(known -> Shape.of(known, tool));
      return call.isPresent()
          ? hidden(call.get(), bundle, state, now)
          : first(new Shape(bundle.attributes()).check(withoutArguments(question, tool)));
    } catch (RuntimeException | StackOverflowError fault) {
      return failed();
    }
  }

  private Optional<Reason> first(Shape.Result result) {
    return switch (result) {
      case Shape.Result.Malformed(Reason reason) -> Optional.of(reason);
      case Shape.Result.WellFormed(Call call) -> {
        wellFormed = Optional.of(call);
        yield hidden(call, bundle, state, now);
      }
    };
  }

  /**
   * Why the tool of the question is hidden; empty where it is listed. The question's arguments are
   * not looked at.
   */
  public static Optional<Reason> hidden(
      Question question, CompiledBundle bundle, LiveState state, Instant now) {
    return new Listing(question, bundle, state, now).hidden(question.tool());
  }

  private static Optional<Reason> failed() {
    return Optional.of(
        Reason.of(ReasonCode.INTERNAL, "the decision point failed; nothing is listed"));
  }

  private static Question withoutArguments(Question question, Optional<Question.ToolRef> tool) {
    return new Question(
        question.agent(),
        question.principal(),
        question.chain(),
        question.task(),
        question.credential(),
        tool,
        new Arguments.Typed(List.of(), false, question.agent().source()),
        Sent.nothing(),
        question.datasetsSource(),
        List.of(),
        List.of(),
        question.facts(),
        question.supported(),
        question.principalAuthenticated());
  }

  private static Optional<Reason> hidden(
      Call call, CompiledBundle bundle, LiveState state, Instant now) {
    return switch (new CatalogueStep(bundle.catalogue()).checkWithoutArguments(call)) {
      case CatalogueStep.Result.Fault(Reason reason) -> Optional.of(reason);
      case CatalogueStep.Result.Typed(TypedCall typed) ->
          ChainStep.checkForListing(typed, bundle.settings(), now)
              .or(() -> LiveStateStep.check(call, state, bundle.settings(), now))
              .or(() -> byRules(typed, bundle, now));
    };
  }

  private static Optional<Reason> byRules(TypedCall typed, CompiledBundle bundle, Instant now) {
    RuleRefs refs = new RuleRefs(bundle.program());
    List<AccessRules> accesses = RuleStep.accesses(typed, bundle, now);
    Optional<Reason> denied =
        accesses.stream()
            .flatMap(access -> access.deny(Truth.TRUE).stream())
            .findFirst()
            .map(
                rule -> Reason.of(ReasonCode.DENIED, "a rule denies this").withRule(refs.of(rule)));
    boolean permitted =
        accesses.stream()
            .allMatch(access ->
                access.rules().permits().stream()
                    .anyMatch(rule -> access.truth(rule) != Truth.FALSE));
    return denied.isPresent() || permitted ? denied : Optional.of(NotPermitted.REASON);
  }
}
