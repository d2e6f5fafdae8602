package dev.remit.lang.compile;

import dev.remit.lang.ir.Operand;
import dev.remit.lang.runtime.FactsShape;
import dev.remit.lang.runtime.Form;
import dev.remit.lang.runtime.Value;
import java.util.List;
import java.util.Optional;

/** How the facts lie that code reads: the form of each place, in a row for each kind of facts. */
record Forms(List<Form> facts, List<Form> hopFacts, List<Form> actorFacts) {

  static Forms of(FactsShape shape) {
    return new Forms(forms(shape.facts()), forms(shape.hopFacts()), forms(shape.actorFacts()));
  }

  private static List<Form> forms(List<FactsShape.Fact> facts) {
    return facts.stream().map(FactsShape.Fact::form).toList();
  }

  /** The form of the place that an operand reads, where it reads one. */
  Optional<Form> of(Operand operand) {
    return switch (operand) {
      case Operand.Slot(int slot) -> Optional.of(facts.get(slot));
      case Operand.HopSlot(int slot) -> Optional.of(hopFacts.get(slot));
      case Operand.ActorSlot(int slot) -> Optional.of(actorFacts.get(slot));
      default -> Optional.empty();
    };
  }

  boolean isPlace(Operand operand) {
    return of(operand).isPresent();
  }

  /**
   * Whether a place of the form can be held against the constant as it lies: for equality also what
   * has no order.
   */
  static boolean isOf(Value constant, Form form, boolean equality) {
    return switch (form) {
      case BOOL -> constant instanceof Value.Bool && equality;
      case INT -> constant instanceof Value.Int;
      case SYMBOL -> constant instanceof Value.Symbol;
      case TEXT -> constant instanceof Value.Text;
      case NAME -> constant instanceof Value.Name && equality;
      case DECIMAL -> constant instanceof Value.Decimal;
      case TIME -> constant instanceof Value.Time;
      case LENGTH -> constant instanceof Value.Length;
      case VALUE -> equality && isWhole(constant);
    };
  }

  /** Whether it equals exactly what has the same parts, all of which are always known. */
  static boolean isWhole(Value value) {
    return switch (value) {
      case Value.Identity any -> true;
      case Value.Tool any -> true;
      case Value.Date any -> true;
      case Value.Uri any -> true;
      case Value.Email any -> true;
      case Value.Domain any -> true;
      case Value.Ip any -> true;
      case Value.Command any -> true;
      default -> false;
    };
  }
}
