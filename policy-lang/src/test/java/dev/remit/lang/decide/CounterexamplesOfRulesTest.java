package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The requests of the counterexamples that rules settle, each named after its number. */
class CounterexamplesOfRulesTest {
  private static final String PERMIT = "permit a \"A\" { grant for 1m }\n";

  private static Bench bench(String rules) {
    Bench bench = new Bench(PERMIT + rules);
    bench.asking.supported = Set.of("redact", "mark");
    return bench;
  }

  @Test
  void F1_has_does_not_turn_unknown_into_false() {
    String rule =
        "deny d \"D\" { when has credential.rotated_at and credential.rotated_at < 2026-01-01T00:00:00Z }";
    assertEquals(
        "DENIED p.d",
        bench(rule).fact("credential.rotated_at", "\"2025-01-01T00:00:00Z\"").outcome());
    assertEquals("INDETERMINATE p.d credential.rotated_at", bench(rule).outcome());
    Bench none = bench(rule);
    none.asking.facts.add(
        new Question.Statement("credential.rotated_at", Sent.none(), Source.VOUCHED));
    assertEquals("PERMITTED p.a", none.outcome());
  }

  @Test
  void F1_a_default_stands_for_none_and_not_for_unknown() {
    Bench bench =
        new Bench("permit a \"A\" { tool is crm.refund when args.note default \"ok\" == \"ok\" }");
    assertEquals("PERMITTED p.a", bench.refund("1").outcome());
    bench.asking.arguments =
        new Arguments.Typed(
            List.of(
                new Json.Member("amount", new Json.Number(java.math.BigDecimal.ONE)),
                new Json.Member("note", new Json.Elided("sha256:" + "0".repeat(64), 10))),
            true,
            Source.VOUCHED);
    assertEquals("NOT_PERMITTED p.a args.note", bench.outcome());
  }

  @Test
  void F3_unless_is_not_and_unknown_stays_unknown() {
    String rule = "deny d \"D\" { unless env.region == \"eu\" unless env.region == \"us\" }";
    assertEquals("PERMITTED p.a", bench(rule).fact("env.region", "\"eu\"").outcome());
    assertEquals("PERMITTED p.a", bench(rule).fact("env.region", "\"us\"").outcome());
    assertEquals("DENIED p.d", bench(rule).fact("env.region", "\"asia\"").outcome());
    assertEquals("INDETERMINATE p.d env.region", bench(rule).outcome());
  }

  @Test
  void F3_false_beats_unknown_whatever_the_order() {
    assertEquals(
        "PERMITTED p.a",
        bench("deny d \"D\" { when env.region == \"eu\" when action is write }").outcome());
    assertEquals(
        "PERMITTED p.a",
        bench("deny d \"D\" { action is write when env.region == \"eu\" }").outcome());
  }

  @Test
  void F4_the_unknown_fact_is_the_first_leaf_of_the_first_unknown_clause() {
    assertEquals(
        "INDETERMINATE p.d env.region",
        bench(
                "deny d \"D\" { when action is read when env.region == \"eu\" unless task.purpose == \"x\" }")
            .outcome());
    assertEquals(
        "INDETERMINATE p.d task.purpose",
        bench(
                "deny d \"D\" { when (action is write and env.region == \"eu\") or (action is read and task.purpose == \"x\") }")
            .outcome());
    assertEquals(
        "INDETERMINATE p.d task.purpose",
        bench(
                "define odd = task.purpose == \"x\" deny d \"D\" { when odd when env.region == \"eu\" }")
            .outcome());
  }

  @Test
  void F6_an_unknown_is_unknown_also_where_two_values_would_do() {
    for (String condition :
        List.of(
            "args.amount <= 5 or args.amount > 5",
            "(args.amount <= 5) or not (args.amount <= 5)",
            "args.amount == args.amount")) {
      Bench bench = new Bench("permit a \"A\" { tool is x.open when " + condition + " }");
      bench.asking.tool("x", "open");
      bench.asking.arguments = Asking.raw("{\"amount\":1}", false, Source.VOUCHED);
      assertEquals("NOT_PERMITTED p.a args.amount", bench.outcome(), condition);
    }
  }

  /** F8: who acts is a different question; a longer chain asks it anew. */
  @Test
  void F8_another_acting_agent_is_judged_by_itself() {
    Bench bench = new Bench("permit a \"A\" { agent in support }");
    assertEquals("PERMITTED p.a", bench.outcome());
    bench.asking.agent = Optional.of(Bench.agent("agent/other/7"));
    bench.chain(1, chain -> chain.change(0, hop -> Hops.to(hop, Bench.agent("agent/other/7"))));
    assertEquals("NOT_PERMITTED", bench.outcome());
  }

  @Test
  void F14_the_first_reason_that_applies_is_reported() {
    String rules =
        """
        deny z "Z" { }
        deny y "Y" { }
        deny b "B" { when env.region == "eu" }
        """;
    assertEquals("DENIED p.y", bench(rules).outcome());
    assertEquals(
        "INDETERMINATE p.b env.region",
        bench(
                "deny b \"B\" { when env.region == \"eu\" } deny c \"C\" { when env.region == \"eu\" }")
            .outcome());
    Bench revoked = bench(rules);
    revoked.memory.revoke(new LiveState.Subject.Task("t-1"));
    assertEquals("REVOKED task t-1", revoked.outcome());
    Bench chain = bench(rules);
    chain.asking.chain = Sent.none();
    assertEquals("CHAIN_MISSING", chain.outcome());
    assertEquals("TOOL_UNKNOWN tool", bench(rules).call("no", "tool", "{}").outcome());
  }

  /** The smallest id, and the fact that it wants; of several accesses the first that is refused. */
  @Test
  void F15_a_refusal_names_the_first_permit_that_is_inert() {
    Bench bench =
        new Bench(
            """
            permit z "Z" { when credential.owner == "x" }
            permit m "M" { when env.region == "eu" }
            permit b "B" { tool is crm.refund when env.region == "eu" }
            """);
    assertEquals("NOT_PERMITTED p.m env.region", bench.outcome());
    assertEquals(
        "NOT_PERMITTED p.z credential.owner", bench.fact("env.region", "\"us\"").outcome());
    assertEquals("NOT_PERMITTED", bench.fact("credential.owner", "\"y\"").outcome());
  }

  @Test
  void F15_the_nearest_permit_belongs_to_explain() {
    Bench bench =
        new Bench("permit small \"S\" { tool is crm.refund when args.amount <= 7.31 }")
            .refund("99.5");
    assertEquals("NOT_PERMITTED", bench.outcome());
    Explanation explained =
        Explainer.explain(bench.asking.question(), bench.bundle(), bench.state, bench.now);
    assertTrue(explained.toString().contains("args.amount <= 7.31"), explained.toString());
  }

  @Test
  void F50_an_answer_tells_an_agent_no_value_and_no_threshold() {
    for (String rules :
        List.of(
            "permit small \"Small ones\" { tool is crm.refund when args.amount <= 7.31 }",
            "permit a \"A\" { } deny large \"Large ones\" { tool is crm.refund when args.amount > 7.31 }",
            "permit a \"A\" { } deny e \"E\" { tool is crm.refund when args.amount > 7.31 and env.region == \"eu\" }")) {
      String answer = new Bench(rules).refund("99.5").decide().toString();
      assertFalse(answer.contains("7.31"), answer);
      assertFalse(answer.contains("99.5"), answer);
    }
  }

  @Test
  void F14_of_several_accesses_the_first_in_canonical_order_is_reported() {
    Bench bench =
        bench(
                """
                deny w "W" { tool in fs.* action is write }
                deny z "Z" { tool in fs.* action is delete }
                """)
            .call("fs", "move", "{\"source\":\"/w/a\",\"destination\":\"/w/b\"}");
    assertEquals("DENIED p.z", bench.outcome());
    Bench later =
        bench(
                """
                deny w "W" { tool in fs.* action is write }
                deny z "Z" { tool in fs.* action is delete when env.region == "eu" }
                """)
            .call("fs", "move", "{\"source\":\"/w/a\",\"destination\":\"/w/b\"}");
    assertEquals("DENIED p.w", later.outcome());
  }

  @Test
  void F17_a_stripped_chain_is_missing() {
    Bench bench = new Bench("permit a \"A\" { when chain.depth <= 3 }");
    bench.settings = Bench.settings(3, Set.of(), Source.VOUCHED);
    assertEquals("CHAIN_TOO_DEEP hop 3", bench.chain(4, chain -> chain).outcome());
    bench.asking.chain = Sent.none();
    assertEquals("CHAIN_MISSING", bench.outcome());
  }

  @Test
  void F17_the_tail_of_a_chain_is_no_whole_one() {
    Bench bench = bench("").chain(3, chain -> chain);
    List<Question.Hop> tail = new Hops(3).hops().subList(1, 3);
    bench.asking.chain = Sent.of(tail);
    bench.asking.principal = tail.getFirst().from();
    bench.asking.principalAuthenticated = false;
    assertEquals("CHAIN_ROOT", bench.outcome());
  }

  @Test
  void F18_an_empty_chain_satisfies_no_permit_that_does_not_say_so() {
    String vacuous = "permit a \"A\" { when every hop satisfies (hop.trust >= vouched) }";
    assertEquals("NOT_PERMITTED", new Bench(vacuous).alone().outcome());
    assertEquals("PERMITTED p.a", new Bench("permit a \"A\" { acts alone }").alone().outcome());
    assertEquals(
        "PERMITTED p.a", new Bench("permit a \"A\" { acts alone or delegated }").alone().outcome());
    assertEquals(
        "PERMITTED p.a", new Bench("permit a \"A\" { acts alone or delegated }").outcome());
    assertEquals("NOT_PERMITTED", new Bench("permit a \"A\" { acts alone }").outcome());
  }

  @Test
  void F18_a_deny_and_an_oblige_apply_to_who_acts_alone_too() {
    String alone = "permit a \"A\" { acts alone }\n";
    assertEquals("DENIED p.d", new Bench(alone + "deny d \"D\" { }").alone().outcome());
    Bench obliged = new Bench(alone + "oblige o \"O\" { with cap_grant { at_most: 7s } }").alone();
    assertEquals(Asking.NOON.plusSeconds(7), obliged.allow().grant().expiresAt());
  }

  @Test
  void a_call_without_a_task_or_a_credential_needs_a_permit_that_says_so() {
    Bench task = new Bench("permit a \"A\" { acts alone }").alone();
    task.asking.task = Sent.none();
    assertEquals("NOT_PERMITTED", task.outcome());
    Bench admitted = new Bench("permit a \"A\" { acts alone without task }").alone();
    admitted.asking.task = Sent.none();
    assertEquals("PERMITTED p.a", admitted.outcome());
    Bench credential = bench("");
    credential.asking.credential = Sent.none();
    assertEquals("NOT_PERMITTED", credential.outcome());
    Bench bare = new Bench("permit a \"A\" { without credential }");
    bare.asking.credential = Sent.none();
    assertEquals("PERMITTED p.a", bare.outcome());
  }

  @Test
  void F19_trust_comes_from_no_field() {
    String rule = "permit a \"A\" { when every hop satisfies (hop.trust >= verified) }";
    assertEquals("NOT_PERMITTED", new Bench(rule).outcome());
    assertEquals(
        "PERMITTED p.a",
        new Bench(rule)
            .chain(1, chain -> chain.change(0, hop -> Hops.trusted(hop, Source.VERIFIED)))
            .outcome());
    assertEquals(
        "NOT_PERMITTED",
        new Bench("permit a \"A\" { acts alone when chain.trust >= vouched }").alone().outcome());
  }

  @Test
  void F25_no_dataset_is_no_way_around_a_rule_about_datasets() {
    Bench bench = bench("deny d \"D\" { dataset labelled pii }").call("x", "asked", "{}");
    bench.asking.datasets();
    assertEquals("DATASET_MISSING datasets", bench.outcome());
  }

  @Test
  void F25_a_dataset_that_is_not_told_is_unknown() {
    assertEquals(
        "INDETERMINATE p.d dataset.labels",
        bench("deny d \"D\" { dataset labelled pii }").call("x", "asked", "{}").outcome());
  }

  @Test
  void F25_a_tool_that_touches_no_data_fires_no_rule_about_datasets() {
    assertEquals(
        "PERMITTED p.a",
        bench("deny d \"D\" { dataset labelled pii }").call("x", "noop", "{}").outcome());
    assertEquals(
        "DENIED p.d",
        bench("deny d \"D\" { unless dataset labelled pii }").call("x", "noop", "{}").outcome());
  }

  @Test
  void F28_the_action_is_the_catalogues() {
    Bench bench = new Bench("permit a \"A\" { action is read }");
    bench.refund("1").asking.stating("read", "crm.refunds");
    assertEquals("FACT_CONFLICT accesses", bench.outcome());
    bench.asking.stated = List.of();
    assertEquals("NOT_PERMITTED", bench.outcome());
  }

  @Test
  void F30_what_a_catalogue_leaves_unstated_is_unknown() {
    String rules = "dataset hr.salaries { owner \"hr\" }\ndeny d \"D\" { dataset labelled pii }";
    Bench bench = bench(rules).call("x", "asked", "{}");
    bench.asking.datasets("hr.salaries");
    assertEquals("INDETERMINATE p.d dataset.labels", bench.outcome());
    bench.asking.datasets("nobody.knows");
    assertEquals("INDETERMINATE p.d dataset.labels", bench.outcome());
    bench.asking.datasets("crm.refunds");
    assertEquals("PERMITTED p.a", bench.outcome());
  }

  @Test
  void F33_an_argument_is_readable_elsewhere_only_where_the_tool_declares_it_so() {
    String rule = "deny d \"D\" { when has args.amount: decimal and args.amount > 5 }";
    assertEquals("DENIED p.d", bench(rule).refund("6").outcome());
    assertEquals("PERMITTED p.a", bench(rule).refund("5").outcome());
    assertEquals("PERMITTED p.a", bench(rule).call("crm", "query", "{}").outcome());
    String text = "deny d \"D\" { when has args.amount: string and args.amount == \"6\" }";
    assertEquals("PERMITTED p.a", bench(text).refund("6").outcome());
  }

  @Test
  void F35_an_identity_is_issuer_and_subject() {
    Bench bench = new Bench("permit a \"A\" { principal in leads }");
    Value.Identity foreign = new Value.Identity("https://evil.example", "leads/anna");
    bench.asking.principal = Optional.of(foreign);
    bench.chain(1, chain -> chain.change(0, hop -> Hops.from(hop, foreign)));
    assertEquals("NOT_PERMITTED", bench.outcome());
    Value.Identity anna = Bench.person("leads/anna");
    bench.asking.principal = Optional.of(anna);
    bench.chain(1, chain -> chain.change(0, hop -> Hops.from(hop, anna)));
    assertEquals("PERMITTED p.a", bench.outcome());
  }

  @Test
  void F36_two_stars_are_one_segment_or_more_and_one_is_exactly_one() {
    String rule = "permit a \"A\" { tool in x.* dataset in crm.** }";
    Bench bench = new Bench(rule).call("x", "asked", "{}");
    bench.asking.datasets("crm.a.b");
    assertEquals("PERMITTED p.a", bench.outcome());
    bench.asking.datasets("crm");
    assertEquals("NOT_PERMITTED", bench.outcome());
    bench.asking.datasets("crmx.a");
    assertEquals("NOT_PERMITTED", bench.outcome());
    Bench one = new Bench("permit a \"A\" { dataset in crm.* }").call("x", "asked", "{}");
    one.asking.datasets("crm.a.b");
    assertEquals("NOT_PERMITTED", one.outcome());
  }

  @Test
  void F46_what_an_agent_says_of_its_own_purpose_counts_for_nothing() {
    Bench bench = new Bench("permit a \"A\" { when task.purpose == \"support\" }");
    bench.asking.fact("task.purpose", "\"support\"", Source.ASSERTED);
    assertEquals("NOT_PERMITTED p.a task.purpose", bench.outcome());
    bench.asking.facts.clear();
    assertEquals("PERMITTED p.a", bench.fact("task.purpose", "\"support\"").outcome());
  }

  @Test
  void F46_a_declared_floor_binds() {
    String rules = "attribute task.purpose: string from verified\n";
    Bench bench = new Bench(rules + "permit a \"A\" { when task.purpose == \"support\" }");
    assertEquals(
        "NOT_PERMITTED p.a task.purpose", bench.fact("task.purpose", "\"support\"").outcome());
  }

  @Test
  void F48_a_name_in_another_form_is_malformed_and_never_rewritten() {
    for (String path : List.of("/w/../etc/x", "//etc/x", "/w/./a", "/w/a/")) {
      assertEquals(
          "ARGUMENT_INVALID args.source",
          bench("")
              .call("fs", "move", "{\"source\":\"" + path + "\",\"destination\":\"/w/b\"}")
              .outcome(),
          path);
    }
    assertEquals("TOOL_UNKNOWN tool", bench("").call("CRM", "Query", "{}").outcome());
  }

  @Test
  void F49_server_and_name_are_never_joined() {
    String rules = "tool a.\"b.c\" { does execute }\npermit q \"Q\" { tool is a.\"b.c\" }";
    assertEquals("PERMITTED p.q", new Bench(rules).call("a", "b.c", "{}").outcome());
    assertEquals("TOOL_UNKNOWN tool", new Bench(rules).call("a.b", "c", "{}").outcome());
  }

  /** F54: a rule about one dataset holds for each access, and one that is denied denies all. */
  @Test
  void every_access_needs_its_own_permit() {
    Bench bench =
        new Bench("permit a \"A\" { tool in fs.* when dataset.path under \"/w\" }")
            .call("fs", "move", "{\"source\":\"/w/a\",\"destination\":\"/x/b\"}");
    assertEquals("NOT_PERMITTED", bench.outcome());
    bench.call("fs", "move", "{\"source\":\"/w/a\",\"destination\":\"/w/b\"}");
    assertEquals("PERMITTED p.a", bench.outcome());
  }

  @Test
  void a_list_of_paths_is_an_access_each() {
    String rule = "deny d \"D\" { dataset labelled pii }";
    assertEquals(
        "DENIED p.d",
        bench(rule).call("fs", "read", "{\"paths\":[\"/w/a\",\"/etc/passwd\"]}").outcome());
    assertEquals(
        "PERMITTED p.a", bench(rule).call("fs", "read", "{\"paths\":[\"/w/a\"]}").outcome());
    assertEquals(
        "DATASET_MISSING args.paths", bench(rule).call("fs", "read", "{\"paths\":[]}").outcome());
  }

  @Test
  void F68_less_of_the_question_is_another_question_and_is_refused() {
    Bench bench = bench("");
    bench.asking.task = Sent.nothing();
    assertTrue(bench.outcome().startsWith("MALFORMED"));
    bench.asking.task = Sent.none();
    assertFalse(bench.outcome().startsWith("PERMITTED"));
  }
}
