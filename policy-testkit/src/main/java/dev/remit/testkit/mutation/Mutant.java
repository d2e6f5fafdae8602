package dev.remit.testkit.mutation;

import dev.remit.lang.decide.RuleEffects;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.source.Span;
import java.util.Optional;

/**
 * A bundle with one rule changed.
 *
 * @param before the rule as it is
 * @param after as it is changed; empty where it is left out
 * @param clause the one that is changed, by its place; -1 where what the rule does is changed
 * @param span of what is changed
 * @param change what became of it, in the words of policies
 */
public record Mutant(
    Kind kind, RuleIr before, Optional<RuleIr> after, int clause, Span span, String change) {
  /** What kind of thing is changed. */
  public enum Kind {
    EFFECT,
    CLAUSE_DROPPED,
    CLAUSE_NEGATED,
    BOUND,
    QUANTIFIER,
    MEMBER,
    GUARD,
    GRANT,
    OBLIGATION
  }

  /** Whether a decision may be another with it. */
  boolean mayChange(RuleEffects effects) {
    return effects.mayDiffer(before, after, clause);
  }

  /** The id of the rule. */
  public String rule() {
    return before.id();
  }
}
