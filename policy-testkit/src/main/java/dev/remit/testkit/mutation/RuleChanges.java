package dev.remit.testkit.mutation;

import dev.remit.lang.decide.BundleSettings;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Program;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.ir.RuleIr.ClauseIr;
import dev.remit.lang.ir.RuleIr.GrantIr;
import dev.remit.lang.ir.RuleIr.Kind;
import dev.remit.lang.ir.RuleIr.ObligationIr;
import dev.remit.lang.runtime.Truth;
import dev.remit.testkit.run.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that is changed in a rule, one at a time. */
final class RuleChanges {
  private final Program program;
  private final BundleSettings settings;
  private final Texts texts;
  private final ConditionChanges conditions;
  private final ObligationChanges obligations;

  /** A mutant with what is changed of a condition; empty where none is. */
  record Change(Mutant mutant, Optional<ConditionChange> of) {}

  RuleChanges(CompiledBundle bundle) {
    this.program = bundle.program();
    this.settings = bundle.settings();
    this.texts = new Texts(program);
    this.conditions = new ConditionChanges(program);
    this.obligations = new ObligationChanges(texts);
  }

  /** In the order of the source; what a rule does comes last. */
  List<Change> of(RuleIr rule) {
    List<Change> changes = new ArrayList<>();
    // The first clause of a rule that is observed says until when.
    for (int i = rule.observedUntil().isPresent() ? 1 : 0; i < rule.clauses().size(); i++) {
      clause(rule, i, changes);
    }
    rule.grant()
        .ifPresentOrElse(
            grant -> grant(rule, grant, changes), () -> grant(rule, NO_GRANT, changes));
    rule.obligation().ifPresent(of -> obligation(rule, of, changes));
    effect(rule, changes);
    return changes;
  }

  private static final GrantIr NO_GRANT = new GrantIr(false, Optional.empty());

  private void clause(RuleIr rule, int at, List<Change> changes) {
    ClauseIr clause = rule.clauses().get(at);
    Condition condition = clause.condition();
    List<ClauseIr> rest = new ArrayList<>(rule.clauses());
    rest.remove(at);
    Condition always = new Condition.Constant(Truth.TRUE, condition.origin());
    changes.add(
        changed(
            new ConditionChange(
                Mutant.Kind.CLAUSE_DROPPED,
                condition,
                always,
                texts.quoted(clause.origin()) + " was left out"),
            Rules.with(rule, rest),
            rule,
            clause.origin(),
            at));
    changes.add(
        replaced(
            new ConditionChange(
                Mutant.Kind.CLAUSE_NEGATED,
                condition,
                negated(condition),
                texts.quoted(clause.origin()) + " became its opposite"),
            rule,
            clause.origin(),
            at));
    conditions
        .ofClause(condition)
        .forEach(change -> changes.add(replaced(change, rule, change.before().origin(), at)));
  }

  private static Condition negated(Condition condition) {
    return condition instanceof Condition.Not(Condition of, int origin)
        ? of
        : new Condition.Not(condition, condition.origin());
  }

  private Change replaced(ConditionChange change, RuleIr rule, int origin, int at) {
    List<ClauseIr> clauses = new ArrayList<>(rule.clauses());
    ClauseIr clause = clauses.get(at);
    clauses.set(at, new ClauseIr(change.whole(), clause.header(), clause.origin()));
    return changed(change, Rules.with(rule, clauses), rule, origin, at);
  }

  private Change changed(ConditionChange change, RuleIr after, RuleIr rule, int origin, int at) {
    return new Change(
        new Mutant(
            change.kind(), rule, Optional.of(after), at, program.span(origin), change.change()),
        Optional.of(change));
  }

  private void grant(RuleIr rule, GrantIr grant, List<Change> changes) {
    if (rule.kind() != Kind.PERMIT) {
      return;
    }
    Duration length = grant.duration().orElse(settings.defaultGrant());
    Duration longer = length.multipliedBy(2);
    changes.add(
        does(
            Mutant.Kind.GRANT,
            rule,
            Rules.with(rule, new GrantIr(grant.once(), Optional.of(longer))),
            "the grant for "
                + Words.duration(length)
                + (grant.duration().isPresent() ? "" : " by default")
                + " became one for "
                + Words.duration(longer)));
    if (grant.once()) {
      changes.add(
          does(
              Mutant.Kind.GRANT,
              rule,
              Rules.with(rule, new GrantIr(false, grant.duration())),
              "`once` was left out of the grant"));
    }
  }

  private Change does(Mutant.Kind kind, RuleIr rule, RuleIr after, String change) {
    return new Change(
        new Mutant(kind, rule, Optional.of(after), -1, program.span(rule.origin()), change),
        Optional.empty());
  }

  private void obligation(RuleIr rule, ObligationIr of, List<Change> changes) {
    obligations
        .of(of)
        .forEach(each ->
            changes.add(
                new Change(
                    new Mutant(
                        Mutant.Kind.OBLIGATION,
                        rule,
                        Optional.of(Rules.with(rule, each.after())),
                        -1,
                        program.span(each.origin()),
                        each.change()),
                    Optional.empty())));
  }

  private void effect(RuleIr rule, List<Change> changes) {
    Mutant.Kind kind = Mutant.Kind.EFFECT;
    switch (rule.kind()) {
      case PERMIT ->
          changes.add(does(kind, rule, Rules.as(rule, Kind.DENY), "the permit became a deny"));
      case DENY ->
          changes.add(does(kind, rule, Rules.as(rule, Kind.PERMIT), "the deny became a permit"));
      case OBLIGE ->
          changes.add(
              new Change(
                  new Mutant(
                      kind,
                      rule,
                      Optional.empty(),
                      -1,
                      program.span(rule.origin()),
                      "the oblige was left out"),
                  Optional.empty()));
    }
  }
}
