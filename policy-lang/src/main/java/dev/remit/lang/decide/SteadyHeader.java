package dev.remit.lang.decide;

import dev.remit.lang.interpret.Interpreter;
import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.schema.ChainChange;
import java.util.stream.Stream;

/**
 * A permit's header without what becomes of it as the chain grows: clauses that read the chain are
 * left out, and one that every actor must meet is asked of the acting agent alone. A permit that is
 * in effect by it stays so however often it is delegated once more, and so does what is bound to
 * arguments because of it (docs/decisions/0030).
 */
final class SteadyHeader {
  private final SlotLayout layout;
  private final Facts facts;

  SteadyHeader(SlotLayout layout, Facts facts) {
    this.layout = layout;
    this.facts = facts;
  }

  Truth of(RuleIr permit) {
    Truth truth = Truth.TRUE;
    for (RuleIr.ClauseIr clause : permit.clauses()) {
      if (truth != Truth.FALSE && isSteady(clause, layout)) {
        truth = truth.and(truth(clause.condition()));
      }
    }
    return truth;
  }

  /** The clauses that are left. */
  static Stream<Condition> clauses(RuleIr permit, SlotLayout layout) {
    return permit.clauses().stream()
        .filter(clause -> isSteady(clause, layout))
        .map(RuleIr.ClauseIr::condition);
  }

  private static boolean isSteady(RuleIr.ClauseIr clause, SlotLayout layout) {
    return clause.header() && !readsChain(clause.condition(), layout);
  }

  private Truth truth(Condition condition) {
    return condition instanceof Condition.Actors actors
        ? Interpreter.ofActors(actors, facts).getLast()
        : Interpreter.evaluate(condition, facts);
  }

  private static boolean readsChain(Condition condition, SlotLayout layout) {
    return condition instanceof Condition.Hops
        || Condition.ownOperands(condition)
            .flatMap(Operand::reads)
            .anyMatch(operand -> changes(operand, layout))
        || Condition.parts(condition).anyMatch(part -> readsChain(part, layout));
  }

  private static boolean changes(Operand operand, SlotLayout layout) {
    return operand instanceof Operand.HopSlot
        || (operand instanceof Operand.Slot(int slot)
            && ChainChange.of(layout.facts().get(slot).name()) != ChainChange.SAME);
  }
}
