package dev.remit.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Law 5, checked statically: what may stand in a permit, and what in a deny or an oblige. */
class ChainPolarityTest {
  private static final String CATALOGUE =
      """
      package p
      label pii
      group agents bots = { "spiffe://acme.example/bot/*" }
      group agents old = { "spiffe://acme.example/old/*" }
      tool t.pay { args { amount: decimal, ids: list<int> max 9 } does pay on d.x }
      dataset d.x { labels { } }
      attribute agent.limit: int? from registry
      attribute agent.least: trust from registry
      attribute chain.tenant: string from chain.root matching "https://idp.example" / "{tenant}/*"
      attribute hop.giver: string from hop.from matching "spiffe://acme.example/{giver}/*"
      attribute hop.taker: string from hop.to matching "spiffe://acme.example/{taker}/*"
      attribute hop.kind: string from hop.purpose matching "{kind}/*"
      """;

  private static List<Code> errors(String rule) {
    return Bundles.diagnostics(CATALOGUE + rule).stream()
        .filter(Diagnostic::isError)
        .map(Diagnostic::code)
        .distinct()
        .toList();
  }

  private static List<Code> permit(String condition) {
    return errors(
        "permit r \"R\" { tool is t.pay when args.ids is not empty when " + condition + " }");
  }

  private static List<Code> deny(String condition) {
    return errors("deny r \"R\" { tool is t.pay when " + condition + " }");
  }

  private static final List<Code> GOOD = List.of();
  private static final List<Code> BAD = List.of(Code.CHAIN_POLARITY);

  /** Less true as the chain grows; under {@code not}, more true. */
  private static void falls(String condition) {
    assertEquals(GOOD, permit(condition), condition);
    assertEquals(BAD, deny(condition), condition);
    assertEquals(BAD, permit("not (" + condition + ")"), condition);
    assertEquals(GOOD, deny("not (" + condition + ")"), condition);
    assertEquals(
        GOOD,
        errors(
            "oblige r \"R\" { tool is t.pay unless "
                + condition
                + " with mark { purpose: \"x\" } }"));
  }

  private static void rises(String condition) {
    assertEquals(BAD, permit(condition), condition);
    assertEquals(GOOD, deny(condition), condition);
    assertEquals(GOOD, permit("not (" + condition + ")"), condition);
    assertEquals(BAD, deny("not (" + condition + ")"), condition);
  }

  private static void stays(String condition) {
    assertEquals(GOOD, permit(condition), condition);
    assertEquals(GOOD, deny(condition), condition);
    assertEquals(GOOD, permit("not (" + condition + ")"), condition);
  }

  private static void either(String condition) {
    assertEquals(BAD, permit(condition), condition);
    assertEquals(BAD, deny(condition), condition);
    assertEquals(BAD, permit("not (" + condition + ")"), condition);
  }

  @Test
  void bounds_of_depth_index_time_and_trust_turn_one_way() {
    falls("chain.depth <= 2");
    falls("3 > chain.depth");
    rises("chain.depth >= 2");
    falls("chain.trust >= registry");
    rises("registry > chain.trust");
    falls("chain.expires_at default 2027-01-01T00:00:00Z > 2026-12-01T00:00:00Z");
    falls("(has chain.expires_at and env.now < chain.expires_at)");
    falls("every hop satisfies (hop.index < 2)");
    rises("some hop satisfies (hop.index >= 2)");
    falls("every hop satisfies (hop.not_before <= 2026-11-01T00:00:00Z)");
    rises("some hop satisfies (hop.expires_at <= 2026-12-01T00:00:00Z)");
    falls("every hop satisfies (hop.assurance >= substantial)");
  }

  @Test
  void who_acts_grows_and_what_is_delegated_shrinks() {
    falls("every a in chain.actors satisfies (a in bots)");
    falls("no a in chain.actors satisfies (a in old)");
    rises("some a in chain.actors satisfies (a in old)");
    rises("\"spiffe://acme.example/old/1\" in chain.actors");
    falls("task.requester not in chain.actors");
    falls("chain.scope.all_tools");
    falls("every hop satisfies (hop.scope.all_arguments)");
    rises("some hop satisfies (not hop.scope.all_datasets)");
    rises("not chain.scope.all_actions");
  }

  @Test
  void the_root_and_what_is_captured_from_it_and_the_acting_agent_stay() {
    stays("chain.root == principal");
    stays("chain.root != \"https://idp.example\" / \"emma\"");
    stays("chain.tenant == \"acme\"");
    stays("has chain.expires_at");
    stays("agent in bots");
    assertEquals(GOOD, errors("oblige r \"R\" { with mark { purpose: chain.tenant } }"));
  }

  @Test
  void equality_of_what_the_chain_changes_has_no_polarity() {
    either("chain.depth == 2");
    either("chain.depth != 2");
    either("chain.depth in { 1, 3 }");
    either("chain.trust == verified");
    either("chain.scope.all_tools == true");
    for (String inBody :
        List.of(
            "hop.trust == verified",
            "hop.trust != asserted",
            "hop.trust in { vouched }",
            "hop.index == 0",
            "hop.expires_at == 2026-12-01T00:00:00Z",
            "hop.scope.all_tools == false")) {
      assertEquals(BAD, permit("every hop satisfies (" + inBody + ")"), inBody);
      assertEquals(BAD, deny("some hop satisfies (" + inBody + ")"), inBody);
    }
    assertEquals(GOOD, permit("every hop satisfies (hop.purpose == \"x\")"));
    assertEquals(GOOD, deny("some hop satisfies (hop.kind == \"x\")"));
  }

  @Test
  void both_sides_of_a_comparison_count() {
    either("every hop satisfies (hop.trust >= chain.trust)");
    either("every hop satisfies (hop.index < chain.depth)");
    either("every hop satisfies (hop.expires_at <= hop.not_before)");
    falls("every hop satisfies (hop.not_before < hop.expires_at)");
    falls("chain.trust >= agent.least");
    rises("chain.depth > agent.limit default 3");
    either("agent.limit default chain.depth < chain.depth");
    falls("agent.limit default chain.depth <= 4");
    either("chain.depth in args.ids");
    rises("some i in args.ids satisfies (i < chain.depth)");
  }

  @Test
  void a_quantifier_over_hops_turns_one_way_and_its_body_may_not_turn_the_other() {
    falls("every hop satisfies (hop.to in bots)");
    falls("no hop satisfies (hop.to in old)");
    rises("some hop satisfies (hop.to in old)");
    either("every hop satisfies (hop.trust < registry)");
    either("no hop satisfies (hop.trust >= registry)");
    either("some hop satisfies (hop.trust >= registry)");
    falls("no hop satisfies (hop.trust < registry and hop.to in old)");
    either("no hop satisfies (hop.trust < registry and hop.index < 2)");
  }

  @Test
  void from_and_to_in_one_body_have_no_polarity_whatever_reads_them() {
    for (String inBody :
        List.of(
            "hop.from in bots and hop.to in old",
            "hop.from in bots or not (hop.to in old)",
            "hop.from != hop.to",
            "hop.giver == \"bot\" and hop.to in old",
            "hop.giver == hop.taker",
            "hop.from in bots and some i in args.ids satisfies (i > 3 and hop.to in old)")) {
      either("every hop satisfies (" + inBody + ")");
    }
    falls("(every hop satisfies (hop.from not in old) and every hop satisfies (hop.to in bots))");
  }

  @Test
  void polarity_passes_through_blocks_quantifiers_and_defines() {
    falls("all { chain.depth <= 2, any { chain.trust >= registry, chain.depth < 2 } }");
    either("(chain.depth <= 2 or chain.depth >= 4)");
    falls("some i in args.ids satisfies (i > 3 and chain.depth <= 2)");
    String defines =
        "define shallow = chain.depth <= 2\n"
            + "define below(n: int) = n < 3\n"
            + "define sure(t: trust) = t >= registry\n";
    assertEquals(GOOD, errors(defines + "permit r \"R\" { when below(chain.depth) and shallow }"));
    assertEquals(BAD, errors(defines + "deny r \"R\" { when below(chain.depth) }"));
    assertEquals(GOOD, errors(defines + "deny r \"R\" { unless below(chain.depth) }"));
    assertEquals(
        GOOD, errors(defines + "permit r \"R\" { when every hop satisfies (sure(hop.trust)) }"));
    assertEquals(
        BAD, errors(defines + "deny r \"R\" { when some hop satisfies (sure(hop.trust)) }"));
  }

  @Test
  void headers_are_clauses_too() {
    assertEquals(GOOD, errors("permit r \"R\" { chain.depth <= 2 }"));
    assertEquals(BAD, errors("permit r \"R\" { chain.depth >= 2 }"));
    assertEquals(BAD, errors("for chain.depth >= 2 {\npermit r \"R\" { tool is t.pay }\n}"));
    assertEquals(GOOD, errors("for chain.depth >= 2 {\ndeny r \"R\" { tool is t.pay }\n}"));
  }

  @Test
  void for_every_actor_the_clauses_turn_as_they_do_of_one() {
    String head = "permit r \"R\" for every actor { agent in bots when ";
    assertEquals(GOOD, errors(head + "chain.depth <= 2 }"));
    assertEquals(BAD, errors(head + "agent in bots and chain.depth >= 2 }"));
    assertEquals(
        GOOD, errors(head + "no hop satisfies (hop.to == agent and hop.trust < registry) }"));
    assertEquals(BAD, errors(head + "some hop satisfies (hop.to == agent) }"));
  }

  @Test
  void a_field_of_an_obligation_reads_the_chain_nowhere() {
    for (String field : List.of("chain.depth", "agent.limit default chain.depth")) {
      assertEquals(BAD, errors("oblige r \"R\" { with max_rows { rows: " + field + " } }"), field);
    }
  }

  @Test
  void a_reason_excuses_whatever_is_no_comparison_of_trust() {
    String because = " because \"it is meant\"";
    for (String condition :
        List.of(
            "chain.depth == 2",
            "some a in chain.actors satisfies (a in old)",
            "not chain.scope.all_tools",
            "every hop satisfies (hop.from in bots and hop.to in old)",
            "some hop satisfies (hop.trust >= registry)",
            "chain.depth >= 2 and chain.trust >= registry")) {
      assertEquals(GOOD, permit(condition + because), condition);
    }
    for (String condition :
        List.of(
            "chain.trust == vouched",
            "chain.depth == 2 or chain.trust < registry",
            "some hop satisfies (hop.trust < registry)",
            "every hop satisfies (hop.trust >= chain.trust)",
            "no hop satisfies (hop.trust >= registry)")) {
      assertEquals(List.of(Code.TRUST_BECAUSE), permit(condition + because), condition);
    }
  }
}
