package dev.remit.lang.interpret;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.runtime.Unknowns;
import dev.remit.lang.runtime.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Goes, in source order, into the first unknown part of an unknown condition, down to the fact: the
 * one that is not known, or where all are, the relative path that does not tell where it lies.
 *
 * @param list what the enclosing list quantifier goes through
 */
record UnknownLeaf(SlotLayout layout, Optional<String> list) {

  static Optional<String> in(Condition condition, Readings at, SlotLayout layout) {
    return new UnknownLeaf(layout, Optional.empty()).in(condition, at);
  }

  private Optional<String> in(Condition condition, Readings at) {
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
      case Condition.Elements(var quantifier, var of, int depth, var body, int origin) ->
          at.read(of) instanceof Value.Many(List<Reading> elements)
              ? elements.stream()
                  .map(at::at)
                  .filter(element -> Interpreter.evaluate(body, element) == Truth.UNKNOWN)
                  .findFirst()
                  .flatMap(element -> new UnknownLeaf(layout, name(of)).in(body, element))
              : fact(at.read(of));
      default -> leaf(condition, at);
    };
  }

  private Optional<String> first(List<Condition> operands, Readings at) {
    return operands.stream()
        .filter(operand -> Interpreter.evaluate(operand, at) == Truth.UNKNOWN)
        .findFirst()
        .flatMap(operand -> in(operand, at));
  }

  private Optional<String> leaf(Condition condition, Readings at) {
    return Condition.ownOperands(condition)
        .map(operand -> fact(at.read(operand)))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> named(condition, operand -> RelativePaths.in(at.read(operand))))
        .or(() -> named(condition, operand -> true));
  }

  private static Optional<String> fact(Reading reading) {
    return Unknowns.first(reading).map(Reading.Unknown::fact);
  }

  private Optional<String> named(Condition condition, Predicate<Operand> which) {
    return Condition.ownOperands(condition)
        .filter(which)
        .map(this::name)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** What a reason calls that which an operand reads; empty for a constant. */
  private Optional<String> name(Operand operand) {
    return switch (operand) {
      case Operand.Slot(int slot) -> Optional.of(layout.facts().get(slot).name());
      case Operand.HopSlot(int slot) -> Optional.of(layout.hopFacts().get(slot).name());
      case Operand.ActorSlot(int slot) -> Optional.of(layout.actorFacts().get(slot).name());
      case Operand.Element any -> list;
      case Operand.Field(Operand owner, String name) -> name(owner).map(of -> of + "." + name);
      case Operand.Row(var table, Operand key, int column) ->
          Optional.of(table.unstated(column).fact());
      case Operand.OrElse(Operand value, Operand fallback) ->
          Stream.of(value, fallback).map(this::name).flatMap(Optional::stream).findFirst();
      case Operand.HasRow(var table, Operand key) -> name(key);
      case Operand.Clock(var kind, Operand base) -> name(base);
      case Operand.Constant any -> Optional.empty();
    };
  }
}
