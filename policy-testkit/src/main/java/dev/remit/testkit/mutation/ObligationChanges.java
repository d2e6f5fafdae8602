package dev.remit.testkit.mutation;

import dev.remit.lang.ir.Operand;
import dev.remit.lang.ir.RuleIr.FieldIr;
import dev.remit.lang.ir.RuleIr.FieldValue;
import dev.remit.lang.ir.RuleIr.ObligationIr;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import dev.remit.testkit.run.Words;
import java.util.ArrayList;
import java.util.List;

/** What an obligation asks for, moved by a little; fields that read facts stay. */
final class ObligationChanges {
  private static final int MOST_ELEMENTS = 8;

  private final Texts texts;

  ObligationChanges(Texts texts) {
    this.texts = texts;
  }

  /** An obligation with one field changed, at its origin. */
  record Change(ObligationIr after, int origin, String change) {}

  List<Change> of(ObligationIr obligation) {
    List<Change> changes = new ArrayList<>();
    for (FieldIr field : obligation.fields()) {
      if (field.value() instanceof FieldValue.Read(Operand.Constant constant)) {
        switch (constant.value()) {
          case Value.Int(long number) -> number(obligation, field, number, changes);
          case Value.Length length ->
              to(
                  obligation,
                  field,
                  length,
                  new Value.Length(length.value().multipliedBy(2)),
                  changes);
          case Value.Many many -> elements(obligation, field, many, changes);
          default -> {}
        }
      }
    }
    return changes;
  }

  /** One fewer, of what is counted from one; one more where that leaves none. */
  private void number(ObligationIr obligation, FieldIr field, long number, List<Change> changes) {
    to(
        obligation,
        field,
        new Value.Int(number),
        new Value.Int(number > 1 ? number - 1 : number + 1),
        changes);
  }

  private void to(
      ObligationIr obligation, FieldIr field, Value from, Value to, List<Change> changes) {
    changes.add(
        change(
            obligation,
            field,
            to,
            "`" + field.name() + ": " + Words.value(from) + "` became " + Words.value(to)));
  }

  private void elements(
      ObligationIr obligation, FieldIr field, Value.Many many, List<Change> changes) {
    if (many.elements().size() < 2) {
      return;
    }
    for (Reading element : many.elements().stream().limit(MOST_ELEMENTS).toList()) {
      List<Reading> rest = new ArrayList<>(many.elements());
      rest.remove(element);
      changes.add(
          change(
              obligation,
              field,
              new Value.Many(rest),
              texts.quoted(field.origin()) + ": " + Words.value(element) + " was left out"));
    }
  }

  private static Change change(ObligationIr obligation, FieldIr field, Value to, String change) {
    List<FieldIr> fields = new ArrayList<>(obligation.fields());
    fields.set(
        fields.indexOf(field),
        new FieldIr(field.name(), new FieldValue.Read(new Operand.Constant(to)), field.origin()));
    return new Change(
        new ObligationIr(obligation.type(), fields, obligation.origin()), field.origin(), change);
  }
}
