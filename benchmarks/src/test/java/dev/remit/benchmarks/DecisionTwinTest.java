package dev.remit.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decider;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.LiveState;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Scope;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A twin is a yardstick only where it makes the checks that the engine makes. */
class DecisionTwinTest {
  private static final CompiledBundle BUNDLE = AgentPolicy.bundle(1);
  private static final Instant NOW = AgentQuestion.NOW;

  private final InMemoryLiveState state = AgentQuestion.state();
  private final DecisionTwin twin = DecisionTwin.withTask(AgentQuestion.TASK, AgentQuestion.UNTIL);

  private long both(Question question) {
    long byHand = twin.decide(question, NOW.getEpochSecond());
    Decision decision = Decider.decide(question, BUNDLE, state, NOW);
    long engine =
        decision instanceof Decision.Allow allow ? allow.grant().expiresAt().getEpochSecond() : -1;
    assertEquals(engine, byHand, () -> "the engine says " + decision);
    return byHand;
  }

  private void assertDenied(Question question) {
    assertEquals(-1, both(question));
  }

  private static Question arguments(String account, String amount, boolean complete) {
    Question whole = AgentQuestion.refund(3);
    return new Question(
        whole.agent(),
        whole.principal(),
        whole.chain(),
        whole.task(),
        whole.credential(),
        whole.tool(),
        new Arguments.Typed(
            List.of(
                new Json.Member("account", new Json.Text(account)),
                new Json.Member("amount", new Json.Number(new BigDecimal(amount)))),
            complete,
            Source.VOUCHED),
        whole.datasets(),
        whole.datasetsSource(),
        whole.stated(),
        whole.approvals(),
        whole.facts(),
        whole.supported(),
        whole.principalAuthenticated());
  }

  private static Question parts(
      UnaryOperator<List<Question.Hop>> change, String task, Sent<Instant> credential) {
    Question whole = AgentQuestion.refund(3);
    List<Question.Hop> chain = ((Sent.Value<List<Question.Hop>>) whole.chain()).value();
    return new Question(
        whole.agent(),
        whole.principal(),
        Sent.of(change.apply(chain)),
        Sent.of(
            new Question.TaskClaim(
                task, Sent.none(), Sent.of(AgentQuestion.UNTIL), Source.VOUCHED)),
        Sent.of(new Question.CredentialClaim(AgentQuestion.CREDENTIAL, credential, Source.VOUCHED)),
        whole.tool(),
        whole.arguments(),
        whole.datasets(),
        whole.datasetsSource(),
        whole.stated(),
        whole.approvals(),
        whole.facts(),
        whole.supported(),
        whole.principalAuthenticated());
  }

  private static Question chain(UnaryOperator<Question.Hop> second) {
    return parts(
        chain -> {
          List<Question.Hop> changed = new ArrayList<>(chain);
          changed.set(1, second.apply(chain.get(1)));
          return changed;
        },
        AgentQuestion.TASK,
        Sent.none());
  }

  private static Question.Hop hop(
      Question.Hop hop, String delegation, Scope scope, Instant from, Instant until, Source trust) {
    return new Question.Hop(
        hop.from(),
        hop.to(),
        Optional.of(delegation),
        hop.parent(),
        hop.task(),
        Optional.of(scope),
        hop.purpose(),
        Optional.of(from),
        Optional.of(until),
        hop.assurance(),
        trust);
  }

  private static Question bounds(Instant from, Instant until, Source trust) {
    return chain(hop -> hop(hop, "delegation-1", hop.scope().orElseThrow(), from, until, trust));
  }

  @Test
  void both_permit_the_refund_over_any_chain() {
    for (int hops = 1; hops <= 16; hops++) {
      assertEquals(NOW.plusSeconds(300).getEpochSecond(), both(AgentQuestion.refund(hops)));
    }
  }

  @Test
  void both_cut_the_grant_by_the_credential() {
    Instant soon = NOW.plusSeconds(60);
    assertEquals(
        soon.getEpochSecond(), both(parts(chain -> chain, AgentQuestion.TASK, Sent.of(soon))));
    assertDenied(parts(chain -> chain, AgentQuestion.TASK, Sent.of(NOW)));
    assertDenied(parts(chain -> chain, AgentQuestion.TASK, Sent.nothing()));
  }

  @Test
  void both_deny_a_task_that_is_not_the_chains() {
    assertDenied(parts(chain -> chain, "task-2", Sent.none()));
  }

  @Test
  void both_deny_what_the_rule_does_not_permit() {
    assertTrue(both(arguments("crm.account7", "100.00", true)) > 0);
    assertDenied(arguments("crm.account3", "100.01", true));
    assertDenied(arguments("crm.account8", "1.00", true));
    assertDenied(arguments("hr.account3", "1.00", true));
    assertDenied(arguments("crm.account3", "1.00", false));
    assertDenied(AgentQuestion.unknowing(3));
  }

  @Test
  void both_deny_what_is_out_of_its_time() {
    Instant from = AgentQuestion.FROM;
    Instant until = AgentQuestion.UNTIL;
    assertTrue(both(bounds(from, until, Source.VOUCHED)) > 0);
    assertDenied(bounds(NOW.plusSeconds(1), until, Source.VOUCHED));
    assertDenied(bounds(from, NOW, Source.VOUCHED));
    assertDenied(bounds(from.minusSeconds(1), until, Source.VOUCHED));
    assertDenied(bounds(from, until.plusSeconds(1), Source.VOUCHED));
    assertDenied(bounds(from, until, Source.ASSERTED));
  }

  @Test
  void both_deny_a_chain_that_does_not_link() {
    assertDenied(parts(chain -> chain.subList(1, 3), AgentQuestion.TASK, Sent.none()));
    assertDenied(parts(chain -> chain.subList(0, 2), AgentQuestion.TASK, Sent.none()));
    assertDenied(
        parts(chain -> List.of(chain.get(0), chain.get(2)), AgentQuestion.TASK, Sent.none()));
    assertDenied(parts(chain -> List.of(), AgentQuestion.TASK, Sent.none()));
    assertDenied(
        chain(hop ->
            hop(
                hop,
                "delegation-9",
                hop.scope().orElseThrow(),
                AgentQuestion.FROM,
                AgentQuestion.UNTIL,
                Source.VOUCHED)));
  }

  @Test
  void both_deny_a_scope_that_widens() {
    Scope.Bound<String> all = new Scope.Bound.All<>();
    assertDenied(
        chain(hop -> {
          Scope scope = hop.scope().orElseThrow();
          return hop(
              hop,
              "delegation-1",
              new Scope(Optional.of(all), scope.actions(), scope.datasets(), scope.arguments()),
              AgentQuestion.FROM,
              AgentQuestion.UNTIL,
              Source.VOUCHED);
        }));
  }

  @Test
  void both_deny_what_is_revoked() {
    state.revoke(new LiveState.Subject.Agent(AgentQuestion.agent(2)));
    twin.revoke(AgentQuestion.agent(2));
    assertDenied(AgentQuestion.refund(3));
    assertTrue(both(AgentQuestion.refund(1)) > 0);
    state.revoke(new LiveState.Subject.Delegation("delegation-0"));
    twin.revokeId("delegation-0");
    assertDenied(AgentQuestion.refund(1));
  }

  @Test
  void the_rules_alone_by_hand_deny_what_does_not_match() {
    int[] trust = {1, 2, 3};
    assertTrue(RulesTwin.permits(slots("pay0", "refund", "crm.account0", "100.00", trust)));
    assertFalse(RulesTwin.permits(slots("pay1", "refund", "crm.account0", "100.00", trust)));
    assertFalse(RulesTwin.permits(slots("pay0", "support", "crm.account0", "100.00", trust)));
    assertFalse(RulesTwin.permits(slots("pay0", "refund", "crm.account8", "100.00", trust)));
    assertFalse(RulesTwin.permits(slots("pay0", "refund", "crm.account0", "100.01", trust)));
    assertFalse(
        RulesTwin.permits(slots("pay0", "refund", "crm.account0", "1.00", new int[] {1, 0})));
  }

  private static RulesTwin.Slots slots(
      String tool, String purpose, String dataset, String amount, int[] trust) {
    return new RulesTwin.Slots("crm", tool, purpose, dataset, new BigDecimal(amount), trust);
  }
}
