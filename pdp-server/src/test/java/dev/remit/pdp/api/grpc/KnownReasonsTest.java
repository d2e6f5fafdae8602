package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.remit.lang.decide.Decision.Reason;
import dev.remit.lang.decide.Decision.RuleRef;
import dev.remit.lang.decide.ReasonCode;
import org.junit.jupiter.api.Test;

/** A reason that was written before is that reason, and no other of the same rule. */
class KnownReasonsTest {
  private static Reason reason(String sentence) {
    return Reason.of(ReasonCode.PERMITTED, "a rule permits this")
        .withRule(new RuleRef("shop.small", "shop.policy", 3, 1, sentence));
  }

  @Test
  void one_reason_is_written_once() {
    Reason reason = reason("Refunds are small.");
    assertEquals(DecisionWriter.reason(reason), KnownReasons.write(reason));
    assertSame(KnownReasons.write(reason), KnownReasons.write(reason));
  }

  /** As when another bundle has come into force. */
  @Test
  void a_rule_that_has_changed_has_its_own_reason() {
    KnownReasons.write(reason("Refunds are small."));
    Reason changed = reason("Refunds are rare.");
    assertEquals(DecisionWriter.reason(changed), KnownReasons.write(changed));
  }

  @Test
  void what_else_a_reason_says_is_said() {
    Reason hop = reason("Refunds are small.").withHop(2).withFact("task.purpose");
    assertEquals(DecisionWriter.reason(hop), KnownReasons.write(hop));
    Reason none = Reason.of(ReasonCode.NOT_PERMITTED, "no rule permits this");
    assertEquals(DecisionWriter.reason(none), KnownReasons.write(none));
  }
}
