package dev.remit.lang.decide;

import dev.remit.lang.decide.Decision.Reason;
import java.time.Instant;
import java.util.Optional;

/** Takes decisions: the steps in their order, each only where those before it found no fault. */
public final class Decider {
  private Decider() {}

  /** Whatever goes wrong inside is a DENY. */
  public static Decision decide(
      Question question, CompiledBundle bundle, LiveState state, Instant now) {
    try {
      return switch (standing(question, bundle, state, now)) {
        case Standing.Fault(Reason reason) -> new Decision.Deny(reason);
        case Standing.Good(TypedCall call) -> new RuleStep(call, bundle, state, now).decide();
      };
    } catch (RuntimeException | StackOverflowError fault) {
      return failed();
    }
  }

  /** What steps 1 to 4 find. */
  sealed interface Standing {
    record Good(TypedCall call) implements Standing {}

    record Fault(Reason reason) implements Standing {}
  }

  /**
   * Why an ALLOW that was given for this very question stands no more: what denies the question
   * now, or {@code EXPIRED}; empty while it stands. Nothing is used up, and what was used up for it
   * is not asked for again.
   */
  public static Optional<Decision> withdrawn(
      Decision.Allow given,
      Question question,
      CompiledBundle bundle,
      LiveState state,
      Instant now) {
    try {
      Optional<Reason> why =
          switch (standing(question, bundle, state, now)) {
            case Standing.Fault(Reason reason) -> Optional.of(reason);
            case Standing.Good(TypedCall call) ->
                new RuleStep(call, bundle, state, now).withdrawn(given);
          };
      return why.map(Decision.Deny::new);
    } catch (RuntimeException | StackOverflowError fault) {
      return Optional.of(failed());
    }
  }

  private static Decision failed() {
    return new Decision.Deny(
        Reason.of(ReasonCode.INTERNAL, "the decision point failed; nothing is permitted"));
  }

  static Standing standing(Question question, CompiledBundle bundle, LiveState state, Instant now) {
    return switch (new Shape(bundle.attributes()).check(question)) {
      case Shape.Result.Malformed(Reason reason) -> new Standing.Fault(reason);
      case Shape.Result.WellFormed(Call call) ->
          switch (new CatalogueStep(bundle.catalogue()).check(call)) {
            case CatalogueStep.Result.Fault(Reason reason) -> new Standing.Fault(reason);
            case CatalogueStep.Result.Typed(TypedCall typed) ->
                ChainStep.check(typed, bundle.settings(), now)
                    .or(() -> LiveStateStep.check(call, state, bundle.settings(), now))
                    .<Standing>map(Standing.Fault::new)
                    .orElseGet(() -> new Standing.Good(typed));
          };
    };
  }
}
