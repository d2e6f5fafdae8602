package dev.remit.lang.compile;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Operand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A condition that costs more than looking up what it came out as, and that says the same wherever
 * it stands: it reads no hop, actor or element but its own.
 *
 * @param key the condition without the line that it stands on
 * @param within those among its parts
 */
record Dear(Condition condition, Condition key, List<Dear> within) {
  private static final AtLines NOWHERE = new AtLines(origin -> 0);

  /** In the measure of {@link CheapestFirst}: a pattern of texts, or a loop. */
  private static final int LEAST = 16;

  /** Alternatives and conjunctions are left early: most of them cost less than all their parts. */
  private static final int LEAST_JOINED = 64;

  Dear {
    within = List.copyOf(within);
  }

  /** Those of a unit, in the order in which they stand. */
  static List<Dear> in(ShardSource.Method unit) {
    List<Dear> found = new ArrayList<>();
    for (Condition condition : unit.conditions()) {
      // Of those who act the unit asks one alone.
      find(
          unit.ofActing() && condition instanceof Condition.Actors(var of, int origin)
              ? of
              : condition,
          found);
    }
    return found;
  }

  /** Adds the outermost ones; returns the cost of the condition. */
  private static long find(Condition condition, List<Dear> found) {
    int before = found.size();
    long parts = 0;
    for (Condition part : Condition.parts(condition).toList()) {
      parts += find(part, found);
    }
    long cost = CheapestFirst.cost(condition, parts);
    if (cost >= least(condition) && isClosed(condition, new Around(false, false, Set.of()))) {
      List<Dear> within = found.subList(before, found.size());
      Dear dear = new Dear(condition, NOWHERE.of(condition), within);
      within.clear();
      found.add(dear);
    }
    return cost;
  }

  private static long least(Condition condition) {
    return switch (condition) {
      case Condition.All any -> LEAST_JOINED;
      case Condition.Any any -> LEAST_JOINED;
      // What is negated is kept instead.
      case Condition.Not any -> Long.MAX_VALUE;
      default -> LEAST;
    };
  }

  /** What the quantifiers around a condition give it to read. */
  private record Around(boolean hop, boolean actor, Set<Integer> elements) {
    boolean gives(Operand operand) {
      return switch (operand) {
        case Operand.HopSlot any -> hop;
        case Operand.ActorSlot any -> actor;
        case Operand.Element(int depth) -> elements.contains(depth);
        default -> true;
      };
    }

    Around within(Condition condition) {
      return switch (condition) {
        case Condition.Hops any -> new Around(true, actor, elements);
        case Condition.Actors any -> new Around(hop, true, elements);
        case Condition.Elements(var quantifier, var list, int depth, var body, int origin) -> {
          Set<Integer> more = new HashSet<>(elements);
          more.add(depth);
          yield new Around(hop, actor, more);
        }
        default -> this;
      };
    }
  }

  private static boolean isClosed(Condition condition, Around around) {
    Around within = around.within(condition);
    return Condition.ownOperands(condition).flatMap(Operand::reads).allMatch(around::gives)
        && Condition.parts(condition).allMatch(part -> isClosed(part, within));
  }
}
