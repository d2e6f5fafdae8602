package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code observe until DATE}: without any effect before the date, and in effect from then on. */
class ObservedRulesTest {
  private static final String PERMIT = "permit a \"A\" { grant for 1h }\n";
  private static final Instant NIGHT = Instant.parse("2026-11-23T23:59:59.999Z");
  private static final Instant MIDNIGHT = Instant.parse("2026-11-24T00:00:00Z");

  private static Bench at(Instant now, String rules) {
    Bench bench = new Bench(rules);
    bench.now = now;
    bench.asking.task =
        Sent.of(new Question.TaskClaim("t-1", Sent.none(), Sent.none(), Source.VOUCHED));
    bench.chain(
        1,
        chain ->
            chain.change(0, hop -> Hops.lasting(hop, Asking.NOON, MIDNIGHT.plusSeconds(9000))));
    return bench;
  }

  private static List<String> outcomes(String rules) {
    return List.of(at(NIGHT, rules).outcome(), at(MIDNIGHT, rules).outcome());
  }

  @Test
  void a_rule_takes_effect_at_the_start_of_its_date() {
    assertEquals(
        List.of("PERMITTED p.a", "DENIED p.d"),
        outcomes(PERMIT + "observe until 2026-11-24 deny d \"D\" { }"));
    assertEquals(
        List.of("NOT_PERMITTED", "PERMITTED p.b"),
        outcomes("observe until 2026-11-24 permit b \"B\" { }"));
    assertEquals(
        List.of("PERMITTED p.a", "APPROVAL_REQUIRED p.o"),
        outcomes(
            PERMIT
                + "observe until 2026-11-24 oblige o \"O\" { with human_approval { approvers: leads, count: 1, within: 1m } }"));
  }

  @Test
  void a_deny_that_is_observed_denies_not_even_where_it_is_unknown() {
    assertEquals(
        List.of("PERMITTED p.a", "INDETERMINATE p.d env.region"),
        outcomes(PERMIT + "observe until 2026-11-24 deny d \"D\" { when env.region == \"eu\" }"));
  }

  @Test
  void F45_an_observed_rule_that_reads_arguments_binds_no_grant() {
    String rules =
        PERMIT
            + "observe until 2026-11-24 deny d \"D\" { tool is crm.refund when args.amount > 100.00 }";
    assertEquals(Optional.empty(), at(NIGHT, rules).refund("5").allow().grant().uses());
    assertEquals(Optional.of(1), at(MIDNIGHT, rules).refund("5").allow().grant().uses());
  }

  @Test
  void F37_an_answer_lasts_until_an_observed_rule_takes_effect_and_no_less() {
    String rules =
        PERMIT
            + """
            observe until 2026-11-24 deny d "D" {
              when env.now >= 2026-11-23T23:30:00Z and credential.age > 1h
            }
            """;
    Bench bench = at(MIDNIGHT.minusSeconds(3000), rules);
    bench.settings = Bench.grants(Duration.ofHours(2), Duration.ofHours(2), Duration.ofHours(1));
    assertEquals(Optional.of(MIDNIGHT), bench.allow().validUntil());
    Bench other =
        at(
            MIDNIGHT.minusSeconds(3000),
            rules.replace("when env.now", "tool is crm.refund when env.now"));
    other.settings = bench.settings;
    assertEquals(
        Optional.of(MIDNIGHT.plusSeconds(600)), other.allow().validUntil(), "another tool's rule");
  }

  @Test
  void an_observed_permit_lists_no_tool() {
    String rules = "observe until 2026-11-24 permit b \"B\" { }";
    for (Instant now : List.of(NIGHT, MIDNIGHT)) {
      Bench bench = at(now, rules);
      assertEquals(
          now.equals(NIGHT),
          Listing.hidden(bench.asking.question(), bench.bundle(), bench.state, now).isPresent());
    }
  }

  private static Explanation.RulePart explained(Instant now, String rule) {
    Bench bench = at(now, PERMIT + rule).refund("5");
    return Explainer.explain(bench.asking.question(), bench.bundle(), bench.state, now)
        .accesses()
        .getFirst()
        .rules()
        .stream()
        .filter(part -> part.rule().id().equals("p.d"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_explanation_shows_what_an_observed_rule_would_have_said() {
    String rule =
        "observe until 2026-11-24\ndeny d \"D\" { tool is crm.refund when args.amount > 4.00 }";
    Explanation.RulePart before = explained(NIGHT, rule);
    assertEquals(Truth.FALSE, before.truth());
    assertEquals(Optional.of(Truth.TRUE), before.observed());
    assertEquals(
        List.of("observe until 2026-11-24", "tool is crm.refund", "args.amount > 4.00"),
        before.clauses().stream().map(Explanation.ClausePart::text).toList());
    assertEquals(
        List.of(Truth.FALSE, Truth.TRUE, Truth.TRUE),
        before.clauses().stream().map(Explanation.ClausePart::truth).toList());
    Explanation.RulePart after = explained(MIDNIGHT, rule);
    assertEquals(Truth.TRUE, after.truth());
    assertEquals(Optional.empty(), after.observed());
  }

  @Test
  void an_observed_rule_of_another_tool_is_not_explained() {
    Bench bench =
        at(NIGHT, PERMIT + "observe until 2026-11-24 deny d \"D\" { tool is crm.query }")
            .refund("5");
    assertTrue(
        Explainer.explain(bench.asking.question(), bench.bundle(), bench.state, NIGHT)
            .accesses()
            .getFirst()
            .rules()
            .stream()
            .noneMatch(part -> part.rule().id().equals("p.d")));
  }

  @Test
  void a_rule_in_a_for_block_is_observed_by_itself() {
    assertEquals(
        List.of("PERMITTED p.a", "DENIED p.d"),
        outcomes(PERMIT + "for agent in support { observe until 2026-11-24 deny d \"D\" { } }"));
  }
}
