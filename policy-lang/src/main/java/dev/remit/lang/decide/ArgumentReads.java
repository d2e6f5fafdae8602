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
    return Stream.concat(clauses, fields).anyMatch(operand -> reads(operand, layout));
  }

  private static boolean reads(Operand operand, SlotLayout layout) {
    return switch (operand) {
      case Operand.Slot(int slot) -> layout.facts().get(slot) instanceof FactKey.Argument;
      case Operand.Field(Operand record, String name) -> reads(record, layout);
      case Operand.OrElse(Operand value, Operand fallback) ->
          reads(value, layout) || reads(fallback, layout);
      case Operand.Row(var table, Operand key, int column) -> reads(key, layout);
      case Operand.HasRow(var table, Operand key) -> reads(key, layout);
      case Operand.Clock(var kind, Operand base) -> reads(base, layout);
      case Operand.Constant any -> false;
      case Operand.HopSlot any -> false;
      case Operand.ActorSlot any -> false;
      case Operand.Element any -> false;
    };
  }
}
