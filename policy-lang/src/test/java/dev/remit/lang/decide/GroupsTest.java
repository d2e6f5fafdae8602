package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Groups made of others, and groups by a fact. */
class GroupsTest {
  private static String outcome(String groups, String group, String agent) {
    Bench bench = new Bench(groups + "permit a \"A\" { agent in " + group + " }");
    Value.Identity id = Bench.agent(agent);
    bench.asking.agent = Optional.of(id);
    bench.chain(1, chain -> chain.change(0, hop -> Hops.to(hop, id)));
    return bench.decide() instanceof Decision.Allow ? "in" : "out";
  }

  @Test
  void terms_are_read_from_left_to_right() {
    String groups =
        """
        group agents agents_all = { "spiffe://acme.example/agent/**" }
        group agents few = { "spiffe://acme.example/agent/ops/*" }
        group agents but = agents_all - few
        group agents again = agents_all - few + { "spiffe://acme.example/agent/ops/1" }
        group agents none_left = agents_all + { "spiffe://acme.example/agent/ops/1" } - few
        group agents nested = agents_all - but
        """;
    assertEquals("in", outcome(groups, "but", "agent/x"));
    assertEquals("out", outcome(groups, "but", "agent/ops/1"));
    assertEquals("out", outcome(groups, "but", "other/x"));
    assertEquals("in", outcome(groups, "again", "agent/ops/1"));
    assertEquals("out", outcome(groups, "again", "agent/ops/2"));
    assertEquals("out", outcome(groups, "none_left", "agent/ops/1"));
    assertEquals("in", outcome(groups, "nested", "agent/ops/1"));
    assertEquals("out", outcome(groups, "nested", "agent/x"));
  }

  @Test
  void what_is_taken_away_is_a_pattern_too() {
    String groups =
        """
        group agents one = { "spiffe://acme.example/agent/7" } - { "spiffe://acme.example/**" }
        group agents two = { "spiffe://acme.example/**" } - { "spiffe://other.example/**" }
        """;
    assertEquals("out", outcome(groups, "one", "agent/7"));
    assertEquals("in", outcome(groups, "two", "agent/7"));
  }

  @Test
  void a_group_by_a_fact_holds_whoever_has_the_word() {
    String rules =
        """
        group principals crm = "crm-leads" in principal.groups
        permit a "A" { principal in crm }
        """;
    assertEquals("NOT_PERMITTED p.a principal.groups", new Bench(rules).outcome());
    assertEquals(
        "PERMITTED p.a",
        new Bench(rules).fact("principal.groups", "[\"all\",\"crm-leads\"]").outcome());
    assertEquals("NOT_PERMITTED", new Bench(rules).fact("principal.groups", "[\"crm\"]").outcome());
    Bench asserted = new Bench(rules);
    asserted.asking.fact("principal.groups", "[\"crm-leads\"]", Source.ASSERTED);
    assertEquals("NOT_PERMITTED p.a principal.groups", asserted.outcome());
  }

  @Test
  void a_group_by_a_fact_that_is_not_known_is_unknown_and_not_empty() {
    String rules =
        """
        group principals crm = "crm-leads" in principal.groups
        permit a "A" { }
        deny d "D" { principal.id not in crm }
        """;
    assertEquals("INDETERMINATE p.d principal.groups", new Bench(rules).outcome());
    assertEquals("DENIED p.d", new Bench(rules).fact("principal.groups", "[]").outcome());
  }

  @Test
  void a_group_mixes_facts_and_identities() {
    String rules =
        """
        group principals crm = "crm-leads" in principal.groups
        group principals chosen = { "https://idp.acme.example" / "ann" } + crm - { "https://idp.acme.example" / "emma" }
        group principals others = { "https://idp.acme.example" / "*" } - crm
        permit a "A" { principal in chosen }
        permit b "B" { principal in others }
        """;
    assertEquals(
        "NOT_PERMITTED", new Bench(rules).fact("principal.groups", "[\"crm-leads\"]").outcome());
    assertEquals("PERMITTED p.b", new Bench(rules).fact("principal.groups", "[]").outcome());
    assertEquals("NOT_PERMITTED p.b principal.groups", new Bench(rules).outcome());
    Value.Identity bob = Bench.person("bob");
    Bench member = new Bench(rules).fact("principal.groups", "[\"crm-leads\"]");
    member.asking.principal = Optional.of(bob);
    member.chain(1, chain -> chain.change(0, hop -> Hops.from(hop, bob)));
    assertEquals("PERMITTED p.a", member.outcome());
  }

  @Test
  void the_groups_of_an_agent_are_stated_in_its_entry() {
    String rules =
        """
        agent "spiffe://acme.example/agent/support/7" { groups { "night" } }
        group agents night = "night" in agent.groups
        permit a "A" { agent in night }
        """;
    assertEquals("PERMITTED p.a", new Bench(rules).outcome());
    assertEquals(
        "NOT_PERMITTED p.a agent.groups",
        new Bench(rules.replace("groups { \"night\" }", "owner \"crm\""))
            .fact("agent.groups", "[\"night\"]")
            .outcome());
  }

  @Test
  void approvers_may_be_a_group_made_of_others() {
    Bench bench =
        new Bench(
            """
            group principals chosen = leads - { "https://idp.acme.example" / "leads/intern" }
            permit a "A" { }
            oblige o "O" { with human_approval { approvers: chosen, count: 1, within: 10m } }
            """);
    bench.fact("task.requester", "{\"issuer\":\"https://idp.acme.example\",\"subject\":\"boss\"}");
    String demand = bench.deny().ask().orElseThrow().demandDigest();
    bench.asking.approvals =
        java.util.List.of(
            new Question.PresentedApproval("a-1"), new Question.PresentedApproval("a-2"));
    bench.memory.approve(
        demand, new LiveState.Approval("a-1", Bench.person("leads/intern"), Asking.NOON));
    assertEquals("APPROVAL_REQUIRED p.o", bench.outcome());
    bench.memory.approve(
        demand, new LiveState.Approval("a-2", Bench.person("leads/anna"), Asking.NOON));
    assertEquals("PERMITTED p.a", bench.outcome());
  }
}
