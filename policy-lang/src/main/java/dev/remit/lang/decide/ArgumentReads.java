package dev.remit.lang.decide;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.ir.SlotLayout.FactKey;
import java.util.stream.Stream;

/** Whether a rule reads the call's arguments. */
final class ArgumentReads {
  private ArgumentReads() {}

  static boolean by(RuleIr rule, SlotLayout layout) {
    Stream<Operand> clauses =
        rule.clauses().stream().flatMap(clause -> Condition.operands(clause.condition()));
    Stream<Operand> fields =
        rule.obligation().stream()
            .flatMap(obligation -> obligation.fields().stream())
            .map(RuleIr.FieldIr::value)
            .filter(RuleIr.FieldValue.Read.class::isInstance)
            .map(value -> ((RuleIr.FieldValue.Read) value).operand());
    return Stream.concat(clauses, fields)
        .flatMap(Operand::reads)
        .anyMatch(operand ->
            operand instanceof Operand.Slot(int slot)
                && layout.facts().get(slot) instanceof FactKey.Argument);
  }
}
