package dev.remit.testkit.mutation;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Condition.Quantifier;
import dev.remit.lang.ir.Program;
import dev.remit.lang.runtime.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Everything that is changed in a condition, one at a time, in the order of the source. */
final class ConditionChanges {
  private final Texts texts;
  private final BoundChanges bounds;
  private final MemberChanges members;

  ConditionChanges(Program program) {
    this.texts = new Texts(program);
    this.bounds = new BoundChanges(texts);
    this.members = new MemberChanges(texts);
  }

  /** Of a whole clause. */
  List<ConditionChange> ofClause(Condition clause) {
    return of(clause, true);
  }

  /**
   * Of a condition.
   *
   * @param droppable whether it is left out as a whole elsewhere, so that its guard is as well
   */
  private List<ConditionChange> of(Condition condition, boolean droppable) {
    return switch (condition) {
      case Condition.All(List<Condition> parts, int origin) when isWritten(parts, origin) ->
          joined(parts, left -> new Condition.All(left, origin));
      case Condition.Any(List<Condition> parts, int origin) when isWritten(parts, origin) ->
          joined(parts, left -> new Condition.Any(left, origin));
      case Condition.Not(Condition of, int origin) ->
          inside(of, droppable, inner -> new Condition.Not(inner, origin));
      case Condition.Hops(Quantifier quantifier, Condition body, int origin) -> {
        List<ConditionChange> changes = new ArrayList<>();
        Quantifier other = other(quantifier);
        changes.add(
            quantifier(condition, new Condition.Hops(other, body, origin), quantifier, other));
        changes.addAll(inside(body, false, in -> new Condition.Hops(quantifier, in, origin)));
        yield changes;
      }
      case Condition.Elements(
              Quantifier quantifier,
              var list,
              int depth,
              Condition body,
              int origin)
          when !(body instanceof Condition.Constant) -> {
        List<ConditionChange> changes = new ArrayList<>();
        Quantifier other = other(quantifier);
        changes.add(
            quantifier(
                condition,
                new Condition.Elements(other, list, depth, body, origin),
                quantifier,
                other));
        changes.addAll(
            inside(body, false, in -> new Condition.Elements(quantifier, list, depth, in, origin)));
        yield changes;
      }
      case Condition.Actors(Condition body, int origin) ->
          inside(body, false, in -> new Condition.Actors(in, origin));
      case Condition.Has(var operand, int origin) when !droppable ->
          List.of(
              new ConditionChange(
                  Mutant.Kind.GUARD,
                  condition,
                  new Condition.Constant(Truth.TRUE, origin),
                  texts.quoted(origin) + " was taken as true"));
      case Condition.Compare compare -> bounds.of(compare);
      case Condition.In in -> members.of(in);
      default -> List.of();
    };
  }

  /** Whether an author wrote the parts; those of what a header or {@code governs} says are not. */
  private boolean isWritten(List<Condition> parts, int origin) {
    return parts.stream().noneMatch(part -> texts.isSame(part.origin(), origin));
  }

  private List<ConditionChange> inside(
      Condition part, boolean droppable, Function<Condition, Condition> outer) {
    return of(part, droppable).stream().map(change -> change.within(outer::apply)).toList();
  }

  /** Each part left out, and then changed. */
  private List<ConditionChange> joined(
      List<Condition> parts, Function<List<Condition>, Condition> join) {
    List<ConditionChange> changes = new ArrayList<>();
    Condition whole = join.apply(parts);
    for (int i = 0; i < parts.size(); i++) {
      int at = i;
      Condition part = parts.get(i);
      if (parts.size() > 1) {
        List<Condition> rest = new ArrayList<>(parts);
        rest.remove(at);
        changes.add(
            new ConditionChange(
                Mutant.Kind.CLAUSE_DROPPED,
                part,
                neutral(whole, part.origin()),
                join.apply(rest),
                texts.quoted(part.origin()) + " was left out"));
      }
      changes.addAll(
          inside(
              part,
              true,
              in -> {
                List<Condition> changed = new ArrayList<>(parts);
                changed.set(at, in);
                return join.apply(changed);
              }));
    }
    return changes;
  }

  /** What a part that is left out counts as. */
  private static Condition neutral(Condition whole, int origin) {
    return new Condition.Constant(Truth.of(whole instanceof Condition.All), origin);
  }

  private static Quantifier other(Quantifier quantifier) {
    return switch (quantifier) {
      case EVERY -> Quantifier.SOME;
      case SOME, NO -> Quantifier.EVERY;
    };
  }

  private ConditionChange quantifier(
      Condition before, Condition after, Quantifier from, Quantifier to) {
    return new ConditionChange(
        Mutant.Kind.QUANTIFIER,
        before,
        after,
        texts.quoted(before.origin()) + ": `" + word(from) + "` became `" + word(to) + "`");
  }

  private static String word(Quantifier quantifier) {
    return quantifier.name().toLowerCase(Locale.ROOT);
  }
}
