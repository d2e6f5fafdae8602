package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.ir.RuleIr;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which rules of a policy a decision evaluates: named as they are written. */
class ProgramIndexTest {
  private static final String RULES =
      """
      permit tool "R" { tool is crm.query }
      permit tool_list "R" { tool in { crm.query, crm.refund } }
      permit tool_pattern "R" { tool in crm.* }
      permit tool_either "R" { when tool is crm.query or tool is x.noop }
      permit other_tool "R" { tool is crm.refund }
      permit other_tools "R" { tool in fs.* }
      permit not_tool "R" { when tool is not crm.refund }
      deny action "R" { when action is read }
      deny actions "R" { when action in { read, list } }
      deny other_action "R" { when action is pay }
      deny dataset "R" { when dataset is crm.customers }
      deny dataset_pattern "R" { when dataset in crm.** }
      deny other_dataset "R" { when dataset in hr.** }
      deny no_dataset "R" { when dataset is none }
      deny label "R" { when dataset labelled pii }
      deny no_label "R" { when dataset not labelled pii }
      deny sensitivity "R" { when dataset.sensitivity == confidential }
      deny other_sensitivity "R" { when dataset.sensitivity == internal }
      oblige agent "R" { when agent in support with redact { fields: { a } } }
      oblige other_agent "R" { when agent == "spiffe://acme.example/x" with redact { fields: { a } } }
      oblige purpose "R" { when task.purpose == "support" with redact { fields: { a } } }
      oblige other_purpose "R" { when task.purpose in { "a", "b" } with redact { fields: { a } } }
      oblige kind "R" { when credential.kind == static_key with redact { fields: { a } } }
      oblige clock "R" { when env.now < 2020-01-01T00:00:00Z with redact { fields: { a } } }
      """;

  private static Bench bench(String rules) {
    return new Bench(rules).call("crm", "query", "{}").fact("task.purpose", "\"support\"");
  }

  private static List<RuleIr> relevant(Bench bench, CompiledBundle bundle) {
    if (Decider.standing(bench.asking.question(), bundle, bench.state, bench.now)
        instanceof Decider.Standing.Good(TypedCall typed)) {
      return RuleStep.accesses(typed, bundle, bench.now).getFirst().rules().all().toList();
    }
    throw new AssertionError("the question does not reach the rules");
  }

  private static String names(List<RuleIr> rules) {
    return rules.stream()
        .map(rule -> rule.id().substring("p.".length()))
        .collect(Collectors.joining(" "));
  }

  /** What kind of credential it is, is not known: the rule that asks for it may hold. */
  @Test
  void F52_F57_a_decision_evaluates_the_rules_that_its_facts_leave() {
    Bench bench = bench(RULES);
    assertEquals(
        "not_tool tool tool_either tool_list tool_pattern"
            + " action actions dataset dataset_pattern label no_label sensitivity"
            + " agent clock kind purpose",
        names(relevant(bench, bench.bundle())));
  }

  @Test
  void without_the_index_it_evaluates_every_rule() {
    Bench bench = bench(RULES);
    assertEquals(24, relevant(bench, bench.bundle().unindexed()).size());
  }

  /** A package of permits that govern tools, a hundred rules for each of twenty tools beside it. */
  @Test
  void F52_rules_for_other_tools_cost_nothing() {
    String rules =
        IntStream.range(0, 2_000)
            .mapToObj(i ->
                "deny r%d \"R\" { tool is t%d.run when task.purpose == \"p%d\" }\n"
                    .formatted(i, i % 20, i))
            .collect(Collectors.joining());
    String tools =
        IntStream.range(0, 20)
            .mapToObj("tool t%d.run { does execute }\n"::formatted)
            .collect(Collectors.joining());
    Bench bench = bench(tools + rules + RULES);
    CompiledBundle bundle = bench.bundle();
    assertEquals(16, relevant(bench, bundle).size());
    bench.asking.facts.clear();
    bench.call("t3", "run", "{}");
    List<RuleIr> unknown = relevant(bench, bundle);
    assertEquals(100, unknown.stream().filter(rule -> rule.id().startsWith("p.r")).count());
    assertTrue(unknown.size() < 120, () -> names(unknown));
  }
}
