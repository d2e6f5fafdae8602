package dev.remit.testkit.coverage;

import dev.remit.lang.ir.RuleIr;
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

  public boolean isFired() {
    return fired > 0;
  }
}
