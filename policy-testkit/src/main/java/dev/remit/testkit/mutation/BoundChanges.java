package dev.remit.testkit.mutation;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Condition.Comparison;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.runtime.Value;
import dev.remit.testkit.run.Words;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A bound that holds its own value or not, and one that is moved by one step. */
final class BoundChanges {
  private final Texts texts;

  BoundChanges(Texts texts) {
    this.texts = texts;
  }

  /** A constant next to another, and how both are written. */
  private record Moved(Value to, String from, String words) {}

  List<ConditionChange> of(Condition.Compare compare) {
    if (compare.comparison() == Comparison.EQUAL) {
      return List.of();
    }
    List<ConditionChange> changes = new ArrayList<>();
    Comparison other = other(compare.comparison());
    changes.add(
        change(
            compare,
            new Condition.Compare(other, compare.left(), compare.right(), compare.origin()),
            "`" + sign(compare.comparison()) + "` became `" + sign(other) + "`"));
    if (compare.right() instanceof Operand.Constant(Value bound)) {
      moved(compare, bound, false)
          .forEach(to ->
              changes.add(
                  change(
                      compare,
                      new Condition.Compare(
                          compare.comparison(),
                          compare.left(),
                          new Operand.Constant(to.to()),
                          compare.origin()),
                      to.from() + " became " + to.words())));
    } else if (compare.left() instanceof Operand.Constant(Value bound)) {
      moved(compare, bound, true)
          .forEach(to ->
              changes.add(
                  change(
                      compare,
                      new Condition.Compare(
                          compare.comparison(),
                          new Operand.Constant(to.to()),
                          compare.right(),
                          compare.origin()),
                      to.from() + " became " + to.words())));
    }
    return changes;
  }

  private ConditionChange change(Condition.Compare before, Condition after, String what) {
    return new ConditionChange(
        Mutant.Kind.BOUND, before, after, texts.quoted(before.origin()) + ": " + what);
  }

  private static Comparison other(Comparison comparison) {
    return switch (comparison) {
      case LESS -> Comparison.LESS_OR_EQUAL;
      case LESS_OR_EQUAL -> Comparison.LESS;
      case GREATER -> Comparison.GREATER_OR_EQUAL;
      case GREATER_OR_EQUAL -> Comparison.GREATER;
      case EQUAL -> Comparison.EQUAL;
    };
  }

  private static String sign(Comparison comparison) {
    return switch (comparison) {
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> ">=";
      case EQUAL -> "==";
    };
  }

  /** Of what is counted in steps, the other sign says the same as a step to one side. */
  private List<Moved> moved(Condition.Compare compare, Value bound, boolean onTheLeft) {
    List<Moved> all = new ArrayList<>();
    boolean steps = bound instanceof Value.Int || bound instanceof Value.Date;
    for (int by : new int[] {-1, 1}) {
      if (!steps || by != bySign(compare.comparison(), onTheLeft)) {
        step(bound, by, compare.origin()).ifPresent(all::add);
      }
    }
    return all;
  }

  /** {@code x <= 3} with the other sign is {@code x <= 2}, and {@code x < 3} is {@code x < 4}. */
  private static int bySign(Comparison comparison, boolean onTheLeft) {
    boolean down = comparison == Comparison.LESS_OR_EQUAL || comparison == Comparison.GREATER;
    return down == onTheLeft ? 1 : -1;
  }

  private Optional<Moved> step(Value bound, int by, int origin) {
    return switch (bound) {
      case Value.Int(long number) -> moved(bound, new Value.Int(number + by));
      case Value.Decimal(BigDecimal number) -> Optional.of(decimal(number, by, origin));
      case Value.Length(Duration length) -> moved(bound, new Value.Length(length.plusSeconds(by)));
      case Value.Time(Instant time) -> moved(bound, new Value.Time(time.plusSeconds(by)));
      case Value.Date(var date) -> moved(bound, new Value.Date(date.plusDays(by)));
      default -> Optional.empty();
    };
  }

  private static Optional<Moved> moved(Value from, Value to) {
    return Optional.of(new Moved(to, Words.value(from), Words.value(to)));
  }

  /** By its last place, as it is written; a bound out of elsewhere by its last that counts. */
  private Moved decimal(BigDecimal number, int by, int origin) {
    BigDecimal written =
        texts.written(number, origin).orElseGet(() -> number.setScale(Math.max(0, number.scale())));
    BigDecimal step = BigDecimal.ONE.movePointLeft(written.scale());
    BigDecimal to = by < 0 ? written.subtract(step) : written.add(step);
    return new Moved(new Value.Decimal(to), written.toPlainString(), to.toPlainString());
  }
}
