package dev.remit.testkit.mutation;

import dev.remit.lang.ir.Condition;
import java.util.function.UnaryOperator;

/**
 * One thing changed in a condition.
 *
 * @param before the part that is changed
 * @param after what it becomes
 * @param whole the condition with the change
 * @param change in words
 */
record ConditionChange(
    Mutant.Kind kind, Condition before, Condition after, Condition whole, String change) {
  ConditionChange(Mutant.Kind kind, Condition before, Condition after, String change) {
    this(kind, before, after, after, change);
  }

  /** The same, of a condition that has this one as a part. */
  ConditionChange within(UnaryOperator<Condition> outer) {
    return new ConditionChange(kind, before, after, outer.apply(whole), change);
  }
}
