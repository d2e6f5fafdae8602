package dev.remit.lang.reach;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Operand;
import java.util.List;

/**
 * A condition in a form that two can be compared in: {@code not} stands at the atoms alone, and an
 * atom that holds one operand against constants is the set of values for which it is true. For each
 * reading a form is true, false or unknown exactly as its condition is.
 */
sealed interface Form {

  record Always() implements Form {}

  record Never() implements Form {}

  /**
   * True for a value in {@code values}, and, if {@code none}, where the operand is none or its
   * owner absent; unknown where the operand is.
   */
  record Within(Operand operand, ValueSet values, boolean none) implements Form {}

  /** Whatever else: only one that asks the same, or the opposite, has anything to say of it. */
  record Opaque(Question asked, boolean holds) implements Form {}

  /** What an atom asks, so that two that ask the same are equal. */
  sealed interface Question {
    /** A condition without its places. */
    record Whole(Condition shape) implements Question {}

    /** Whether an operand is in a large set, by the number of that set. */
    record Member(Operand operand, int set) implements Question {}
  }

  record Both(List<Form> parts) implements Form {
    public Both {
      parts = List.copyOf(parts);
    }
  }

  record Either(List<Form> parts) implements Form {
    public Either {
      parts = List.copyOf(parts);
    }
  }

  /** How many atoms it has. */
  default int size() {
    return switch (this) {
      case Both(var parts) -> parts.stream().mapToInt(Form::size).sum();
      case Either(var parts) -> parts.stream().mapToInt(Form::size).sum();
      case Always any -> 1;
      case Never any -> 1;
      case Within any -> 1;
      case Opaque any -> 1;
    };
  }
}
