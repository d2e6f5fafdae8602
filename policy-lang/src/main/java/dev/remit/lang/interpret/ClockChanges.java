package dev.remit.lang.interpret;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Condition.Comparison;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When the comparisons with the clock in a condition next change, each by itself. One whose other
 * side is not known may change at any time, thus now: not to know it never makes an answer last
 * longer (law 3).
 */
final class ClockChanges {
  private ClockChanges() {}

  static boolean readsClock(Condition condition) {
    return Condition.operands(condition).anyMatch(Operand.Clock.class::isInstance);
  }

  static Stream<Instant> of(Condition condition, Readings at) {
    return switch (condition) {
      case Condition.Hops(var quantifier, var body, int origin) ->
          IntStream.range(0, at.facts().depth()).boxed().flatMap(hop -> of(body, at.atHop(hop)));
      case Condition.Actors(var body, int origin) ->
          at.atActors().flatMap(actor -> of(body, actor));
      case Condition.Elements(var quantifier, var list, int depth, var body, int origin) ->
          switch (at.read(list)) {
            case Value.Many(var elements) ->
                elements.stream().flatMap(element -> of(body, at.at(element)));
            case Reading.Unknown unknown ->
                readsClock(body) ? Stream.of(at.facts().now()) : Stream.of();
            default -> Stream.of();
          };
      case Condition.Compare(var comparison, var left, var right, int origin) ->
          compare(comparison, left, right, at).stream();
      case Condition.Within(Operand.Clock now, var schedule, int origin) ->
          schedule.nextChange(at.facts().now()).stream();
      default -> Condition.parts(condition).flatMap(part -> of(part, at));
    };
  }

  private static Optional<Instant> compare(
      Comparison comparison, Operand left, Operand right, Readings at) {
    if (left instanceof Operand.Clock clock) {
      return change(comparison, clock, right, at);
    }
    if (right instanceof Operand.Clock clock) {
      return change(mirror(comparison), clock, left, at);
    }
    return Optional.empty();
  }

  private static Optional<Instant> change(
      Comparison comparison, Operand.Clock clock, Operand other, Readings at) {
    boolean known =
        !(at.read(clock) instanceof Reading.Unknown || at.read(other) instanceof Reading.Unknown);
    return known
        ? turn(clock, other, at).flatMap(turn -> next(comparison, clock, turn, at.facts().now()))
        : Optional.of(at.facts().now());
  }

  private static Comparison mirror(Comparison comparison) {
    return switch (comparison) {
      case EQUAL -> Comparison.EQUAL;
      case LESS -> Comparison.GREATER;
      case LESS_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
      case GREATER -> Comparison.LESS;
      case GREATER_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
    };
  }

  /** The instant at which the clock's value equals the other side. */
  private static Optional<Instant> turn(Operand.Clock clock, Operand other, Readings at) {
    Reading bound = at.read(other);
    return switch (clock.kind()) {
      case NOW -> bound instanceof Value.Time(Instant time) ? Optional.of(time) : Optional.empty();
      case AGE ->
          at.read(clock.base()) instanceof Value.Time(Instant base)
                  && bound instanceof Value.Length(Duration length)
              ? Optional.of(base.plus(length))
              : Optional.empty();
      case TTL ->
          at.read(clock.base()) instanceof Value.Time(Instant base)
                  && bound instanceof Value.Length(Duration length)
              ? Optional.of(base.minus(length))
              : Optional.empty();
    };
  }

  /**
   * The first instant after now at which the comparison differs. A value that grows leaves {@code
   * <} and enters {@code >=} at the turn, leaves {@code <=} and enters {@code >} just after it; one
   * that falls does so the other way round.
   */
  private static Optional<Instant> next(
      Comparison comparison, Operand.Clock clock, Instant turn, Instant now) {
    boolean falls = clock.kind() == Operand.Clock.Kind.TTL;
    boolean atTurn =
        switch (comparison) {
          case LESS, GREATER_OR_EQUAL -> !falls;
          case LESS_OR_EQUAL, GREATER -> falls;
          case EQUAL -> now.isBefore(turn);
        };
    Instant change = atTurn ? turn : turn.plusNanos(1);
    return change.isAfter(now) ? Optional.of(change) : Optional.empty();
  }
}
