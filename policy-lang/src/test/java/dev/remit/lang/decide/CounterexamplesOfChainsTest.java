package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The requests of the counterexamples that the chain settles, each named after its number. */
class CounterexamplesOfChainsTest {
  private static final String PERMITTED = "PERMITTED p.a";

  private static Bench open(String more) {
    return new Bench("permit a \"A\" { grant for 1m }\n" + more);
  }

  /** F5: what held over one hop holds over two. */
  @Test
  void F5_one_hop_more_switches_off_neither_a_deny_nor_an_obligation() {
    String deny = "deny d \"D\" { when some hop satisfies (hop.purpose == \"support\") }";
    String oblige =
        "oblige o \"O\" { unless every a in chain.actors satisfies (a in leads_of_agents)"
            + " with cap_grant { at_most: 7s } }";
    String group = "group agents leads_of_agents = { \"spiffe://acme.example/lead/*\" }\n";
    for (int hops = 1; hops <= 4; hops++) {
      assertEquals("DENIED p.d", open(deny).chain(hops, chain -> chain).outcome());
      assertEquals(
          Asking.NOON.plusSeconds(7),
          open(group + oblige).chain(hops, chain -> chain).allow().grant().expiresAt());
    }
  }

  /** F5: a header that a longer chain makes false binds the grant of another permit as before. */
  @Test
  void F5_one_hop_more_unbinds_no_grant() {
    String small =
        "permit small \"S\" { tool is crm.refund chain.depth <= 2 when args.amount <= 100.00 }";
    for (int hops = 1; hops <= 4; hops++) {
      Decision.Grant grant = open(small).refund("5").chain(hops, chain -> chain).allow().grant();
      assertEquals(Optional.of(1), grant.uses(), hops + " hops");
      assertTrue(grant.argumentsDigest().isPresent());
    }
    String known = "group agents known = { \"spiffe://acme.example/agent/**\" }\n";
    String actors =
        known
            + "permit small \"S\" for every actor { agent in known tool is crm.refund when args.amount <= 100.00 }";
    for (int hops = 1; hops <= 2; hops++) {
      assertEquals(
          Optional.of(1),
          open(actors).refund("5").chain(hops, chain -> chain).allow().grant().uses());
    }
    String others = actors.replace("acme.example/agent/**", "acme.example/worker/**");
    assertEquals(
        Optional.empty(), open(others).refund("5").chain(2, chain -> chain).allow().grant().uses());
  }

  /** F8: whether those who delegate must be permitted too is what a permit says, not silence. */
  @Test
  void F8_a_permit_for_every_actor_bounds_an_agent_by_its_delegators() {
    Bench one = new Bench("permit a \"A\" { agent in support }");
    Bench every = new Bench("permit a \"A\" for every actor { agent in support }");
    assertEquals(PERMITTED, one.chain(2, chain -> chain).outcome());
    assertEquals("NOT_PERMITTED", every.chain(2, chain -> chain).outcome());
    Value.Identity colleague = Bench.agent("agent/support/9");
    every.chain(
        2,
        chain ->
            chain
                .change(0, hop -> Hops.to(hop, colleague))
                .change(1, hop -> Hops.from(hop, colleague)));
    assertEquals(PERMITTED, every.outcome());
  }

  /** F17: cut at either end, a chain leads from nobody or to nobody. */
  @Test
  void F17_a_chain_is_cut_at_neither_end() {
    Bench bench = open("");
    bench.asking.chain = Sent.of(new Hops(3).hops().subList(0, 2));
    assertEquals("CHAIN_BROKEN hop 1", bench.outcome());
    bench.asking.chain = Sent.of(new Hops(3).hops().subList(1, 3));
    assertEquals("CHAIN_ROOT hop 0", bench.outcome());
  }

  @Test
  void F18_a_condition_over_no_hop_permits_nobody() {
    for (String condition :
        List.of(
            "every hop satisfies (hop.trust >= verified)",
            "no hop satisfies (hop.to in support)",
            "chain.depth <= 3")) {
      assertEquals(
          "NOT_PERMITTED",
          new Bench("permit a \"A\" { when " + condition + " }").alone().outcome(),
          condition);
    }
  }

  /** F19: where verification is asked for, who says so is the decision point and no field. */
  @Test
  void F19_a_chain_is_trusted_as_far_as_its_least_trusted_hop() {
    Bench bench = new Bench("permit a \"A\" { when chain.trust >= registry }");
    bench.chain(
        2,
        chain ->
            chain
                .change(0, hop -> Hops.trusted(hop, Source.VERIFIED))
                .change(1, hop -> Hops.trusted(hop, Source.REGISTRY)));
    assertEquals(PERMITTED, bench.outcome());
    bench.chain(2, chain -> chain.change(0, hop -> Hops.trusted(hop, Source.VERIFIED)));
    assertEquals("NOT_PERMITTED", bench.outcome());
  }

  @Test
  void F20_each_bound_of_a_hop_is_written_and_nothing_is_a_bound_too() {
    Scope all = Asking.everything();
    List<Scope> lacking =
        List.of(
            new Scope(Optional.empty(), all.actions(), all.datasets(), all.arguments()),
            new Scope(all.tools(), Optional.empty(), all.datasets(), all.arguments()),
            new Scope(all.tools(), all.actions(), Optional.empty(), all.arguments()),
            new Scope(all.tools(), all.actions(), all.datasets(), Optional.empty()));
    for (Scope scope : lacking) {
      Bench bench = open("").chain(1, chain -> chain.change(0, hop -> Hops.scoped(hop, scope)));
      assertEquals("MALFORMED", bench.outcome());
    }
    Scope nothing = new Scope(Bench.only(), all.actions(), all.datasets(), all.arguments());
    assertEquals(
        "CHAIN_SCOPE hop 0",
        open("").chain(1, chain -> chain.change(0, hop -> Hops.scoped(hop, nothing))).outcome());
  }

  /** F22: two delegations whose names link, one of another task or of another delegation. */
  @Test
  void F22_hops_of_two_tasks_or_two_delegations_are_not_spliced() {
    assertEquals(PERMITTED, open("").chain(2, chain -> chain).outcome());
    assertEquals(
        "CHAIN_BROKEN hop 0",
        open("").chain(2, chain -> chain.change(0, hop -> Hops.task(hop, "t-2"))).outcome());
    assertEquals(
        "CHAIN_BROKEN hop 1",
        open("").chain(2, chain -> chain.change(1, hop -> Hops.task(hop, "t-2"))).outcome());
    assertEquals(
        "CHAIN_BROKEN hop 1",
        open("")
            .chain(2, chain -> chain.change(1, hop -> Hops.parent(hop, Sent.of("d-other"))))
            .outcome());
    Bench parent = open("");
    parent.asking.task =
        Sent.of(new Question.TaskClaim("t-1", Sent.of("t-0"), Sent.none(), Source.VOUCHED));
    parent.chain(2, chain -> chain.change(0, hop -> Hops.task(hop, "t-0")));
    assertEquals("CHAIN_BROKEN hop 1", parent.outcome());
    parent.chain(
        2,
        chain ->
            chain.change(0, hop -> Hops.task(hop, "t-0")).change(1, hop -> Hops.task(hop, "t-0")));
    assertEquals(PERMITTED, parent.outcome());
  }

  /** F23: what is no wider is decided for each pair, on arguments too. */
  @Test
  void F23_a_hop_that_restates_an_argument_otherwise_is_wider() {
    List<Scope.ArgumentBound> wide =
        List.of(new Scope.Texts("note", List.of("a", "b"), List.of("crm.*"), List.of()));
    assertEquals(PERMITTED, narrowed(wide, wide));
    assertEquals(
        PERMITTED,
        narrowed(wide, List.of(new Scope.Texts("note", List.of("a"), List.of(), List.of()))));
    assertEquals("CHAIN_WIDENED hop 1", narrowed(wide, List.of()));
    assertEquals(
        "CHAIN_WIDENED hop 1",
        narrowed(wide, List.of(new Scope.Texts("note", List.of("a", "c"), List.of(), List.of()))));
    assertEquals(
        "CHAIN_WIDENED hop 1",
        narrowed(wide, List.of(new Scope.Texts("note", List.of("a"), List.of(), List.of("*")))));
  }

  private static String narrowed(
      List<Scope.ArgumentBound> first, List<Scope.ArgumentBound> second) {
    return open("")
        .call("crm", "refund", "{\"amount\":1,\"note\":\"a\"}")
        .chain(
            2,
            chain ->
                chain
                    .change(0, hop -> Hops.scoped(hop, arguments(first)))
                    .change(1, hop -> Hops.scoped(hop, arguments(second))))
        .outcome();
  }

  private static Scope arguments(List<Scope.ArgumentBound> bounds) {
    Scope all = Asking.everything();
    return new Scope(
        all.tools(), all.actions(), all.datasets(), Optional.of(new Scope.Bound.Only<>(bounds)));
  }

  /** F24: a callback is refused, and the refusal says what to do. */
  @Test
  void F24_a_worker_does_not_delegate_back_to_who_delegated_to_it() {
    Value.Identity orchestrator = Bench.agent("worker/1");
    Bench bench = open("");
    bench.asking.agent = Optional.of(orchestrator);
    List<Question.Hop> hops = new ArrayList<>(new Hops(3).hops());
    hops.set(2, Hops.to(hops.get(2), orchestrator));
    bench.asking.chain = Sent.of(hops);
    assertEquals("CHAIN_CYCLE hop 2", bench.outcome());
    assertTrue(bench.deny().detail().contains("delegate directly"), bench.deny().detail());
  }

  /** F67: a hop whose evidence is left out fares no better than one whose evidence fails. */
  @Test
  void F67_leaving_evidence_out_has_the_effect_of_evidence_that_fails() {
    for (Source evidence : List.of(Source.ASSERTED, Source.VOUCHED, Source.REGISTRY)) {
      Bench due = open("");
      due.settings = Bench.settings(8, Set.of(), Source.VERIFIED);
      due.chain(
          2,
          chain ->
              chain
                  .change(0, hop -> Hops.trusted(hop, Source.VERIFIED))
                  .change(1, hop -> Hops.trusted(hop, evidence)));
      assertEquals("CHAIN_UNVERIFIED hop 1", due.outcome(), evidence.word());
    }
    String asked = "deny d \"D\" { when some hop satisfies (hop.trust < verified) }";
    assertEquals("DENIED p.d", open(asked).outcome());
  }

  /** F68: each id that step 4 looks up is required, so that none is dropped to escape it. */
  @Test
  void F68_the_id_of_a_revoked_delegation_cannot_be_left_out() {
    Bench bench = open("").chain(2, chain -> chain);
    bench.memory.revoke(new LiveState.Subject.Delegation("d-0"));
    assertEquals("REVOKED delegation d-0", bench.outcome());
    Question.Hop first = new Hops(2).hops().getFirst();
    bench.chain(
        2,
        chain ->
            chain.change(
                0,
                hop ->
                    new Question.Hop(
                        first.from(),
                        first.to(),
                        Optional.empty(),
                        first.parent(),
                        first.task(),
                        first.scope(),
                        first.purpose(),
                        first.notBefore(),
                        first.expiresAt(),
                        first.assurance(),
                        first.trust())));
    assertEquals("MALFORMED", bench.outcome());
  }
}
