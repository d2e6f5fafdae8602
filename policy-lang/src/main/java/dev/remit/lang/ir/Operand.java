package dev.remit.lang.ir;

import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.DataTable;
import java.util.stream.Stream;

/** What an atom reads. */
public sealed interface Operand {

  /** The operand itself and whatever it is made of. */
  static Stream<Operand> reads(Operand operand) {
    Stream<Operand> parts =
        switch (operand) {
          case Field(Operand record, String name) -> Stream.of(record);
          case OrElse(Operand value, Operand fallback) -> Stream.of(value, fallback);
          case Row(var table, Operand key, int column) -> Stream.of(key);
          case HasRow(var table, Operand key) -> Stream.of(key);
          case Clock(var kind, Operand base) -> Stream.of(base);
          case Constant any -> Stream.of();
          case Slot any -> Stream.of();
          case HopSlot any -> Stream.of();
          case ActorSlot any -> Stream.of();
          case Element any -> Stream.of();
        };
    return Stream.concat(Stream.of(operand), parts.flatMap(Operand::reads));
  }

  record Constant(Value value) implements Operand {}

  /**
   * A fact of the request or of the access under evaluation, by its slot in the {@link SlotLayout}.
   */
  record Slot(int slot) implements Operand {}

  /** A property of the hop that the enclosing quantifier looks at, by its slot among the hop's. */
  record HopSlot(int slot) implements Operand {}

  /** A property of the actor that the enclosing {@link Condition.Actors} looks at, by its slot. */
  record ActorSlot(int slot) implements Operand {}

  /** The element that the enclosing list quantifier looks at. */
  record Element(int depth) implements Operand {}

  /** A field of a record, or a property that values of a type have, such as a uri's host. */
  record Field(Operand record, String name) implements Operand {}

  /** A column of the row of a key, by its place among the table's columns. */
  record Row(DataTable table, Operand key, int column) implements Operand {}

  /** Whether a table has a row of a key. */
  record HasRow(DataTable table, Operand key) implements Operand {}

  /**
   * {@code value default fallback}: the fallback where the value is none; unknown stays unknown.
   */
  record OrElse(Operand value, Operand fallback) implements Operand {}

  /**
   * A value of the clock, which only a {@link Condition.Compare} against a clock-free operand and a
   * {@link Condition.Within} read.
   */
  record Clock(Kind kind, Operand base) implements Operand {
    public enum Kind {
      /** The decision's time; {@code base} is not read. */
      NOW,
      /** Now minus the base, a timestamp. */
      AGE,
      /** The base, a timestamp, minus now. */
      TTL
    }
  }
}
