package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Obligations: attached, merged, supported, and the ones that are due before the act. */
class ObligationsTest {
  private static final Instant NOON = Asking.NOON;
  private static final String PERMIT = "permit a \"A\" { grant for 30m }\n";
  private static final String LEAD =
      PERMIT
          + "oblige lead \"L\" { with human_approval { approvers: leads, count: 1, within: 10m } }\n";

  private static Bench bench(String rules) {
    Bench bench = new Bench(rules);
    bench.asking.task =
        Sent.of(new Question.TaskClaim("t-1", Sent.none(), Sent.none(), Source.VOUCHED));
    bench.asking.supported = Set.of("redact", "max_rows", "mark", "notify");
    bench.fact(
        "task.requester", "{\"issuer\":\"https://idp.acme.example\",\"subject\":\"leads/boss\"}");
    return bench;
  }

  /** Everyone's approval, noted at noon and shown. */
  private static void approve(Bench bench, String id, Value.Identity approver, Instant at) {
    String demand = bench.deny().ask().orElseThrow().demandDigest();
    bench.memory.approve(demand, new LiveState.Approval(id, approver, at));
    bench.asking.approvals =
        java.util.stream.Stream.concat(
                bench.asking.approvals.stream(),
                java.util.stream.Stream.of(new Question.PresentedApproval(id)))
            .toList();
  }

  private static final Value.Identity ANNA = Bench.person("leads/anna");

  @Test
  void obligations_are_attached_where_their_rule_is_true_or_unknown() {
    String rule = "oblige r \"R\" { when env.region == \"eu\" with redact { fields: { iban } } }";
    assertEquals(1, bench(PERMIT + rule).fact("env.region", "\"eu\"").allow().obligations().size());
    assertEquals(0, bench(PERMIT + rule).fact("env.region", "\"us\"").allow().obligations().size());
    assertEquals(1, bench(PERMIT + rule).allow().obligations().size());
  }

  @Test
  void several_of_a_type_merge_field_by_field_and_name_their_rules() {
    Decision.Allow allow =
        bench(
                PERMIT
                    + """
                    oblige b "B" { with redact { fields: { iban, name } } }
                    oblige c "C" { with redact { fields: { card } } }
                    oblige d "D" { with max_rows { rows: 10 } }
                    oblige e "E" { with max_rows { rows: 3 } }
                    """)
            .allow();
    assertEquals(2, allow.obligations().size());
    Decision.Obligation rows = allow.obligations().getFirst();
    assertEquals(new Value.Int(3), rows.fields().get("rows"));
    assertEquals(List.of("p.d", "p.e"), rows.rules());
    Decision.Obligation redact = allow.obligations().getLast();
    assertEquals(
        new Value.Many(
            List.of(new Value.Text("card"), new Value.Text("iban"), new Value.Text("name"))),
        redact.fields().get("fields"));
  }

  @Test
  void the_obligations_of_all_accesses_are_merged() {
    Decision.Allow allow =
        bench(
                PERMIT
                    + """
                    oblige b "B" { tool in fs.* action is delete with mark { purpose: "x" } }
                    oblige c "C" { tool in fs.* action is write with notify { channels: { ops } } }
                    """)
            .call("fs", "move", "{\"source\":\"/w/a\",\"destination\":\"/w/b\"}")
            .allow();
    assertEquals(
        List.of("mark", "notify"),
        allow.obligations().stream().map(Decision.Obligation::type).toList());
  }

  @Test
  void F12_a_contradiction_is_a_conflict() {
    assertEquals(
        "OBLIGATION_CONFLICT p.b",
        bench(
                PERMIT
                    + """
                    oblige b "B" { with mark { purpose: "x" } }
                    oblige c "C" { with mark { purpose: "y" } }
                    """)
            .outcome());
  }

  @Test
  void F47_an_obligation_that_the_enforcement_point_does_not_support_denies() {
    Bench bench = bench(PERMIT + "oblige b \"B\" { with redact { fields: { iban } } }");
    bench.asking.supported = Set.of("max_rows");
    assertEquals("OBLIGATION_UNSUPPORTED p.b redact", bench.outcome());
  }

  @Test
  void F7_a_field_that_cannot_be_computed_denies() {
    String rule = "oblige b \"B\" { with mark { purpose: task.purpose } }";
    assertEquals("INDETERMINATE p.b task.purpose", bench(PERMIT + rule).outcome());
    assertEquals("PERMITTED p.a", bench(PERMIT + rule).fact("task.purpose", "\"x\"").outcome());
  }

  @Test
  void F13_an_approval_is_asked_for_before_the_act_and_says_what_to_ask() {
    Decision.Reason reason = bench(LEAD).deny();
    assertEquals(ReasonCode.APPROVAL_REQUIRED, reason.code());
    Decision.Ask ask = reason.ask().orElseThrow();
    assertTrue(ask.demandDigest().matches("sha256:[0-9a-f]{64}"));
    assertEquals("human_approval", ask.obligation().type());
    assertEquals(new Value.Text("p.leads"), ask.obligation().fields().get("approvers"));
  }

  @Test
  void an_approval_satisfies_the_demand_once_and_caps_the_grant() {
    Bench bench = bench(LEAD);
    approve(bench, "a-1", ANNA, NOON.minusSeconds(60));
    Decision.Allow allow = bench.allow();
    assertEquals(NOON.plusSeconds(540), allow.grant().expiresAt());
    assertEquals(Optional.empty(), allow.validUntil());
    assertEquals("APPROVAL_REQUIRED p.lead", bench.outcome());
  }

  /** Whoever approved {@code amount: 10} did not approve what else could be done in ten minutes. */
  @Test
  void what_was_approved_is_granted_for_those_arguments_and_one_use() {
    Bench bench = bench(LEAD).refund("10");
    approve(bench, "a-1", ANNA, NOON);
    Decision.Grant grant = bench.allow().grant();
    assertEquals(Optional.of(1), grant.uses());
    assertTrue(grant.argumentsDigest().isPresent());
    Decision.Grant without = bench(PERMIT).refund("10").allow().grant();
    assertEquals(Optional.empty(), without.uses());
    assertEquals(Optional.empty(), without.argumentsDigest());
  }

  @Test
  void an_approval_that_is_not_shown_does_not_count() {
    Bench bench = bench(LEAD);
    approve(bench, "a-1", ANNA, NOON);
    bench.asking.approvals = List.of();
    assertEquals("APPROVAL_REQUIRED p.lead", bench.outcome());
  }

  @Test
  void an_approval_counts_from_when_it_is_given_until_within_is_over() {
    for (Instant given :
        List.of(NOON.plusNanos(1), NOON.minusSeconds(600), NOON.minusSeconds(601))) {
      Bench bench = bench(LEAD);
      approve(bench, "a-1", ANNA, given);
      assertEquals("APPROVAL_REQUIRED p.lead", bench.outcome(), given.toString());
    }
    for (Instant given : List.of(NOON, NOON.minusSeconds(600).plusNanos(1))) {
      Bench bench = bench(LEAD);
      approve(bench, "a-1", ANNA, given);
      assertInstanceOf(Decision.Allow.class, bench.decide(), given.toString());
    }
  }

  @Test
  void F43_an_approval_is_of_one_demand() {
    Bench other = bench(LEAD).refund("10");
    approve(other, "a-1", ANNA, NOON);
    other.refund("10.01");
    assertEquals("APPROVAL_REQUIRED p.lead", other.outcome());
    other.refund("10.00");
    assertInstanceOf(Decision.Allow.class, other.decide());
  }

  @Test
  void F43_every_part_of_the_demand_counts() {
    String demand = demand(bench(LEAD));
    assertEquals(demand, demand(bench(LEAD)));
    assertNotEquals(demand, demand(bench(LEAD).chain(2, chain -> chain)));
    assertNotEquals(demand, demand(bench(LEAD.replace("10m", "11m"))));
    assertNotEquals(demand, demand(bench(LEAD).refund("1")));
    Bench task = bench(LEAD);
    task.chain(1, chain -> chain.change(0, hop -> Hops.task(hop, "t-2")));
    task.asking.task =
        Sent.of(new Question.TaskClaim("t-2", Sent.none(), Sent.none(), Source.VOUCHED));
    assertNotEquals(demand, demand(task));
  }

  private static String demand(Bench bench) {
    return bench.deny().ask().orElseThrow().demandDigest();
  }

  @Test
  void an_approver_is_a_member_and_no_party() {
    for (Value.Identity approver :
        List.of(
            Bench.person("emma"),
            Bench.person("leads/a/b"),
            new Value.Identity("https://evil.example", "leads/anna"),
            Bench.person("leads/boss"))) {
      Bench bench = bench(LEAD);
      approve(bench, "a-1", approver, NOON);
      assertEquals("APPROVAL_REQUIRED p.lead", bench.outcome(), approver.toString());
    }
  }

  @Test
  void the_principal_does_not_approve_what_is_done_for_it() {
    Bench bench = bench(LEAD);
    bench.asking.principal = Optional.of(ANNA);
    bench.chain(1, chain -> chain.change(0, hop -> Hops.from(hop, ANNA)));
    approve(bench, "a-1", ANNA, NOON);
    assertEquals("APPROVAL_REQUIRED p.lead", bench.outcome());
  }

  @Test
  void who_requested_the_task_must_be_known_and_the_registry_knows_it_better() {
    Bench unknown = bench(LEAD);
    unknown.asking.facts.clear();
    approve(unknown, "a-1", ANNA, NOON);
    assertEquals("APPROVAL_REQUIRED p.lead", unknown.outcome());
    Bench registered = bench(LEAD);
    registered.memory.registerTask("t-1", Optional.of(ANNA), Optional.empty());
    approve(registered, "a-1", ANNA, NOON);
    assertEquals("APPROVAL_REQUIRED p.lead", registered.outcome());
  }

  @Test
  void a_count_is_of_distinct_people() {
    String two = LEAD.replace("count: 1", "count: 2");
    Bench bench = bench(two);
    approve(bench, "a-1", ANNA, NOON.minusSeconds(9));
    approve(bench, "a-2", ANNA, NOON.minusSeconds(8));
    assertEquals("APPROVAL_REQUIRED p.lead", bench.outcome());
    approve(bench, "a-3", Bench.person("leads/bert"), NOON.minusSeconds(7));
    assertEquals(NOON.plusSeconds(592), bench.allow().grant().expiresAt());
    assertEquals("APPROVAL_REQUIRED p.lead", bench.outcome());
  }

  @Test
  void F12_two_demands_are_met_each_by_itself() {
    Bench bench =
        bench(
            LEAD
                + """
                group principals owners = { "https://idp.acme.example" / "owners/*" }
                oblige owner "O" { with human_approval { approvers: owners, count: 1, within: 10m } }
                """);
    assertEquals("APPROVAL_REQUIRED p.lead", bench.outcome());
    approve(bench, "a-1", ANNA, NOON);
    assertEquals("APPROVAL_REQUIRED p.owner", bench.outcome());
    approve(bench, "a-2", Bench.person("owners/olga"), NOON);
    assertInstanceOf(Decision.Allow.class, bench.decide());
  }

  @Test
  void nothing_is_approved_of_incomplete_or_elided_arguments() {
    Bench bench = bench("permit a \"A\" { tool is x.open }" + LEAD.substring(PERMIT.length()));
    bench.asking.tool("x", "open");
    bench.asking.arguments = Asking.raw("{\"amount\":1}", false, Source.VOUCHED);
    assertEquals("ARGUMENTS_INCOMPLETE p.lead", bench.outcome());
  }

  @Test
  void F14_no_approval_is_asked_for_what_is_denied_anyway() {
    assertEquals("DENIED p.z", bench(LEAD + "deny z \"Z\" { }").outcome());
    assertEquals("NOT_PERMITTED", bench(LEAD.substring(PERMIT.length())).outcome());
    Bench unsupported = bench(LEAD + "oblige y \"Y\" { with redact { fields: { a } } }");
    unsupported.asking.supported = Set.of();
    assertEquals("OBLIGATION_UNSUPPORTED p.y redact", unsupported.outcome());
  }

  @Test
  void a_step_up_asks_for_an_authentication_that_is_known() {
    String rules =
        "attribute principal.acr: string? from vouched\n"
            + PERMIT
            + "oblige s \"S\" { with step_up { acr: \"mfa\" } }";
    assertEquals("STEP_UP_REQUIRED p.s", bench(rules).outcome());
    assertEquals("STEP_UP_REQUIRED p.s", bench(rules).fact("principal.acr", "\"pwd\"").outcome());
    assertEquals("PERMITTED p.a", bench(rules).fact("principal.acr", "\"mfa\"").outcome());
    Bench asserted = bench(rules);
    asserted.asking.fact("principal.acr", "\"mfa\"", Source.ASSERTED);
    assertEquals("STEP_UP_REQUIRED p.s", asserted.outcome());
  }
}
