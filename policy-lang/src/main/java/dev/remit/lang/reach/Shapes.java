package dev.remit.lang.reach;

import dev.remit.lang.ir.Condition;
import java.util.List;

/** Conditions without their places, so that two that say the same in the same words are equal. */
final class Shapes {
  static final int NOWHERE = -1;

  private Shapes() {}

  static Condition of(Condition condition) {
    return switch (condition) {
      case Condition.Constant(var truth, int origin) -> new Condition.Constant(truth, NOWHERE);
      case Condition.All(var of, int origin) -> new Condition.All(of(of), NOWHERE);
      case Condition.Any(var of, int origin) -> new Condition.Any(of(of), NOWHERE);
      case Condition.Not(var of, int origin) -> new Condition.Not(of(of), NOWHERE);
      case Condition.Compare(var comparison, var left, var right, int origin) ->
          new Condition.Compare(comparison, left, right, NOWHERE);
      case Condition.In(var value, var members, int origin) ->
          new Condition.In(value, members, NOWHERE);
      case Condition.ElementOf(var value, var collection, int origin) ->
          new Condition.ElementOf(value, collection, NOWHERE);
      case Condition.Under(var path, var parent, int origin) ->
          new Condition.Under(path, parent, NOWHERE);
      case Condition.Labelled(var labels, var label, int origin) ->
          new Condition.Labelled(labels, label, NOWHERE);
      case Condition.Matches(var value, var pattern, int origin) ->
          new Condition.Matches(value, pattern, NOWHERE);
      case Condition.Within(var time, var schedule, int origin) ->
          new Condition.Within(time, schedule, NOWHERE);
      case Condition.Has(var operand, int origin) -> new Condition.Has(operand, NOWHERE);
      case Condition.Flag(var operand, int origin) -> new Condition.Flag(operand, NOWHERE);
      case Condition.IsNone(var operand, int origin) -> new Condition.IsNone(operand, NOWHERE);
      case Condition.Hops(var quantifier, var body, int origin) ->
          new Condition.Hops(quantifier, of(body), NOWHERE);
      case Condition.Actors(var body, int origin) -> new Condition.Actors(of(body), NOWHERE);
      case Condition.Elements(var quantifier, var list, int depth, var body, int origin) ->
          new Condition.Elements(quantifier, list, depth, of(body), NOWHERE);
    };
  }

  private static List<Condition> of(List<Condition> conditions) {
    return conditions.stream().map(Shapes::of).toList();
  }
}
