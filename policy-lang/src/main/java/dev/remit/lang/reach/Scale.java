package dev.remit.lang.reach;

import dev.remit.lang.reach.Ranges.Cut;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The order of a type. */
sealed interface Scale {

  /** Whole numbers; of an enum or a bool, or of days, those from one to another. */
  record Steps(Optional<Point> first, Optional<Point> last) implements Scale {}

  /** Between two values there may be another; {@code of} is the kind of the values. */
  record Dense(Class<? extends Value> of, Optional<Point> first, Optional<Point> last)
      implements Scale {}

  /** The smallest value, if there is one. */
  Optional<Point> first();

  /** The greatest value, if there is one. */
  Optional<Point> last();

  private static Scale steps(long first, long last) {
    return new Steps(Optional.of(new Point.Whole(first)), Optional.of(new Point.Whole(last)));
  }

  private static Scale dense(Class<? extends Value> of) {
    return new Dense(of, Optional.empty(), Optional.empty());
  }

  /** 18 digits. */
  private static Scale decimals() {
    BigDecimal most = BigDecimal.TEN.pow(18).subtract(BigDecimal.ONE);
    return new Dense(
        Value.Decimal.class,
        Optional.of(new Point.Exact(most.negate())),
        Optional.of(new Point.Exact(most)));
  }

  /** The order in which a constant stands; empty where none is known. */
  static Optional<Scale> of(Value constant, Optional<Type> type) {
    return switch (constant) {
      case Value.Bool any -> Optional.of(steps(0, 1));
      case Value.Int any -> Optional.of(steps(Long.MIN_VALUE, Long.MAX_VALUE));
      case Value.Date any ->
          Optional.of(
              steps(LocalDate.of(1, 1, 1).toEpochDay(), LocalDate.of(9999, 12, 31).toEpochDay()));
      case Value.Symbol any ->
          type.filter(Type.EnumOf.class::isInstance)
              .map(Type.EnumOf.class::cast)
              .map(symbols -> steps(0, symbols.values().size() - 1));
      case Value.Decimal any -> Optional.of(decimals());
      case Value.Length any -> Optional.of(dense(Value.Length.class));
      case Value.Time any -> Optional.of(dense(Value.Time.class));
      case Value.Text any ->
          Optional.of(
              new Dense(Value.Text.class, Optional.of(new Point.Text("")), Optional.empty()));
      default -> Optional.empty();
    };
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
