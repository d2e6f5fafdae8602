package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.runtime.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code permit … for every actor}: whoever stands between is asked what the agent is asked. */
class EveryActorTest {
  private static final String PERMITTED = "PERMITTED p.a";
  private static final String REFUSED = "NOT_PERMITTED";
  private static final String DECLARED =
      """
      group agents workers = { "spiffe://acme.example/worker/*" }
      group agents known = { "spiffe://acme.example/worker/1", "spiffe://acme.example/agent/support/*" }
      attribute agent.number: int from agent.id matching "spiffe://acme.example/worker/{number}"
      attribute agent.certified_until: timestamp from registry
      agent "spiffe://acme.example/worker/1" { owner "crm", certified_until 2026-11-23T12:00:10Z }
      agent "spiffe://acme.example/worker/2" { owner "hr" }
      agent "spiffe://acme.example/agent/support/7" { owner "crm", certified_until 2026-11-23T12:00:20Z }
      """;

  private static Bench permit(String clauses) {
    return new Bench(DECLARED + "permit a \"A\" for every actor {\n" + clauses + "\n}");
  }

  private static String over(String clauses, int hops) {
    return permit(clauses).chain(hops, chain -> chain).outcome();
  }

  @Test
  void each_agent_of_the_chain_is_in_the_group_or_it_is_not_permitted() {
    assertEquals(PERMITTED, over("agent in known", 1));
    assertEquals(PERMITTED, over("agent in known", 2));
    assertEquals(REFUSED, over("agent in known", 3));
    assertEquals(REFUSED, over("agent in workers", 2));
    assertEquals(REFUSED, over("unless agent in workers", 2));
    assertEquals(PERMITTED, over("unless agent in workers", 1));
  }

  /** Asked without {@code for every actor}, the acting agent is the only one that counts. */
  @Test
  void without_it_whoever_stands_between_is_not_asked() {
    Bench bench = new Bench(DECLARED + "permit a \"A\" { agent in support }");
    assertEquals(PERMITTED, bench.chain(3, chain -> chain).outcome());
  }

  @Test
  void an_agent_that_acts_alone_is_the_only_actor() {
    assertEquals(
        PERMITTED, permit("acts alone or delegated when agent in support").alone().outcome());
    assertEquals(
        REFUSED, permit("acts alone or delegated when agent in workers").alone().outcome());
  }

  @Test
  void the_headers_of_a_for_block_and_of_defines_are_clauses_too() {
    String block = "for agent in known {\npermit a \"A\" for every actor { when crm } }";
    Bench bench = new Bench(DECLARED + "define crm = agent.owner == \"crm\"\n" + block);
    assertEquals(PERMITTED, bench.chain(2, chain -> chain).outcome());
    assertEquals(REFUSED, bench.chain(3, chain -> chain).outcome());
  }

  @Test
  void of_another_actor_its_entry_counts_and_no_statement_of_the_request() {
    assertEquals(PERMITTED, over("when agent.owner == \"crm\"", 2));
    assertEquals(REFUSED, over("when agent.owner == \"crm\"", 3));
    Bench stated = permit("when agent.tenant default \"acme\" == \"acme\"");
    stated.fact("agent.tenant", "\"acme\"");
    Value.Identity eight = Bench.agent("agent/support/8");
    stated.asking.agent = Optional.of(eight);
    assertEquals(
        PERMITTED, stated.chain(1, chain -> chain.change(0, hop -> Hops.to(hop, eight))).outcome());
    assertEquals(
        REFUSED + " p.a agent.tenant",
        stated.chain(2, chain -> chain.change(1, hop -> Hops.to(hop, eight))).outcome());
  }

  @Test
  void who_it_is_and_what_is_captured_from_that_is_known_of_each() {
    assertEquals(PERMITTED, over("when agent.trust_domain == \"acme.example\"", 4));
    String numbered =
        "when agent == \"spiffe://acme.example/agent/support/7\" or agent.number <= 2";
    assertEquals(PERMITTED, over(numbered, 3));
    assertEquals(REFUSED, over(numbered, 4));
  }

  @Test
  void the_row_of_a_table_is_each_actors_own() {
    String rows =
        "data shard[id: int] complete { open: bool }\n"
            + "row shard[1] { open true }\nrow shard[2] { open false }\n";
    Bench bench =
        new Bench(
            DECLARED
                + rows
                + "permit a \"A\" for every actor { when agent in support or shard[agent.number].open }");
    assertEquals(PERMITTED, bench.chain(2, chain -> chain).outcome());
    assertEquals(REFUSED, bench.chain(3, chain -> chain).outcome());
    assertEquals(
        List.of(
            new Explanation.ValuePart(
                "agent of spiffe://acme.example/worker/2", "spiffe://acme.example/worker/2"),
            new Explanation.ValuePart("agent.number of spiffe://acme.example/worker/2", "2")),
        clause(bench).values());
  }

  @Test
  void what_is_no_ones_own_is_read_as_it_is() {
    Bench bench = permit("when agent in known and task.purpose == \"x\"");
    bench.chain(2, chain -> chain);
    assertEquals(REFUSED + " p.a task.purpose", bench.outcome());
    assertEquals(PERMITTED, bench.fact("task.purpose", "\"x\"").outcome());
  }

  @Test
  void the_agent_inside_a_quantifier_over_hops_is_each_actor_too() {
    String trusted = "when no hop satisfies (hop.to == agent and hop.trust < registry)";
    Bench bench = permit(trusted);
    bench.chain(
        3,
        chain ->
            chain
                .change(0, hop -> Hops.trusted(hop, Source.REGISTRY))
                .change(1, hop -> Hops.trusted(hop, Source.REGISTRY))
                .change(2, hop -> Hops.trusted(hop, Source.REGISTRY)));
    assertEquals(PERMITTED, bench.outcome());
    bench.chain(
        3,
        chain ->
            chain
                .change(0, hop -> Hops.trusted(hop, Source.REGISTRY))
                .change(2, hop -> Hops.trusted(hop, Source.REGISTRY)));
    assertEquals(REFUSED, bench.outcome());
  }

  @Test
  void an_actor_on_somebodys_mere_word_is_unknown() {
    Bench bench = permit("when agent in known");
    bench.settings = Bench.settings(8, Set.of(), Source.ASSERTED);
    bench.chain(2, chain -> chain.change(0, hop -> Hops.trusted(hop, Source.ASSERTED)));
    assertEquals(REFUSED + " p.a agent", bench.outcome());
    assertEquals(Truth.UNKNOWN, clause(bench).truth());
    bench.chain(
        2,
        chain ->
            chain
                .change(0, hop -> Hops.trusted(hop, Source.ASSERTED))
                .change(0, hop -> Hops.to(hop, Bench.agent("worker/9")))
                .change(1, hop -> Hops.from(hop, Bench.agent("worker/9"))));
    assertEquals(Truth.UNKNOWN, clause(bench).truth());
  }

  private static Explanation.ClausePart clause(Bench bench) {
    return Explainer.explain(bench.asking.question(), bench.bundle(), bench.state, bench.now)
        .accesses()
        .getFirst()
        .nearestPermit()
        .orElseThrow()
        .clauses()
        .getFirst();
  }

  @Test
  void the_explanation_says_of_whom_a_clause_failed() {
    Bench bench = permit("when agent.owner == \"crm\"").chain(4, chain -> chain);
    Explanation.ClausePart clause = clause(bench);
    assertEquals("agent.owner == \"crm\"", clause.text());
    assertEquals(Truth.FALSE, clause.truth());
    assertEquals(
        List.of(
            new Explanation.ValuePart("agent.owner of spiffe://acme.example/worker/2", "\"hr\""),
            new Explanation.ValuePart("agent.owner of spiffe://acme.example/worker/3", "unknown")),
        clause.values());
  }

  @Test
  void an_answer_lasts_until_the_clock_changes_what_is_read_of_any_actor() {
    Bench bench = permit("when env.now < agent.certified_until");
    assertEquals(
        bench.now.plusSeconds(20),
        bench.chain(1, chain -> chain).allow().validUntil().orElseThrow());
    assertEquals(
        bench.now.plusSeconds(10),
        bench.chain(2, chain -> chain).allow().validUntil().orElseThrow());
  }

  @Test
  void it_costs_what_as_many_hops_cost() {
    long once =
        new Bench(DECLARED + "permit a \"A\" { when agent in known }")
            .bundle()
            .program()
            .permits()
            .getFirst()
            .cost();
    long each = permit("when agent in known").bundle().program().permits().getFirst().cost();
    assertEquals(16 * once, each);
    assertTrue(once > 0);
  }
}
