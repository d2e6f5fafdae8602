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
      return new Decision.Deny(
          Reason.of(ReasonCode.INTERNAL, "the decision point failed; nothing is permitted"));
    }
  }

  /** What steps 1 to 4 find. */
  sealed interface Standing {
    record Good(TypedCall call) implements Standing {}

    record Fault(Reason reason) implements Standing {}
  }

  /**
   * The fault of steps 1 to 4, if any: what a retry is held against before it gets its earlier
   * answer.
   */
  public static Optional<Decision> fault(
      Question question, CompiledBundle bundle, LiveState state, Instant now) {
    try {
      return standing(question, bundle, state, now) instanceof Standing.Fault(Reason reason)
          ? Optional.of(new Decision.Deny(reason))
          : Optional.empty();
    } catch (RuntimeException | StackOverflowError fault) {
      return Optional.of(
          new Decision.Deny(
              Reason.of(ReasonCode.INTERNAL, "the decision point failed; nothing is permitted")));
    }
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
