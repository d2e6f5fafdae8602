package dev.remit.lang.interpret;

import dev.remit.lang.ir.Operand;
import dev.remit.lang.runtime.ClockValues;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.FieldValues;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads operands. {@code hop} is the hop that the enclosing quantifier looks at, {@code actor} who
 * is looked at of those who act, {@code element} the element.
 */
record Readings(Facts facts, int hop, int actor, Reading element) {
  static final int NOWHERE = -1;

  static Readings of(Facts facts) {
    return new Readings(facts, NOWHERE, NOWHERE, Reading.NONE);
  }

  Readings atHop(int index) {
    return new Readings(facts, index, actor, element);
  }

  Readings atActor(int index) {
    return new Readings(facts, hop, index, element);
  }

  Readings at(Reading value) {
    return new Readings(facts, hop, actor, value);
  }

  /** One for each who acts. */
  Stream<Readings> atActors() {
    return IntStream.range(0, facts.actors()).mapToObj(this::atActor);
  }

  Reading read(Operand operand) {
    return switch (operand) {
      case Operand.Constant(var value) -> value;
      case Operand.Slot(int slot) -> facts.slot(slot);
      case Operand.HopSlot(int slot) -> facts.hop(hop, slot);
      case Operand.ActorSlot(int slot) -> facts.actor(actor, slot);
      case Operand.Element(int depth) -> element;
      case Operand.Field(var record, var name) -> FieldValues.read(read(record), name);
      case Operand.OrElse(var value, var fallback) -> {
        Reading reading = read(value);
        yield reading instanceof Reading.None ? read(fallback) : reading;
      }
      case Operand.Row(var table, var key, int column) ->
          looked(key, value -> table.read(value, column));
      case Operand.HasRow(var table, var key) -> looked(key, table::has);
      case Operand.Clock(var kind, var base) -> clock(kind, base);
    };
  }

  /** A key that is no value is what the look-up yields: unknown, or that its owner is absent. */
  private Reading looked(Operand key, Function<Value, Reading> lookup) {
    Reading reading = read(key);
    return reading instanceof Value value ? lookup.apply(value) : reading;
  }

  private Reading clock(Operand.Clock.Kind kind, Operand base) {
    return switch (kind) {
      case NOW -> new Value.Time(facts.now());
      case AGE -> ClockValues.age(read(base), facts.now());
      case TTL -> ClockValues.ttl(read(base), facts.now());
    };
  }
}
