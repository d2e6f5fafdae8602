package dev.remit.lang.index;

import dev.remit.lang.ir.Operand;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Form;
import dev.remit.lang.runtime.Reading;
import java.util.Comparator;
import java.util.Optional;

/**
 * A fact that rules ask for by equality or membership.
 *
 * @param acting whether the slot is one of the acting agent's, among those of everyone who acts
 * @param elements whether rules ask what a collection holds, rather than what the fact is
 */
record Key(boolean acting, boolean elements, int slot) implements Comparable<Key> {
  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::acting).thenComparing(Key::elements).thenComparingInt(Key::slot);

  /** The fact that an operand reads, where that is all it does. */
  static Optional<Key> of(Operand operand, boolean elements) {
    return switch (operand) {
      case Operand.Slot(int slot) -> Optional.of(new Key(false, elements, slot));
      case Operand.ActorSlot(int slot) -> Optional.of(new Key(true, elements, slot));
      default -> Optional.empty();
    };
  }

  /** Where it lies; the acting agent is the last of those who act. */
  int at(Facts facts) {
    return acting ? facts.actorAt(facts.actors() - 1) + slot : slot;
  }

  Form form(Facts facts) {
    return acting ? facts.actorForm(slot) : facts.form(slot);
  }

  /** In a box, where it lies as a word or a text. */
  Reading read(Facts facts) {
    return acting ? facts.actor(facts.actors() - 1, slot) : facts.slot(slot);
  }

  @Override
  public int compareTo(Key other) {
    return ORDER.compare(this, other);
  }
}
