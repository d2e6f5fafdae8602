package dev.remit.lang.check;

import dev.remit.lang.schema.Type;
import java.util.List;

/**
 * The worst cost of a rule in atoms evaluated: its atoms, times the hops under a hop quantifier and
 * in a clause that every actor must meet, times a list's maximum under a list quantifier, times the
 * accesses if it reads the access.
 */
final class RuleCost {
  private static final long HOPS = 16;
  private static final long ACCESSES = 32;

  private RuleCost() {}

  static long of(List<TypedCondition> clauses) {
    long atoms = clauses.stream().mapToLong(RuleCost::of).sum();
    boolean perAccess = clauses.stream().anyMatch(RuleCost::readsAccess);
    return perAccess ? atoms * ACCESSES : atoms;
  }

  private static long of(TypedCondition condition) {
    long parts = condition.parts().mapToLong(RuleCost::of).sum();
    return switch (condition) {
      case TypedCondition.Hops hops -> HOPS * parts;
      case TypedCondition.Actors actors -> HOPS * parts;
      case TypedCondition.Elements elements -> elements.max() * parts;
      case TypedCondition.In(var value, var members, var span) ->
          1L + members.names().size() + members.identities().size();
      case TypedCondition.ElementOf(var value, var collection, var span) -> most(collection.type());
      case TypedCondition.Matches(var value, var pattern, var span) -> 1L + pattern.size();
      case TypedCondition.Within(var time, var schedule, var span) ->
          1L + schedule.windows().size();
      default -> Math.max(1, parts);
    };
  }

  private static long most(Type collection) {
    return switch (collection) {
      case Type.ListOf(var element, int max) -> max;
      case Type.SetOf(var element, int max) -> max;
      default -> 1;
    };
  }

  static boolean readsAccess(TypedCondition condition) {
    return condition
        .reads()
        .map(TypedOperand::key)
        .anyMatch(key -> key.startsWith("dataset") || key.equals("action"));
  }
}
