package dev.remit.lang.reach;

import dev.remit.lang.runtime.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** A value of an ordered type, in its order. Only points of one kind are compared. */
sealed interface Point extends Comparable<Point> {

  /** An int, the place of an enum's value, or a day counted from the epoch. */
  record Whole(long value) implements Point {}

  record Exact(BigDecimal value) implements Point {}

  record Length(Duration value) implements Point {}

  record Time(Instant value) implements Point {}

  record Text(String value) implements Point {}

  static Point of(Value value) {
    return switch (value) {
      case Value.Bool(boolean flag) -> new Whole(flag ? 1 : 0);
      case Value.Int(long number) -> new Whole(number);
      case Value.Symbol(String word, int ordinal) -> new Whole(ordinal);
      case Value.Date(LocalDate day) -> new Whole(day.toEpochDay());
      case Value.Decimal(BigDecimal number) -> new Exact(number);
      case Value.Length(Duration length) -> new Length(length);
      case Value.Time(Instant time) -> new Time(time);
      case Value.Text(String text) -> new Text(text);
      default -> throw new IllegalArgumentException("no order among " + value.getClass());
    };
  }

  @Override
  default int compareTo(Point other) {
    return switch (this) {
      case Whole(long mine) when other instanceof Whole(long theirs) -> Long.compare(mine, theirs);
      case Exact(var mine) when other instanceof Exact(var theirs) -> mine.compareTo(theirs);
      case Length(var mine) when other instanceof Length(var theirs) -> mine.compareTo(theirs);
      case Time(var mine) when other instanceof Time(var theirs) -> mine.compareTo(theirs);
      case Text(var mine) when other instanceof Text(var theirs) -> byCodePoint(mine, theirs);
      default ->
          throw new IllegalStateException(
              "no order between " + getClass() + " and " + other.getClass());
    };
  }

  private static int byCodePoint(String left, String right) {
    for (int i = 0; i < Math.min(left.length(), right.length()); i++) {
      char mine = left.charAt(i);
      char theirs = right.charAt(i);
      if (mine != theirs) {
        return Integer.compare(rank(mine), rank(theirs));
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /** A surrogate stands for a character beyond all that are written as one. */
  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + Character.MAX_VALUE : unit;
  }
}
