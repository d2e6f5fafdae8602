package dev.remit.lang.reach;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Condition.Quantifier;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.runtime.Truth;
import java.util.Optional;

/** What is asked of a collection that is empty. */
final class Emptiness {
  private Emptiness() {}

  /** Whether one asks that a collection is empty, and the other for an element of it. */
  static boolean contradict(Form.Opaque empty, Form.Opaque other) {
    Optional<Operand> collection = empty(empty);
    return collection.isPresent() && collection.equals(filled(other));
  }

  private static Optional<Operand> empty(Form.Opaque form) {
    return form.holds()
            && form.asked() instanceof Form.Question.Whole(Condition shape)
            && shape
                instanceof
                Condition.Elements(var quantifier, var list, int depth, var body, int origin)
            && quantifier == Quantifier.NO
            && body instanceof Condition.Constant(Truth truth, int at)
            && truth == Truth.TRUE
        ? Optional.of(list)
        : Optional.empty();
  }

  /** The collection that has an element where the form is true. */
  private static Optional<Operand> filled(Form.Opaque form) {
    if (!form.holds() || !(form.asked() instanceof Form.Question.Whole(Condition shape))) {
      return Optional.empty();
    }
    return switch (shape) {
      case Condition.ElementOf(var value, var collection, int origin) -> Optional.of(collection);
      case Condition.Labelled(var labels, var label, int origin) -> Optional.of(labels);
      case Condition.Elements(var quantifier, var list, int depth, var body, int origin)
          when quantifier == Quantifier.SOME ->
          Optional.of(list);
      default -> Optional.empty();
    };
  }
}
