package dev.remit.lang.interpret;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Condition.Quantifier;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.runtime.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The reference evaluator: {@code decision.md} in code, over the program, without any shortcut that
 * could be seen.
 */
public final class Interpreter {
  private Interpreter() {}

  /** The conjunction of all clauses. */
  public static Truth evaluate(RuleIr rule, Facts facts) {
    return rule.clauses().stream()
        .map(clause -> evaluate(clause.condition(), facts))
        .reduce(Truth.TRUE, Truth::and);
  }

  /** The conjunction of the header clauses alone. */
  public static Truth header(RuleIr rule, Facts facts) {
    return rule.clauses().stream()
        .filter(RuleIr.ClauseIr::header)
        .map(clause -> evaluate(clause.condition(), facts))
        .reduce(Truth.TRUE, Truth::and);
  }

  public static Truth evaluate(Condition condition, Facts facts) {
    return evaluate(condition, Readings.of(facts));
  }

  /** What the body is of each who acts, in the order of the chain. */
  public static List<Truth> ofActors(Condition.Actors actors, Facts facts) {
    return Readings.of(facts).atActors().map(actor -> evaluate(actors.body(), actor)).toList();
  }

  /** What an operand outside quantifiers reads. */
  public static Reading read(Operand operand, Facts facts) {
    return Readings.of(facts).read(operand);
  }

  static Truth evaluate(Condition condition, Readings at) {
    return switch (condition) {
      case Condition.Constant(var truth, int origin) -> truth;
      case Condition.All(var operands, int origin) -> {
        Truth all = Truth.TRUE;
        for (Condition operand : operands) {
          all = all.and(evaluate(operand, at));
        }
        yield all;
      }
      case Condition.Any(var operands, int origin) -> {
        Truth any = Truth.FALSE;
        for (Condition operand : operands) {
          any = any.or(evaluate(operand, at));
        }
        yield any;
      }
      case Condition.Not(var operand, int origin) -> evaluate(operand, at).not();
      case Condition.Compare(var comparison, var left, var right, int origin) ->
          Atoms.compare(comparison, at.read(left), at.read(right));
      case Condition.In(var value, var members, int origin) -> Atoms.in(at.read(value), members);
      case Condition.ElementOf(var value, var collection, int origin) ->
          Atoms.elementOf(at.read(value), at.read(collection));
      case Condition.Under(var path, var parent, int origin) ->
          Atoms.under(at.read(path), at.read(parent));
      case Condition.Labelled(var labels, var label, int origin) ->
          Atoms.labelled(at.read(labels), label);
      case Condition.Matches(var value, var pattern, int origin) ->
          Atoms.matches(at.read(value), pattern);
      case Condition.Within(var time, var schedule, int origin) ->
          Atoms.within(at.read(time), schedule);
      case Condition.Has(var operand, int origin) -> Atoms.has(at.read(operand));
      case Condition.Flag(var operand, int origin) -> Atoms.flag(at.read(operand));
      case Condition.IsNone(var operand, int origin) -> Atoms.isNone(at.read(operand));
      case Condition.Hops(var quantifier, var body, int origin) ->
          quantify(quantifier, at.facts().depth(), hop -> evaluate(body, at.atHop(hop)));
      case Condition.Actors(var body, int origin) ->
          at.atActors().map(actor -> evaluate(body, actor)).reduce(Truth.TRUE, Truth::and);
      case Condition.Elements(var quantifier, var list, int depth, var body, int origin) ->
          elements(quantifier, at.read(list), body, at);
    };
  }

  private static Truth elements(Quantifier quantifier, Reading list, Condition body, Readings at) {
    return switch (list) {
      case Reading.Unknown unknown -> Truth.UNKNOWN;
      case Reading.Absent absent -> Truth.FALSE;
      case Reading.None none -> Truth.FALSE;
      case Value.Many(List<Reading> elements) ->
          quantify(quantifier, elements.size(), i -> evaluate(body, at.at(elements.get(i))));
      case Value other -> throw new IllegalStateException("quantified over " + other.getClass());
    };
  }

  private static Truth quantify(Quantifier quantifier, int size, IntFunction<Truth> body) {
    Truth every = Truth.TRUE;
    Truth some = Truth.FALSE;
    for (int i = 0; i < size; i++) {
      Truth truth = body.apply(i);
      every = every.and(truth);
      some = some.or(truth);
    }
    return switch (quantifier) {
      case EVERY -> every;
      case SOME -> some;
      case NO -> some.not();
    };
  }

  /** The fact that makes a rule unknown: the first unknown leaf, in source order. */
  public static Optional<String> unknownFact(RuleIr rule, Facts facts, SlotLayout layout) {
    return rule.clauses().stream()
        .map(RuleIr.ClauseIr::condition)
        .filter(condition -> evaluate(condition, facts) == Truth.UNKNOWN)
        .findFirst()
        .flatMap(condition -> UnknownLeaf.in(condition, Readings.of(facts), layout));
  }

  /**
   * When the rule's value may next change by the clock alone; empty where it reads no clock. While
   * it is observed, that is when it takes effect, whatever else it reads.
   */
  public static Optional<Instant> nextChange(RuleIr rule, Facts facts) {
    if (rule.isObservedAt(facts.now())) {
      return rule.observedUntil();
    }
    return rule.clauses().stream()
        .flatMap(clause -> ClockChanges.of(clause.condition(), Readings.of(facts)))
        .min(Instant::compareTo);
  }

  /** Whether what the rule says may change by the clock alone. */
  public static boolean readsClock(RuleIr rule) {
    return rule.clauses().stream().anyMatch(clause -> readsClock(clause.condition()));
  }

  public static boolean readsClock(Condition condition) {
    return ClockChanges.readsClock(condition);
  }

  /** The conjunction of those clauses that read no clock. */
  public static Truth clockFree(RuleIr rule, Facts facts) {
    return rule.clauses().stream()
        .map(RuleIr.ClauseIr::condition)
        .filter(condition -> !ClockChanges.readsClock(condition))
        .map(condition -> evaluate(condition, facts))
        .reduce(Truth.TRUE, Truth::and);
  }
}
