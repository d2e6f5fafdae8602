package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.Bundles;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.runtime.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Defines with parameters: what they are given stands in place. */
class DefinesTest {
  private static final String WITHIN =
      "define within(amount: decimal, most: decimal) = amount > 0.00 and amount <= most\n";

  private static List<Code> errors(String rules) {
    return Bundles.diagnostics(Bench.CATALOGUE + rules).stream()
        .filter(Diagnostic::isError)
        .map(Diagnostic::code)
        .toList();
  }

  @Test
  void a_define_holds_for_what_it_is_given() {
    String rule = WITHIN + "permit a \"A\" { tool is crm.refund when within(args.amount, 100.00) }";
    assertEquals("PERMITTED p.a", new Bench(rule).refund("100").outcome());
    assertEquals("NOT_PERMITTED", new Bench(rule).refund("100.01").outcome());
    assertEquals("NOT_PERMITTED", new Bench(rule).refund("-1").outcome());
  }

  @Test
  void one_define_stands_twice_in_a_rule_with_other_arguments() {
    String rule =
        WITHIN
            + """
            define small(amount: decimal) = within(amount, 10.00)
            permit a "A" {
              tool is crm.refund
              when within(args.amount, 100.00) and not small(args.amount)
            }
            """;
    assertEquals("PERMITTED p.a", new Bench(rule).refund("11").outcome());
    assertEquals("NOT_PERMITTED", new Bench(rule).refund("10").outcome());
  }

  @Test
  void F1_a_parameter_is_as_unknown_as_what_it_stands_for() {
    String rule =
        """
        define stale(age: duration, most: duration) = age > most
        permit a "A" { }
        deny d "D" { when stale(credential.age, 90d) }
        """;
    assertEquals("INDETERMINATE p.d credential.issued_at", new Bench(rule).outcome());
    assertEquals(
        "DENIED p.d",
        new Bench(rule).fact("credential.issued_at", "\"2026-01-01T00:00:00Z\"").outcome());
  }

  @Test
  void an_optional_argument_is_guarded_where_it_is_passed_or_in_the_define() {
    String plain = "define odd(note: string) = note == \"odd\"\n";
    String optional = "define odd(note: string?) = has note and note == \"odd\"\n";
    String rule = "permit a \"A\" { tool is crm.refund when %s }";
    assertEquals(List.of(Code.UNGUARDED), errors(plain + rule.formatted("odd(args.note)")));
    String guarded = plain + rule.formatted("has args.note and odd(args.note)");
    String inside = optional + rule.formatted("odd(args.note)");
    for (String policy : List.of(guarded, inside)) {
      Bench bench = new Bench(policy);
      assertEquals("NOT_PERMITTED", bench.refund("1").outcome());
      bench.call("crm", "refund", "{\"amount\":1,\"note\":\"odd\"}");
      assertEquals("PERMITTED p.a", bench.outcome());
    }
    assertEquals(
        List.of(Code.UNGUARDED),
        errors("define odd(note: string?) = note == \"odd\"\n" + rule.formatted("odd(args.note)")));
  }

  @Test
  void a_guard_in_a_define_guards_what_it_was_given() {
    String present = "define present(note: string?) = has note\n";
    assertEquals(
        List.of(),
        errors(
            present
                + "deny d \"D\" { tool is crm.refund when present(args.note) and args.note == \"x\" }"));
    assertEquals(
        List.of(Code.UNGUARDED),
        errors(
            present
                + "deny d \"D\" { tool is crm.refund when present(args.note) or args.note == \"x\" }"));
  }

  @Test
  void what_is_never_none_may_be_given_where_none_is_allowed() {
    String policy =
        """
        define odd(note: string?) = note default "odd" == "odd"
        permit a "A" { when odd(task.purpose) }
        """;
    assertEquals("PERMITTED p.a", new Bench(policy).fact("task.purpose", "\"odd\"").outcome());
    assertEquals("NOT_PERMITTED", new Bench(policy).fact("task.purpose", "\"x\"").outcome());
  }

  @Test
  void the_tool_that_a_define_is_given_is_known_after_it() {
    String policy =
        """
        define call_of(t: tool) = tool is t
        permit a "A" { when call_of(crm.refund) and args.amount < 5 }
        """;
    assertEquals("PERMITTED p.a", new Bench(policy).refund("4").outcome());
    assertEquals("NOT_PERMITTED", new Bench(policy).refund("5").outcome());
    assertEquals(
        List.of(Code.UNKNOWN_TOOL),
        errors("define call_of(t: tool) = tool is t\ndeny d \"D\" { when call_of(crm.refnd) }"));
  }

  @Test
  void a_define_is_given_sets_and_words() {
    String policy =
        """
        define of_kind(kind: credential.kind, others: set<credential.kind> max 4) =
          kind == jwt_svid or kind in others
        permit a "A" { when of_kind(credential.kind, { session }) }
        """;
    for (String kind : List.of("jwt_svid", "session")) {
      assertEquals(
          "PERMITTED p.a", new Bench(policy).fact("credential.kind", "\"" + kind + "\"").outcome());
    }
    assertEquals(
        "NOT_PERMITTED", new Bench(policy).fact("credential.kind", "\"static_key\"").outcome());
  }

  @Test
  void a_parameter_may_be_a_constant_among_constants() {
    String policy =
        """
        define kept(word: string) = task.purpose in { "support", word }
        permit a "A" { when kept("billing") }
        """;
    assertEquals("PERMITTED p.a", new Bench(policy).fact("task.purpose", "\"billing\"").outcome());
    assertEquals("NOT_PERMITTED", new Bench(policy).fact("task.purpose", "\"word\"").outcome());
    assertEquals(
        List.of(Code.TYPE_MISMATCH),
        errors(policy.replace("kept(\"billing\")", "kept(agent.owner)")));
  }

  @Test
  void a_define_inside_a_quantifier_is_given_what_the_quantifier_looks_at() {
    String policy =
        """
        define good(word: string) = word != "evil"
        define known(trust: trust) = trust >= vouched
        permit a "A" {
          when every hop satisfies (known(hop.trust))
          when task.mentions is not empty and every w in task.mentions satisfies (good(w))
        }
        """;
    assertEquals("PERMITTED p.a", new Bench(policy).fact("task.mentions", "[\"a\"]").outcome());
    assertEquals(
        "NOT_PERMITTED", new Bench(policy).fact("task.mentions", "[\"a\",\"evil\"]").outcome());
  }

  @Test
  void the_variable_of_a_quantifier_is_not_seen_in_a_define() {
    assertEquals(
        List.of(Code.CONSTANT_CONDITION),
        errors(
            """
            define good = w != "evil"
            deny d "D" { when some w in task.mentions satisfies (good) }
            """));
  }

  @Test
  void F5_polarity_follows_what_a_define_is_given() {
    String shallow = "define shallow(depth: int) = depth <= 2\n";
    assertEquals(List.of(), errors(shallow + "permit a \"A\" { when shallow(chain.depth) }"));
    assertEquals(
        List.of(Code.CHAIN_POLARITY),
        errors(shallow + "permit a \"A\" { when not shallow(chain.depth) }"));
    assertEquals(
        List.of(Code.CHAIN_POLARITY),
        errors(shallow + "deny d \"D\" { when shallow(chain.depth) }"));
    assertEquals(
        List.of(Code.CHAIN_POLARITY),
        errors(
            "define same(a: trust, b: trust) = a == b\n"
                + "deny d \"D\" { when same(chain.trust, verified) }"));
  }

  @Test
  void F37_a_clock_that_a_define_is_given_is_still_a_clock() {
    String fresh = "define fresh(age: duration, most: duration) = age < most\n";
    assertEquals(
        List.of(Code.CLOCK),
        errors(fresh + "deny d \"D\" { when fresh(credential.age, credential.ttl) }"));
    assertEquals(
        List.of(Code.CLOCK),
        errors(
            """
            define exactly(age: duration) = age == 1h
            define listed(age: duration) = age in { 1h }
            deny d "D" { when listed(credential.age) }
            """));
    Bench bench =
        new Bench(fresh + "permit a \"A\" { grant for 1h when fresh(credential.age, 2h) }")
            .fact("credential.issued_at", "\"2026-11-23T10:00:10Z\"");
    bench.now = Asking.NOON;
    assertEquals(
        Asking.NOON.plusSeconds(10),
        bench.allow().validUntil().orElseThrow(),
        bench.decide().toString());
  }

  @Test
  void a_bare_argument_counts_as_reading_the_arguments() {
    Bench bench =
        new Bench(WITHIN + "permit a \"A\" { tool is crm.refund when within(args.amount, 9.00) }")
            .refund("5");
    assertEquals(1, bench.allow().grant().uses().orElseThrow());
    bench.asking.arguments = Asking.raw("{\"amount\":5}", false, Source.VOUCHED);
    assertEquals("ARGUMENT_UNDECLARED args", bench.outcome());
  }

  @Test
  void a_list_that_a_define_asks_to_be_filled_is_that_list_and_no_other() {
    String filled =
        """
        define filled(words: list<string> max 9) = words is not empty
        tool t.send { args { to: list<string> max 9?, cc: list<string> max 9? } does send }
        """;
    String rule =
        "permit a \"A\" { tool is t.send when filled(args.to default { }) when every x in %s satisfies (x == \"a\") }";
    assertEquals(List.of(), errors(filled + rule.formatted("args.to default { }")));
    assertEquals(List.of(Code.EMPTY_LIST), errors(filled + rule.formatted("args.cc default { }")));
  }
}
