package dev.remit.lang.decide;

import dev.remit.lang.decide.Decision.Reason;
import dev.remit.lang.ir.RuleIr;
import java.util.Optional;

/** The reasons why nothing permits a call. */
public final class NotPermitted {
  /** No rule would, whatever else were known. */
  public static final Reason REASON = Reason.of(ReasonCode.NOT_PERMITTED, "no rule permits this");

  private NotPermitted() {}

  /** The rule might, if the fact were known. */
  public static Reason forWantOf(RuleIr rule, Optional<String> fact, RuleRefs refs) {
    Reason reason =
        Reason.of(
                ReasonCode.NOT_PERMITTED,
                "no rule permits this; one that might needs a fact that is not known")
            .withRule(refs.of(rule));
    return fact.map(reason::withFact).orElse(reason);
  }
}
