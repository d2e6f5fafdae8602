package dev.remit.lang.compile;

import dev.remit.lang.runtime.ClockValues;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.FieldValues;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.DataTable;
import java.util.List;

/** What generated code reads that does not lie in a slot. */
final class Read {
  /** Of what is looked through for elements, and is no list. */
  private static final int NOT_KNOWN = -1;

  private static final int NOTHING = -2;

  private Read() {}

  static Reading field(Reading owner, String name) {
    return FieldValues.read(owner, name);
  }

  static Reading orElse(Reading value, Reading fallback) {
    return value instanceof Reading.None ? fallback : value;
  }

  static Reading row(Reading key, DataTable table, int column) {
    return key instanceof Value value ? table.read(value, column) : key;
  }

  static Reading hasRow(Reading key, DataTable table) {
    return key instanceof Value value ? table.has(value) : key;
  }

  static Reading now(Facts facts) {
    return new Value.Time(facts.now());
  }

  static Reading age(Reading time, Facts facts) {
    return ClockValues.age(time, facts.now());
  }

  static Reading ttl(Reading time, Facts facts) {
    return ClockValues.ttl(time, facts.now());
  }

  /** How many elements there are to look at; negative, for {@link #withoutElements}, of no list. */
  static int elements(Reading list) {
    return switch (list) {
      case Value.Many(List<Reading> elements) -> elements.size();
      case Reading.Unknown unknown -> NOT_KNOWN;
      case Reading.None none -> NOTHING;
      case Reading.Absent absent -> NOTHING;
      case Value other -> throw new IllegalStateException("quantified over " + other.getClass());
    };
  }

  /** What a quantifier over no list is. */
  static int withoutElements(int size) {
    return size == NOT_KNOWN ? Kleene.UNKNOWN : Kleene.FALSE;
  }

  static Reading element(Reading list, int index) {
    return ((Value.Many) list).elements().get(index);
  }
}
