package dev.remit.lang.interpret;

import dev.remit.lang.ir.Condition.Comparison;
import dev.remit.lang.ir.Condition.Members;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.runtime.Value;

/**
 * The positive atoms. What is absent or none makes one false, also beside an unknown; otherwise an
 * unknown makes it unknown.
 */
final class Atoms {
  private Atoms() {}

  private interface Test {
    Truth of(Value value);
  }

  private static Truth known(Reading reading, Test test) {
    return switch (reading) {
      case Reading.Absent absent -> Truth.FALSE;
      case Reading.None none -> Truth.FALSE;
      case Reading.Unknown unknown -> Truth.UNKNOWN;
      case Value value -> test.of(value);
    };
  }

  private interface PairTest {
    Truth of(Value left, Value right);
  }

  private static Truth known(Reading left, Reading right, PairTest test) {
    if (left instanceof Value first && right instanceof Value second) {
      return test.of(first, second);
    }
    return known(left, value -> Truth.TRUE).and(known(right, value -> Truth.TRUE));
  }

  static Truth compare(Comparison comparison, Reading left, Reading right) {
    return known(
        left,
        right,
        (first, second) ->
            comparison == Comparison.EQUAL
                ? equal(first, second)
                : order(comparison, first, second));
  }

  /** A list is equal to another as far as all elements of both are known. */
  private static Truth equal(Value left, Value right) {
    if (left.getClass() != right.getClass()) {
      throw new IllegalStateException("compared " + left.getClass() + " with " + right.getClass());
    }
    if (left instanceof Value.Many(var mine) && right instanceof Value.Many(var theirs)) {
      Truth all = Truth.of(mine.size() == theirs.size());
      for (int i = 0; i < Math.min(mine.size(), theirs.size()); i++) {
        all = all.and(compare(Comparison.EQUAL, mine.get(i), theirs.get(i)));
      }
      return all;
    }
    return Truth.of(left.equals(right));
  }

  private static Truth order(Comparison comparison, Value left, Value right) {
    int sign = sign(left, right);
    return Truth.of(
        switch (comparison) {
          case EQUAL -> sign == 0;
          case LESS -> sign < 0;
          case LESS_OR_EQUAL -> sign <= 0;
          case GREATER -> sign > 0;
          case GREATER_OR_EQUAL -> sign >= 0;
        });
  }

  private static int sign(Value left, Value right) {
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
      case Value.Symbol(var mine, int first)
          when right instanceof Value.Symbol(var theirs, int second) ->
          Integer.compare(first, second);
      default ->
          throw new IllegalStateException(
              "no order between " + left.getClass() + " and " + right.getClass());
    };
  }

  /** By code point, where UTF-16 would put U+10000 before U+FFFF. */
  private static int codePoints(String left, String right) {
    int i = 0;
    while (i < left.length() && i < right.length() && left.charAt(i) == right.charAt(i)) {
      i++;
    }
    if (i > 0 && i < left.length() && Character.isLowSurrogate(left.charAt(i))) {
      i--;
    } else if (i > 0 && i < right.length() && Character.isLowSurrogate(right.charAt(i))) {
      i--;
    }
    if (i == left.length() || i == right.length()) {
      return Integer.compare(left.length(), right.length());
    }
    return Integer.compare(left.codePointAt(i), right.codePointAt(i));
  }

  static Truth in(Reading reading, Members members) {
    return known(
        reading,
        value ->
            Truth.of(
                members.values().contains(value)
                    || switch (value) {
                      case Value.Name name ->
                          members.names().stream().anyMatch(pattern -> pattern.matches(name));
                      case Value.Tool tool ->
                          members.names().stream().anyMatch(pattern -> pattern.matches(tool));
                      case Value.Identity identity -> members.identities().matches(identity);
                      default -> false;
                    }));
  }

  static Truth elementOf(Reading reading, Reading collection) {
    return known(
        reading,
        collection,
        (value, many) -> {
          if (!(many instanceof Value.Many(var elements))) {
            throw new IllegalStateException("looked for an element in " + many.getClass());
          }
          return elements.stream()
              .map(element -> compare(Comparison.EQUAL, value, element))
              .reduce(Truth.FALSE, Truth::or);
        });
  }

  static Truth under(Reading path, Reading parent) {
    return known(
        path,
        parent,
        (value, above) ->
            Truth.of(
                switch (value) {
                  case Value.Path mine when above instanceof Value.Path theirs ->
                      mine.isUnder(theirs);
                  case Value.Name(var mine) when above instanceof Value.Name(var theirs) ->
                      mine.size() >= theirs.size() && mine.subList(0, theirs.size()).equals(theirs);
                  default ->
                      throw new IllegalStateException("no containment in " + above.getClass());
                }));
  }

  static Truth labelled(Reading labels, String label) {
    return elementOf(new Value.Text(label), labels);
  }

  static Truth flag(Reading reading) {
    return known(reading, value -> Truth.of(value.equals(new Value.Bool(true))));
  }

  static Truth has(Reading reading) {
    return known(reading, value -> Truth.TRUE);
  }

  static Truth isNone(Reading reading) {
    return has(reading).not();
  }
}
