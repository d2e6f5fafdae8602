package dev.remit.lang.interpret;

import dev.remit.lang.ir.Condition.Comparison;
import dev.remit.lang.ir.Condition.Members;
import dev.remit.lang.runtime.Order;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.TextPattern;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Schedule;

/**
 * The positive atoms. What is absent or none makes one false, also beside an unknown; otherwise an
 * unknown makes it unknown.
 */
public final class Atoms {
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

  public static Truth compare(Comparison comparison, Reading left, Reading right) {
    return known(
        left,
        right,
        (first, second) ->
            comparison == Comparison.EQUAL
                ? equal(first, second)
                : order(comparison, first, second));
  }

  /**
   * Lists and records are equal as far as all parts of both are known. What a relative path is
   * among absolute ones is not, and in a set it may stand anywhere.
   */
  private static Truth equal(Value left, Value right) {
    if (left.getClass() != right.getClass()) {
      throw new IllegalStateException("compared " + left.getClass() + " with " + right.getClass());
    }
    if (left instanceof Value.Many(var mine) && right instanceof Value.Many(var theirs)) {
      Truth all = Truth.of(mine.size() == theirs.size());
      for (int i = 0; i < Math.min(mine.size(), theirs.size()); i++) {
        all = all.and(samePart(mine.get(i), theirs.get(i)));
      }
      return all == Truth.FALSE && RelativePaths.amongAbsolute(left, right) ? Truth.UNKNOWN : all;
    }
    if (left instanceof Value.Path mine && right instanceof Value.Path theirs) {
      return mine.same(theirs);
    }
    if (left instanceof Value.Fields(var mine) && right instanceof Value.Fields(var theirs)) {
      return mine.keySet().stream()
          .map(name ->
              samePart(
                  mine.getOrDefault(name, Reading.NONE), theirs.getOrDefault(name, Reading.NONE)))
          .reduce(Truth.TRUE, Truth::and);
    }
    return Truth.of(left.equals(right));
  }

  /** A field that both records are known to lack is no difference between them. */
  private static Truth samePart(Reading left, Reading right) {
    if (left instanceof Reading.Unknown || right instanceof Reading.Unknown) {
      return Truth.UNKNOWN;
    }
    return left instanceof Value mine && right instanceof Value theirs
        ? equal(mine, theirs)
        : Truth.of(left.equals(right));
  }

  private static Truth order(Comparison comparison, Value left, Value right) {
    int sign = Order.compare(left, right);
    return Truth.of(
        switch (comparison) {
          case EQUAL -> sign == 0;
          case LESS -> sign < 0;
          case LESS_OR_EQUAL -> sign <= 0;
          case GREATER -> sign > 0;
          case GREATER_OR_EQUAL -> sign >= 0;
        });
  }

  public static Truth in(Reading reading, Members members) {
    return known(
        reading,
        value ->
            members.values().stream()
                .map(member -> holds(member, value))
                .reduce(Truth.of(matchesOne(members, value)), Truth::or));
  }

  private static boolean matchesOne(Members members, Value value) {
    return switch (value) {
      case Value.Name name -> members.names().stream().anyMatch(pattern -> pattern.matches(name));
      case Value.Tool tool -> members.names().stream().anyMatch(pattern -> pattern.matches(tool));
      case Value.Identity identity -> members.identities().matches(identity);
      default -> false;
    };
  }

  /** Whether a member of a set is the value, or a network that holds it. */
  private static Truth holds(Value member, Value value) {
    return member instanceof Value.Cidr network && value instanceof Value.Ip address
        ? Truth.of(network.contains(address))
        : equal(value, member);
  }

  /** A collection holds what one of its elements is or holds; a network holds its addresses. */
  public static Truth elementOf(Reading reading, Reading collection) {
    return known(
        reading,
        collection,
        (value, many) ->
            switch (many) {
              case Value.Many(var elements) ->
                  elements.stream()
                      .map(element -> known(element, member -> holds(member, value)))
                      .reduce(Truth.FALSE, Truth::or);
              case Value.Cidr network -> holds(network, value);
              default ->
                  throw new IllegalStateException("looked for an element in " + many.getClass());
            });
  }

  public static Truth under(Reading path, Reading parent) {
    return known(
        path,
        parent,
        (value, above) ->
            switch (value) {
              case Value.Path mine when above instanceof Value.Path theirs -> mine.under(theirs);
              case Value.Name(var mine) when above instanceof Value.Name(var theirs) ->
                  Truth.of(
                      mine.size() >= theirs.size()
                          && mine.subList(0, theirs.size()).equals(theirs));
              case Value.Domain mine when above instanceof Value.Domain theirs ->
                  Truth.of(mine.isUnder(theirs));
              case Value.Cidr mine when above instanceof Value.Cidr theirs ->
                  Truth.of(mine.isUnder(theirs));
              default -> throw new IllegalStateException("no containment in " + above.getClass());
            });
  }

  public static Truth labelled(Reading labels, String label) {
    return elementOf(new Value.Text(label), labels);
  }

  public static Truth matches(Reading reading, TextPattern pattern) {
    return known(
        reading,
        value ->
            value instanceof Value.Path path
                ? pattern.holds(path)
                : Truth.of(pattern.matches(text(value))));
  }

  /** What a pattern is held against. */
  private static String text(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text;
      case Value.Uri uri -> uri.toString();
      case Value.Name name -> name.toString();
      case Value.Email email -> email.toString();
      case Value.Domain domain -> domain.toString();
      default -> throw new IllegalStateException("no text in " + value.getClass());
    };
  }

  public static Truth within(Reading reading, Schedule schedule) {
    return known(
        reading,
        value -> {
          if (!(value instanceof Value.Time(var time))) {
            throw new IllegalStateException("no schedule holds " + value.getClass());
          }
          return Truth.of(schedule.contains(time));
        });
  }

  public static Truth flag(Reading reading) {
    return known(reading, value -> Truth.of(value.equals(new Value.Bool(true))));
  }

  public static Truth has(Reading reading) {
    return known(reading, value -> Truth.TRUE);
  }

  public static Truth isNone(Reading reading) {
    return has(reading).not();
  }
}
