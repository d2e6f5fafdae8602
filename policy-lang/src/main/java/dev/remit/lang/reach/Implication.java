package dev.remit.lang.reach;

import dev.remit.lang.ir.Operand;
import java.util.List;
import java.util.Optional;

/**
 * Whether one form implies another: wherever the first is true the second is, and wherever the
 * second is false the first is. What this does not prove may still be so; after a bounded number of
 * steps nothing more is proven.
 */
final class Implication {
  private static final int MOST_STEPS = 1_000_000;

  private final Normalizer normalizer;
  private int steps;

  Implication(Normalizer normalizer) {
    this.normalizer = normalizer;
  }

  /** Whether nothing more is proven. */
  boolean isSpent() {
    return steps > MOST_STEPS;
  }

  /** Whether some clause of a rule implies the form. */
  boolean implied(List<Form> clauses, Form by) {
    return clauses.stream().anyMatch(clause -> implies(clause, by));
  }

  boolean implies(Form narrow, Form wide) {
    if (++steps > MOST_STEPS) {
      return false;
    }
    if (narrow instanceof Form.Never || wide instanceof Form.Always) {
      return true;
    }
    if (wide instanceof Form.Both(List<Form> parts)) {
      return parts.stream().allMatch(part -> implies(narrow, part));
    }
    if (narrow instanceof Form.Either(List<Form> parts)) {
      return parts.stream().allMatch(part -> implies(part, wide));
    }
    boolean byPart =
        (wide instanceof Form.Either(List<Form> ways)
                && ways.stream().anyMatch(way -> implies(narrow, way)))
            || (narrow instanceof Form.Both(List<Form> all)
                && all.stream().anyMatch(part -> implies(part, wide)));
    return byPart || atoms(narrow, wide);
  }

  private boolean atoms(Form narrow, Form wide) {
    return switch (narrow) {
      case Form.Opaque opaque -> opaque.equals(wide);
      case Form.Within(Operand operand, ValueSet values, boolean none)
          when wide instanceof Form.Within(Operand other, ValueSet theirs, boolean theirNone) ->
          operand.equals(other)
              ? (!none || theirNone) && counted(values, theirs).isWithin(theirs)
              : !none && theirs instanceof ValueSet.All && isOwner(other, operand);
      default -> false;
    };
  }

  /**
   * Whether {@code owner} is what {@code operand} is a property of, so that both are absent alike.
   */
  private boolean isOwner(Operand owner, Operand operand) {
    return normalizer.owner(operand).equals(slot(owner));
  }

  private static Optional<Integer> slot(Operand operand) {
    return operand instanceof Operand.Slot(int slot) ? Optional.of(slot) : Optional.empty();
  }

  /** Whether the two are never true together. */
  boolean contradict(Form left, Form right) {
    if (++steps > MOST_STEPS) {
      return false;
    }
    if (left instanceof Form.Never || right instanceof Form.Never) {
      return true;
    }
    return switch (left) {
      case Form.Both(List<Form> parts) -> parts.stream().anyMatch(part -> contradict(part, right));
      case Form.Either(List<Form> parts) ->
          parts.stream().allMatch(part -> contradict(part, right));
      default ->
          switch (right) {
            case Form.Both both -> contradict(right, left);
            case Form.Either either -> contradict(right, left);
            default -> opposite(left, right);
          };
    };
  }

  private boolean opposite(Form left, Form right) {
    return switch (left) {
      case Form.Opaque mine ->
          right.equals(new Form.Opaque(mine.asked(), !mine.holds()))
              || (right instanceof Form.Opaque other
                  && (Emptiness.contradict(mine, other) || Emptiness.contradict(other, mine)));
      case Form.Within(Operand operand, ValueSet values, boolean none)
          when right instanceof Form.Within(Operand other, ValueSet theirs, boolean theirNone) ->
          operand.equals(other)
              ? !(none && theirNone) && counted(values, theirs).excludes(theirs)
              : absent(other, theirs, operand, none) || absent(operand, values, other, theirNone);
      default -> false;
    };
  }

  /** Comparing lists takes a step for each pair of their parts. */
  private ValueSet counted(ValueSet left, ValueSet right) {
    if (left instanceof Members mine && right instanceof Members theirs) {
      steps += mine.parts().size() * theirs.parts().size();
    }
    return left;
  }

  /** One says that the owner is absent, the other asks for a value of its property. */
  private boolean absent(Operand owner, ValueSet values, Operand property, boolean none) {
    return !none && values instanceof ValueSet.Nothing && isOwner(owner, property);
  }
}
