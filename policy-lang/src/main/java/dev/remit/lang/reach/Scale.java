package dev.remit.lang.reach;

import dev.remit.lang.reach.Ranges.Cut;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Type;
import java.util.List;
import java.util.Optional;

/** The order of a type. */
sealed interface Scale {

  /** Whole numbers; of an enum or a bool, {@code count} of them from 0. */
  record Steps(Optional<Long> count) implements Scale {}

  /** Between two values there may be another; {@code of} is the kind of the values. */
  record Dense(Class<? extends Value> of) implements Scale {}

  static Scale steps(long count) {
    return new Steps(Optional.of(count));
  }

  /** The order in which a constant stands; empty where none is known. */
  static Optional<Scale> of(Value constant, Optional<Type> type) {
    return switch (constant) {
      case Value.Bool any -> Optional.of(steps(2));
      case Value.Int any -> Optional.of(new Steps(Optional.empty()));
      case Value.Date any -> Optional.of(new Steps(Optional.empty()));
      case Value.Symbol any ->
          type.filter(Type.EnumOf.class::isInstance)
              .map(Type.EnumOf.class::cast)
              .map(symbols -> steps(symbols.values().size()));
      case Value.Decimal any -> Optional.of(new Dense(Value.Decimal.class));
      case Value.Length any -> Optional.of(new Dense(Value.Length.class));
      case Value.Time any -> Optional.of(new Dense(Value.Time.class));
      case Value.Text any -> Optional.of(new Dense(Value.Text.class));
      default -> Optional.empty();
    };
  }

  /** How many values there are, where they are counted. */
  default Optional<Long> size() {
    return this instanceof Steps(Optional<Long> count) ? count : Optional.empty();
  }

  default Cut before(Point point) {
    return new Cut(point, false);
  }

  /** On a scale of steps, what is after a value is before the next. */
  default Cut after(Point point) {
    return this instanceof Steps && point instanceof Point.Whole(long at) && at < Long.MAX_VALUE
        ? new Cut(new Point.Whole(at + 1), false)
        : new Cut(point, true);
  }

  /**
   * Adds the values from one place to another, if they are at most {@code few} with those there.
   */
  default boolean collect(Cut from, Cut to, int few, List<Object> points) {
    if (from.point() instanceof Point.Whole(long first)
        && to.point() instanceof Point.Whole(long end)) {
      boolean fits = end - first >= 0 && end - first <= few - points.size();
      for (long each = first; fits && each < end; each++) {
        points.add(new Point.Whole(each));
      }
      return fits;
    }
    boolean single = from.point().equals(to.point()) && points.size() < few;
    if (single) {
      points.add(from.point());
    }
    return single;
  }
}
