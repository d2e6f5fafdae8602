package dev.remit.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.runtime.Truth;
import dev.remit.testkit.coverage.ClauseCoverage;
import dev.remit.testkit.coverage.Coverage;
import dev.remit.testkit.coverage.RuleCoverage;
import dev.remit.testkit.coverage.Suggestions;
import dev.remit.testkit.report.SuggestionText;
import dev.remit.testkit.run.SuiteResult;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a suite covers, and the tests that would cover the rest. */
class CoverageTest {
  private static final String ONE = "test \"t\" { given ticket expect allow by read }\n";

  private static RuleCoverage rule(Coverage coverage, String id) {
    return coverage.rules().stream()
        .filter(rule -> rule.rule().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_rule_that_was_true_fired_and_its_clauses_were_seen() {
    Coverage coverage = Suites.run(Suites.with(ONE)).coverage();
    RuleCoverage read = rule(coverage, "crm.read");
    assertEquals(1, read.fired());
    assertEquals(1, read.decided());
    assertEquals(
        List.of(1, 1, 1), read.clauses().stream().map(clause -> clause.count(Truth.TRUE)).toList());
    assertEquals("2 of 5 (40 %)", coverage.ruleRatio().toString());
  }

  @Test
  void what_comes_after_a_false_clause_was_not_seen() {
    Coverage coverage = Suites.run(Suites.with(ONE)).coverage();
    List<ClauseCoverage> refund = rule(coverage, "crm.refund").clauses();
    assertEquals(1, refund.get(1).count(Truth.FALSE));
    assertEquals(0, refund.get(2).seen().size());
  }

  @Test
  void a_clause_is_missed_only_where_it_can_be_so() {
    Coverage coverage = Suites.run(Suites.with(ONE)).coverage();
    List<ClauseCoverage> read = rule(coverage, "crm.read").clauses();
    assertEquals(Set.of(Truth.TRUE, Truth.FALSE), read.get(1).possible());
    assertEquals(Set.of(Truth.values()), read.get(2).possible());
    assertEquals(Set.of(Truth.FALSE, Truth.UNKNOWN), read.get(2).missing());
  }

  @Test
  void what_is_suggested_covers_all_and_passes() {
    TestedBundle tested = Suites.with(ONE);
    SuiteResult result = Suites.run(tested);
    var found = Suggestions.find(tested, result.coverage(), 1, 20_000);
    assertEquals(Set.of(), found.open());
    String text = SuggestionText.of(found, tested);
    SuiteResult after = Suites.run(Suites.with(ONE + text));
    assertEquals(0, after.failures(), text);
    assertEquals(100, after.coverage().clauseRatio().percent(), text);
    assertTrue(text.contains("were tried; 0 truths of clauses were not reached"), text);
  }

  @Test
  void what_is_not_found_is_said() {
    TestedBundle tested = Suites.with(ONE);
    var found = Suggestions.find(tested, Suites.run(tested).coverage(), 1, 3);
    String text = SuggestionText.of(found, tested);
    assertTrue(text.contains("// 3 requests were tried"), text);
    assertEquals(
        found.open().size(),
        text.lines()
            .filter(line -> line.startsWith("// not reached: "))
            .collect(Collectors.counting()));
  }

  @Test
  void without_a_chain_its_trust_is_the_least() {
    TestedBundle tested =
        Suites.with(
            ONE
                + "deny d \"D\" { when chain.trust < vouched because \"a longer chain is trusted no more\" }\n");
    RuleCoverage rule = rule(Suites.run(tested).coverage(), "crm.d");
    assertEquals(Set.of(Truth.TRUE, Truth.FALSE), rule.clauses().getFirst().possible());
  }

  @Test
  void what_a_tool_does_may_be_unknown_where_nobody_states_it() {
    TestedBundle tested =
        Suites.with(
            ONE
                + "tool crm.odd { args { } }\ndeny d \"D\" { action is pay when env.region == \"x\" }\n");
    RuleCoverage rule = rule(Suites.run(tested).coverage(), "crm.d");
    assertTrue(rule.clauses().getFirst().possible().contains(Truth.UNKNOWN));
  }
}
