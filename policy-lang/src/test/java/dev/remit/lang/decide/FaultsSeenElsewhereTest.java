package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Bundles;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.runtime.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Faults that other engines have had, each a test that it is none here. */
class FaultsSeenElsewhereTest {
  private static final String PERMIT = "permit a \"A\" { grant for 1m }\n";

  private static Bench bench(String rules) {
    return new Bench(PERMIT + rules);
  }

  private static List<Code> errors(String rules) {
    return Bundles.diagnostics(Bench.CATALOGUE + rules).stream()
        .filter(Diagnostic::isError)
        .map(Diagnostic::code)
        .toList();
  }

  @Test
  void a_deny_on_a_missing_attribute_is_not_skipped() {
    assertEquals(
        "INDETERMINATE p.d env.region",
        bench("deny d \"D\" { when env.region == \"eu\" }").outcome());
  }

  @Test
  void two_missing_attributes_are_not_equal() {
    assertEquals(
        "NOT_PERMITTED p.a credential.owner",
        new Bench("permit a \"A\" { when credential.owner == agent.owner }").outcome());
    assertEquals(
        "NOT_PERMITTED p.a env.region",
        new Bench("permit a \"A\" { when env.region == env.region }").outcome());
  }

  @Test
  void a_typo_does_not_compile() {
    assertEquals(List.of(Code.UNKNOWN_NAME), errors("deny d \"D\" { when task.purpos == \"x\" }"));
    assertFalse(errors("deny d \"D\" { dataset labelled pi }").isEmpty());
    assertFalse(errors("deny d \"D\" { tool is crm.quer }").isEmpty());
    assertFalse(errors("deny d \"D\" { when credential.kind == static_kay }").isEmpty());
  }

  @Test
  void in_on_a_string_is_no_search_for_a_substring() {
    assertFalse(errors("permit x \"X\" { when \"sup\" in task.purpose }").isEmpty());
    assertFalse(errors("permit x \"X\" { when task.purpose in \"support\" }").isEmpty());
  }

  @Test
  void a_deny_with_a_type_error_does_not_compile() {
    assertFalse(errors("deny d \"D\" { when task.purpose == 3 }").isEmpty());
    assertFalse(errors("deny d \"D\" { when credential.age > 3 }").isEmpty());
    assertFalse(errors("deny d \"D\" { when credential.kind > static_key }").isEmpty());
  }

  /** The widest condition that compiles is evaluated on a thread with a small stack. */
  @Test
  void a_long_chain_of_and_does_not_overflow_a_small_stack() throws InterruptedException {
    String terms = String.join(" and ", Collections.nCopies(900, "task.purpose == \"x\""));
    Bench bench = bench("deny d \"D\" { when " + terms + " }").fact("task.purpose", "\"x\"");
    CompiledBundle bundle = bench.bundle();
    AtomicReference<String> outcome = new AtomicReference<>("nothing");
    Thread small =
        new Thread(
            null,
            () ->
                outcome.set(
                    Decider.decide(bench.asking.question(), bundle, bench.state, bench.now)
                        .reason()
                        .code()
                        .name()),
            "small",
            128 * 1024);
    small.start();
    small.join();
    assertEquals("DENIED", outcome.get());
  }

  @Test
  void any_matching_deny_denies_so_that_a_restriction_restricts() {
    assertEquals("DENIED p.d", bench("deny d \"D\" { agent in support }").outcome());
    assertEquals(
        "DENIED p.d",
        new Bench(
                PERMIT.replace("1m", "1h")
                    + "deny d \"D\" { agent in support } permit z \"Z\" { agent in support }")
            .outcome());
  }

  @Test
  void a_denial_carries_no_output_of_the_permit_that_lost() {
    Bench bench = bench("oblige o \"O\" { with cap_grant { at_most: 1m } } deny d \"D\" { }");
    assertInstanceOf(Decision.Deny.class, bench.decide());
  }

  @Test
  void a_condition_over_an_empty_chain_permits_nothing() {
    assertEquals(
        "NOT_PERMITTED",
        new Bench("permit a \"A\" { when no hop satisfies (hop.trust < verified) }")
            .alone()
            .outcome());
  }

  @Test
  void the_same_text_compiles_to_the_same_bundle() {
    CompiledBundle first = bench("deny d \"D\" { when env.region == \"eu\" }").bundle();
    CompiledBundle second = bench("deny d \"D\" { when env.region == \"eu\" }").bundle();
    assertEquals(first.program().toString(), second.program().toString());
    assertEquals(first.revision(), second.revision());
  }

  @Test
  void a_name_in_another_form_does_not_slip_past_a_rule() {
    String rule = "deny d \"D\" { tool is fs.read when dataset.path under \"/etc\" }";
    assertEquals(
        "DENIED p.d", bench(rule).call("fs", "read", "{\"paths\":[\"/etc/x\"]}").outcome());
    for (String path : List.of("//etc/x", "/w/../etc/x", "/./etc/x", "/etc//x")) {
      assertEquals(
          "ARGUMENT_INVALID args.paths",
          bench(rule)
              .call("fs", "read", "{\"paths\":[\"" + path + "\"]}")
              .outcome()
              .replaceAll("\\[\\d+\\]", ""),
          path);
    }
  }

  @Test
  void a_cut_body_does_not_reach_the_rules_as_one_without_arguments() {
    Bench bench = bench("deny d \"D\" { tool is crm.refund when args.amount > 5 }");
    bench.asking.tool("crm", "refund");
    bench.asking.arguments = Asking.raw("{\"amount\":1}", false, Source.VOUCHED);
    assertEquals("ARGUMENT_UNDECLARED args", bench.outcome());
    Bench open = bench("deny d \"D\" { tool is x.open when args.amount > 5 }");
    open.asking.tool("x", "open");
    open.asking.arguments = Asking.raw("{\"amount\":1}", false, Source.VOUCHED);
    assertEquals("INDETERMINATE p.d args.amount", open.outcome());
  }

  @Test
  void sensitivity_is_not_read_out_of_the_callers_own_words() {
    Bench bench = bench("deny d \"D\" { when dataset.sensitivity >= confidential }");
    bench.asking.fact("dataset.sensitivity", "\"public\"", Source.VERIFIED);
    assertTrue(bench.outcome().startsWith("MALFORMED") || bench.outcome().equals("DENIED p.d"));
  }

  @Test
  void a_tool_without_classification_escapes_no_rule_about_what_it_does() {
    String arguments = "{\"amount\":1}";
    assertEquals(
        "INDETERMINATE p.d action",
        bench("deny d \"D\" { action is pay }").call("x", "raw", arguments).outcome());
    assertEquals(
        "NOT_PERMITTED p.a action",
        new Bench("permit a \"A\" { action is read }").call("x", "raw", arguments).outcome());
  }

  @Test
  void rules_in_another_order_decide_the_same() {
    List<String> rules =
        new ArrayList<>(
            List.of(
                "permit b \"B\" { grant for 2m }\n",
                "permit c \"C\" { grant for 2m }\n",
                "oblige o \"O\" { with cap_grant { at_most: 9s } }\n"));
    String first = new Bench(String.join("", rules)).outcome();
    Collections.reverse(rules);
    assertEquals(first, new Bench(String.join("", rules)).outcome());
    assertEquals("PERMITTED p.b", first);
  }

  @Test
  void an_asserted_copy_does_not_stand_in_for_a_better_source_that_is_silent() {
    Bench bench = new Bench("permit a \"A\" { when env.region == \"eu\" }");
    bench.asking.fact("env.region", "\"eu\"", Source.ASSERTED);
    assertEquals("NOT_PERMITTED p.a env.region", bench.outcome());
  }
}
