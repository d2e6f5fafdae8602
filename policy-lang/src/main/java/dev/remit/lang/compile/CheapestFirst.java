package dev.remit.lang.compile;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Operand;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which parts are evaluated: what costs little comes first, and often settles the
 * whole. The answer is that of the written order, since {@code and} and {@code or} of three values
 * are commutative and no part has an effect. Parts that cost the same stay as they are written.
 */
final class CheapestFirst {
  private static final int HASHED = 2;
  private static final int PATTERN = 3;
  private static final int SEGMENTS = 4;
  private static final int ROW = 4;
  private static final int SCHEDULE = 8;
  private static final int ELEMENTS_HELD = 8;
  private static final int TEXT_PATTERN = 16;
  private static final int HOPS = 16;
  private static final int ELEMENTS = 32;

  private CheapestFirst() {}

  /** The parts of a conjunction, and the parts of these. */
  static List<Condition> order(List<Condition> parts) {
    return parts.stream()
        .map(CheapestFirst::within)
        .map(part -> new Costed(parts.size() > 1 ? cost(part) : 0, part))
        .sorted(Comparator.comparingLong(Costed::cost))
        .map(Costed::part)
        .toList();
  }

  /** A part with its cost, which is counted once. */
  private record Costed(long cost, Condition part) {}

  private static Condition within(Condition condition) {
    return switch (condition) {
      case Condition.All(var parts, int origin) -> new Condition.All(order(parts), origin);
      case Condition.Any(var parts, int origin) -> new Condition.Any(order(parts), origin);
      case Condition.Not(var part, int origin) -> new Condition.Not(within(part), origin);
      case Condition.Hops(var quantifier, var body, int origin) ->
          new Condition.Hops(quantifier, within(body), origin);
      case Condition.Actors(var body, int origin) -> new Condition.Actors(within(body), origin);
      case Condition.Elements(var quantifier, var list, int depth, var body, int origin) ->
          new Condition.Elements(quantifier, list, depth, within(body), origin);
      default -> condition;
    };
  }

  /** In comparisons of two words, roughly. */
  static long cost(Condition condition) {
    return cost(condition, Condition.parts(condition).mapToLong(CheapestFirst::cost).sum());
  }

  /** Of a condition whose parts come to so much together. */
  static long cost(Condition condition, long parts) {
    long reads =
        Condition.ownOperands(condition)
            .flatMap(Operand::reads)
            .mapToLong(operand -> operand instanceof Operand.Row ? ROW : 1)
            .sum();
    return switch (condition) {
      case Condition.Constant any -> 0;
      case Condition.In(var value, var members, int origin) ->
          reads + HASHED + (long) PATTERN * members.names().size();
      case Condition.Labelled any -> reads + HASHED;
      case Condition.Under any -> reads + SEGMENTS;
      case Condition.Within any -> reads + SCHEDULE;
      case Condition.ElementOf any -> reads + ELEMENTS_HELD;
      case Condition.Matches any -> reads + TEXT_PATTERN;
      case Condition.Hops any -> HOPS * parts;
      case Condition.Actors any -> HOPS * parts;
      case Condition.Elements any -> reads + ELEMENTS * parts;
      default -> reads + parts;
    };
  }
}
