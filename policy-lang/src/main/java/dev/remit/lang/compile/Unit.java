package dev.remit.lang.compile;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.source.Span;
import java.util.List;

/**
 * What becomes a method: a conjunction of conditions, the cheapest first.
 *
 * @param name what stack traces call it, after its number
 * @param ofActing whether a condition on everyone who acts is asked of the acting agent alone
 */
public record Unit(String name, Span place, List<Condition> conditions, boolean ofActing) {
  public Unit {
    conditions = CheapestFirst.order(conditions);
  }
}
