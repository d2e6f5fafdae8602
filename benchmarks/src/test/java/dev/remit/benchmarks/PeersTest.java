package dev.remit.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cedarpolicy.model.AuthorizationSuccessResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A peer is a peer only where it decides the same: each answers as the rule by hand does, for the
 * question that is timed and for each way to miss it.
 */
class PeersTest {
  private static final List<RulesTwin.Slots> QUESTIONS = PeerQuestions.ALL;

  @Test
  void the_questions_are_permitted_and_denied_by_turns_of_one_condition() {
    assertEquals(
        List.of(true, true, false, false, false, false, false, false, false, false),
        QUESTIONS.stream().map(RulesTwin::permits).toList());
  }

  @Test
  void cel_decides_as_the_rule_by_hand() throws Exception {
    CelPolicy cel = new CelPolicy();
    for (RulesTwin.Slots question : QUESTIONS) {
      assertEquals(
          RulesTwin.permits(question), cel.permits(CelPolicy.facts(question)), question::toString);
    }
    CelBenchmark benchmark = new CelBenchmark();
    benchmark.setUp();
    assertTrue(benchmark.permits());
  }

  @Test
  void cedar_decides_as_the_rule_by_hand() throws Exception {
    CedarPolicies cedar = new CedarPolicies(1);
    for (RulesTwin.Slots question : QUESTIONS) {
      assertEquals(
          RulesTwin.permits(question),
          cedar.answer(CedarPolicies.request(question)).isAllowed(),
          question::toString);
    }
  }

  @Test
  void of_any_number_of_policies_the_same_three_permit() throws Exception {
    for (int count : new int[] {10, 1_000}) {
      CedarBenchmark cedar = new CedarBenchmark();
      cedar.policies = count;
      cedar.setUp();
      AuthorizationSuccessResponse answer = cedar.authorize();
      assertTrue(answer.isAllowed());
      assertEquals(Set.of("p0", "p1", "p2"), answer.getReason());
      RulesAtScaleBenchmark rules = new RulesAtScaleBenchmark();
      rules.rules = count;
      rules.setUp();
      assertEquals(AgentPolicy.MATCHING, rules.permitting());
    }
    CedarEmptyBenchmark none = new CedarEmptyBenchmark();
    none.setUp();
    assertFalse(none.authorize().isAllowed());
  }
}
