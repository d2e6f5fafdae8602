package dev.remit.testkit.coverage;

import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.source.Span;
import java.util.List;

/**
 * What a rule was.
 *
 * @param fired for how many accesses it was true
 * @param decided for how many requests it is the rule that the answer names
 */
public record RuleCoverage(
    RuleIr rule, Span span, int fired, int decided, List<ClauseCoverage> clauses) {
  public RuleCoverage {
    clauses = List.copyOf(clauses);
  }

  /** Whether each clause can be true; of a hop that the settings refuse before, some cannot. */
  public boolean mayFire() {
    return clauses.stream().allMatch(clause -> clause.possible().contains(Truth.TRUE));
  }

  public boolean isFired() {
    return fired > 0;
  }
}
