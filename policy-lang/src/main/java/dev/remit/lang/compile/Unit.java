package dev.remit.lang.compile;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.source.Span;
import java.util.List;

/**
 * What becomes a method: a conjunction of conditions, the cheapest first.
 *
 * @param rule the rule that it is of
 * @param part what of the rule; empty for the whole
 * @param ofActing whether a condition on everyone who acts is asked of the acting agent alone
 */
public record Unit(
    String rule, String part, Span place, List<Condition> conditions, boolean ofActing) {
  public Unit {
    conditions = CheapestFirst.order(conditions);
  }

  /** What stack traces call it, after its number. */
  public String name() {
    return part.isEmpty() ? rule : rule + " " + part;
  }
}
