package dev.remit.testkit.mutation;

import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.ir.RuleIr.Applies;
import dev.remit.lang.ir.RuleIr.ClauseIr;
import dev.remit.lang.ir.RuleIr.GrantIr;
import dev.remit.lang.ir.RuleIr.Kind;
import dev.remit.lang.ir.RuleIr.ObligationIr;
import java.util.List;
import java.util.Optional;

/** Rules with one part replaced. */
final class Rules {
  /** To what a permit applies that says nothing of it. */
  private static final Applies TO_DELEGATED = new Applies(false, true, false, false);

  private Rules() {}

  static RuleIr with(RuleIr rule, List<ClauseIr> clauses) {
    return of(rule, rule.kind(), clauses, rule.applies(), rule.grant(), rule.obligation());
  }

  static RuleIr with(RuleIr rule, GrantIr grant) {
    return of(
        rule, rule.kind(), rule.clauses(), rule.applies(), Optional.of(grant), rule.obligation());
  }

  static RuleIr with(RuleIr rule, ObligationIr obligation) {
    return of(
        rule, rule.kind(), rule.clauses(), rule.applies(), rule.grant(), Optional.of(obligation));
  }

  /** With another effect, as if it had been written so: without a grant of its own. */
  static RuleIr as(RuleIr rule, Kind kind) {
    return of(
        rule,
        kind,
        rule.clauses(),
        kind == Kind.PERMIT ? TO_DELEGATED : Applies.TO_ALL,
        Optional.empty(),
        Optional.empty());
  }

  private static RuleIr of(
      RuleIr rule,
      Kind kind,
      List<ClauseIr> clauses,
      Applies applies,
      Optional<GrantIr> grant,
      Optional<ObligationIr> obligation) {
    return new RuleIr(
        kind,
        rule.id(),
        rule.sentence(),
        clauses,
        applies,
        grant,
        obligation,
        rule.tags(),
        rule.observedUntil(),
        rule.origin(),
        rule.cost(),
        rule.number());
  }
}
