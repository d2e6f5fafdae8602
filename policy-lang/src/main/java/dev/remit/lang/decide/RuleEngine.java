package dev.remit.lang.decide;

import dev.remit.lang.ir.Program;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Truth;

/** What evaluates the rules of a program. Both engines agree on everything (law 7). */
public interface RuleEngine {

  /** The reference: the rules as they are written. */
  static RuleEngine interpreter(Program program) {
    return new InterpretedRules(program.layout());
  }

  /** The conjunction of all clauses. */
  Truth truth(RuleIr rule, Facts facts);

  /** Of the header clauses alone. */
  Truth header(RuleIr rule, Facts facts);

  /** Of a permit's header, as {@link SteadyHeader} has it. */
  Truth steadyHeader(RuleIr permit, Facts facts);

  /** Of those clauses that read no clock. */
  Truth clockFree(RuleIr rule, Facts facts);
}
