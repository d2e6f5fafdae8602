package dev.remit.lang.check;

import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.schema.Schedule;
import dev.remit.lang.schema.Type;
import java.util.Optional;

/** Types {@code env.now in business}, which is a comparison with the clock. */
final class ScheduleChecker {
  private final Vocabulary vocabulary;
  private final Problems problems;
  private final OperandChecker operands;
  private final Uses uses;

  ScheduleChecker(Vocabulary vocabulary, Problems problems, OperandChecker operands, Uses uses) {
    this.vocabulary = vocabulary;
    this.problems = problems;
    this.operands = operands;
    this.uses = uses;
  }

  /** Whether a schedule is meant: by its name, or by a time before the name of nothing else. */
  boolean concerns(Expression.In written, Place place) {
    if (!(written.right() instanceof Expression.Reference(Name name))) {
      return false;
    }
    return vocabulary.schedule(name, place.scope(), uses).isPresent()
        || (isTime(written.left(), place) && !operands.isFact(name, place));
  }

  private boolean isTime(Expression left, Place place) {
    return left instanceof Expression.Reference(Name name)
        && operands.typeOf(name, place).filter(type -> type instanceof Type.Time).isPresent();
  }

  /** {@code written} is one that {@link #concerns} this. */
  Optional<TypedCondition> in(Expression.In written, Place place) {
    Name name = ((Expression.Reference) written.right()).name();
    Optional<Schedule> schedule = vocabulary.schedule(name, place.scope(), uses);
    if (schedule.isEmpty()) {
      unknown(name, place);
      return Optional.empty();
    }
    Optional<TypedOperand> time =
        operands
            .read(written.left(), place)
            .filter(operand -> operands.guarded(operand, place))
            .filter(operand -> time(operand, written));
    return time.map(operand -> new TypedCondition.Within(operand, schedule.get(), written.span()));
  }

  private boolean time(TypedOperand operand, Expression.In written) {
    boolean time = operand.type() instanceof Type.Time;
    if (!time) {
      problems.add(
          Code.NOT_A_TIME,
          written.left().span(),
          "a schedule holds times, and `"
              + written.left().span().text()
              + "` is "
              + Shown.type(operand.type()),
          "write `env.now in " + written.right().span().text() + "`");
    }
    return time;
  }

  private void unknown(Name name, Place place) {
    if (place.scope().isLost(name)) {
      return;
    }
    String text = Names.dotted(name);
    problems.unknown(
        Code.UNKNOWN_SCHEDULE,
        name.span(),
        "no schedule `" + text + "` is declared in this package or imported",
        text,
        place.scope().seen(vocabulary.calendars().schedules().keySet()),
        Optional.of(
            "declare it: `schedule " + text + " = mon..fri 08:00..18:00 \"Europe/Zurich\"`"));
  }
}
