package dev.remit.lang.runtime;

import java.util.Comparator;

/** The orders of values. */
public final class Order {
  /**
   * By code point, which is the order of the UTF-8 bytes, where Java's chars would put U+10000
   * before U+FFFF.
   */
  public static final Comparator<String> BY_CODE_POINT = Order::codePoints;

  /**
   * The order in which a set's elements stand: what has an order by it, but an enum's words and all
   * else by code point of how they are written.
   */
  public static final Comparator<Value> OF_SETS = Order::inSet;

  private Order() {}

  /**
   * How two values of one ordered type compare.
   *
   * @throws IllegalStateException if there is no order between them, which no checked program asks
   *     for
   */
  public static int compare(Value left, Value right) {
    return switch (left) {
      case Value.Int(long mine) when right instanceof Value.Int(long theirs) ->
          Long.compare(mine, theirs);
      case Value.Decimal(var mine) when right instanceof Value.Decimal(var theirs) ->
          mine.compareTo(theirs);
      case Value.Text(var mine) when right instanceof Value.Text(var theirs) ->
          codePoints(mine, theirs);
      case Value.Length(var mine) when right instanceof Value.Length(var theirs) ->
          mine.compareTo(theirs);
      case Value.Time(var mine) when right instanceof Value.Time(var theirs) ->
          mine.compareTo(theirs);
      case Value.Date(var mine) when right instanceof Value.Date(var theirs) ->
          mine.compareTo(theirs);
      case Value.Symbol(var mine, int first)
          when right instanceof Value.Symbol(var theirs, int second) ->
          Integer.compare(first, second);
      default ->
          throw new IllegalStateException(
              "no order between " + left.getClass() + " and " + right.getClass());
    };
  }

  private static int inSet(Value left, Value right) {
    return switch (left) {
      case Value.Int any -> compare(left, right);
      case Value.Decimal any -> compare(left, right);
      case Value.Text any -> compare(left, right);
      case Value.Length any -> compare(left, right);
      case Value.Time any -> compare(left, right);
      case Value.Date any -> compare(left, right);
      case Value.Symbol(var mine, int first)
          when right instanceof Value.Symbol(var theirs, int second) ->
          codePoints(mine, theirs);
      default -> codePoints(left.toString(), right.toString());
    };
  }

  private static int codePoints(String left, String right) {
    int i = 0;
    while (i < left.length() && i < right.length() && left.charAt(i) == right.charAt(i)) {
      i++;
    }
    if (i == left.length() || i == right.length()) {
      return Integer.compare(left.length(), right.length());
    }
    char mine = left.charAt(i);
    char theirs = right.charAt(i);
    if (Character.isSurrogate(mine) != Character.isSurrogate(theirs)) {
      return Character.isSurrogate(mine) ? 1 : -1;
    }
    return Character.compare(mine, theirs);
  }
}
