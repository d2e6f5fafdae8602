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
  private Listing() {}

  /**
   * Why the tool of the question is hidden; empty where it is listed. The question's arguments are
   * not looked at.
   */
  public static Optional<Reason> hidden(
      Question question, CompiledBundle bundle, LiveState state, Instant now) {
    try {
      return switch (new Shape(bundle.attributes()).check(withoutArguments(question))) {
        case Shape.Result.Malformed(Reason reason) -> Optional.of(reason);
        case Shape.Result.WellFormed(Call call) -> hidden(call, bundle, state, now);
      };
    } catch (RuntimeException | StackOverflowError fault) {
      return Optional.of(
          Reason.of(ReasonCode.INTERNAL, "the decision point failed; nothing is listed"));
    }
  }

  private static Question withoutArguments(Question question) {
    return new Question(
        question.agent(),
        question.principal(),
        question.chain(),
        question.task(),
        question.credential(),
        question.tool(),
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
