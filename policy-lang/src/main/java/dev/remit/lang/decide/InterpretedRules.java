package dev.remit.lang.decide;

import dev.remit.lang.interpret.Interpreter;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Truth;

/** The reference: the rules as they are written. */
record InterpretedRules(SlotLayout layout) implements RuleEngine {
  @Override
  public Truth truth(RuleIr rule, Facts facts) {
    return Interpreter.evaluate(rule, facts);
  }

  @Override
  public Truth header(RuleIr rule, Facts facts) {
    return Interpreter.header(rule, facts);
  }

  @Override
  public Truth steadyHeader(RuleIr permit, Facts facts) {
    return new SteadyHeader(layout, facts).of(permit);
  }

  @Override
  public Truth clockFree(RuleIr rule, Facts facts) {
    return Interpreter.clockFree(rule, facts);
  }
}
