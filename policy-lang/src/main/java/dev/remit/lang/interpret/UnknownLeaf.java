package dev.remit.lang.interpret;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.runtime.Unknowns;
import dev.remit.lang.runtime.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Goes, in source order, into the first unknown part of an unknown condition, down to the fact. */
final class UnknownLeaf {
  private UnknownLeaf() {}

  static Optional<String> in(Condition condition, Readings at) {
    return switch (condition) {
      case Condition.All(var operands, int origin) -> first(operands, at);
      case Condition.Any(var operands, int origin) -> first(operands, at);
      case Condition.Not(var operand, int origin) -> in(operand, at);
      case Condition.Hops(var quantifier, var body, int origin) ->
          IntStream.range(0, at.facts().depth())
              .mapToObj(at::atHop)
              .filter(hop -> Interpreter.evaluate(body, hop) == Truth.UNKNOWN)
              .findFirst()
              .flatMap(hop -> in(body, hop));
      case Condition.Actors(var body, int origin) ->
          at.atActors()
              .filter(actor -> Interpreter.evaluate(body, actor) == Truth.UNKNOWN)
              .findFirst()
              .flatMap(actor -> in(body, actor));
      case Condition.Elements(var quantifier, var list, int depth, var body, int origin) ->
          at.read(list) instanceof Value.Many(List<Reading> elements)
              ? elements.stream()
                  .map(at::at)
                  .filter(element -> Interpreter.evaluate(body, element) == Truth.UNKNOWN)
                  .findFirst()
                  .flatMap(element -> in(body, element))
              : fact(at.read(list));
      default ->
          Condition.ownOperands(condition)
              .map(operand -> fact(at.read(operand)))
              .flatMap(Optional::stream)
              .findFirst();
    };
  }

  private static Optional<String> first(List<Condition> operands, Readings at) {
    return operands.stream()
        .filter(operand -> Interpreter.evaluate(operand, at) == Truth.UNKNOWN)
        .findFirst()
        .flatMap(operand -> in(operand, at));
  }

  private static Optional<String> fact(Reading reading) {
    return Unknowns.first(reading).map(Reading.Unknown::fact);
  }
}
