package dev.remit.lang.compile;

import dev.remit.lang.ir.Condition;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Conditions with the line that each stands on in the place of its origin. Origins are counted
 * through all files, so a change of one moves those of others; its lines are a file's own.
 */
record AtLines(IntUnaryOperator line) {

  List<Condition> of(List<Condition> conditions) {
    return conditions.stream().map(this::of).toList();
  }

  Condition of(Condition condition) {
    int at = line.applyAsInt(condition.origin());
    return switch (condition) {
      case Condition.Constant(var truth, int origin) -> new Condition.Constant(truth, at);
      case Condition.All(var operands, int origin) -> new Condition.All(of(operands), at);
      case Condition.Any(var operands, int origin) -> new Condition.Any(of(operands), at);
      case Condition.Not(var operand, int origin) -> new Condition.Not(of(operand), at);
      case Condition.Compare(var comparison, var left, var right, int origin) ->
          new Condition.Compare(comparison, left, right, at);
      case Condition.In(var value, var members, int origin) -> new Condition.In(value, members, at);
      case Condition.ElementOf(var value, var collection, int origin) ->
          new Condition.ElementOf(value, collection, at);
      case Condition.Under(var path, var parent, int origin) ->
          new Condition.Under(path, parent, at);
      case Condition.Labelled(var labels, var label, int origin) ->
          new Condition.Labelled(labels, label, at);
      case Condition.Matches(var value, var pattern, int origin) ->
          new Condition.Matches(value, pattern, at);
      case Condition.Within(var time, var schedule, int origin) ->
          new Condition.Within(time, schedule, at);
      case Condition.Has(var operand, int origin) -> new Condition.Has(operand, at);
      case Condition.Flag(var operand, int origin) -> new Condition.Flag(operand, at);
      case Condition.IsNone(var operand, int origin) -> new Condition.IsNone(operand, at);
      case Condition.Hops(var quantifier, var body, int origin) ->
          new Condition.Hops(quantifier, of(body), at);
      case Condition.Actors(var body, int origin) -> new Condition.Actors(of(body), at);
      case Condition.Elements(var quantifier, var list, int depth, var body, int origin) ->
          new Condition.Elements(quantifier, list, depth, of(body), at);
    };
  }
}
