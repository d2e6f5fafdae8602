package dev.remit.testkit.mutation;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.RuleEffects;
import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Condition.Quantifier;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.ir.Program;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.ir.RuleIr.ClauseIr;
import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.reach.Alike;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Catalogue.ActionRule;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.testkit.coverage.PossibleTruths;
import dev.remit.testkit.mutation.RuleChanges.Change;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Proves of changes that no request is answered otherwise with them; at most the fact that a reason
 * names for an unknown is another. What it does not prove may still be so.
 */
final class Equivalence {
  private final Program program;
  private final Alike alike;
  private final PossibleTruths possible;

  /** Whether each access of the catalogue has its action, whatever its arguments. */
  private final boolean actionsFixed;

  Equivalence(CompiledBundle bundle) {
    this.program = bundle.program();
    this.alike = new Alike(program.layout(), bundle.catalogue());
    this.possible = new PossibleTruths(bundle);
    this.actionsFixed =
        Stream.concat(
                bundle.catalogue().tools().values().stream(),
                bundle.catalogue().families().values().stream())
            .allMatch(Equivalence::fixesActions);
  }

  private static boolean fixesActions(ToolEntry tool) {
    return !tool.accesses().isEmpty()
        && tool.accesses().stream().allMatch(access -> access.action() instanceof ActionRule.Fixed);
  }

  boolean isProven(Change change) {
    Optional<RuleIr> after = change.mutant().after();
    RuleIr before = change.mutant().before();
    if (isNever(before) && after.map(this::isNever).orElse(true)) {
      return true;
    }
    if (after.isEmpty()) {
      return false;
    }
    return change.of().isPresent()
        ? isAlike(before, after.get(), change.of().get())
        : isOnceAnyway(before, after.get());
  }

  /**
   * Whether a rule is false of each access, by one clause that is. One that reads arguments may
   * bind a grant to them all the same.
   */
  private boolean isNever(RuleIr rule) {
    return !RuleEffects.readsArguments(rule, program.layout())
        && conditions(rule).stream()
            .anyMatch(
                clause -> possible.of(clause).equals(Set.of(Truth.FALSE)) && isKnown(rule, clause));
  }

  private boolean isAlike(RuleIr before, RuleIr after, ConditionChange change) {
    boolean reads = RuleEffects.readsArguments(before, program.layout());
    return reads == RuleEffects.readsArguments(after, program.layout())
        && (isOnly(before, change)
            || isOfSomeHop(before, change)
            || isOfOneElement(change)
            || ((holdAlike(before, after) || possible.alike(conditions(before), conditions(after)))
                && (!reads || bindAlike(before, after))));
  }

  /** Clauses that others imply, members that others include, bounds beyond all values. */
  private boolean holdAlike(RuleIr before, RuleIr after) {
    return alike.alike(conditions(before), conditions(after));
  }

  private static List<Condition> conditions(RuleIr rule) {
    return rule.clauses().stream().map(ClauseIr::condition).toList();
  }

  /** Whether both, which read arguments, bind a grant to them in the same calls. */
  private boolean bindAlike(RuleIr before, RuleIr after) {
    List<Condition> was = RuleEffects.effective(before, program.layout());
    List<Condition> is = RuleEffects.effective(after, program.layout());
    return alike.alike(was, is) || possible.alike(was, is);
  }

  /** Of one element that is written in the policy, `every` and `some` say the same. */
  private static boolean isOfOneElement(ConditionChange change) {
    return change.before()
            instanceof Condition.Elements(var from, Operand list, int depth, var body, int origin)
        && change.after()
            instanceof Condition.Elements(var to, Operand same, int at, var of, int on)
        && from != Quantifier.NO
        && to != Quantifier.NO
        && list.equals(same)
        && body.equals(of)
        && list instanceof Operand.Constant(Value.Many(var elements))
        && elements.size() == 1;
  }

  /** Of a rule for delegated calls `every` and `some` are the same where a hop has one truth. */
  private boolean isOfSomeHop(RuleIr rule, ConditionChange change) {
    return !rule.applies().alone()
        && change.before() instanceof Condition.Hops(Quantifier from, Condition body, int at)
        && change.after() instanceof Condition.Hops(Quantifier to, Condition same, int origin)
        && from != Quantifier.NO
        && to != Quantifier.NO
        && body.equals(same)
        && possible.of(body).size() == 1
        && isKnown(rule, body);
  }

  /** Whether the changed part has one truth, the same before and after. */
  private boolean isOnly(RuleIr rule, ConditionChange change) {
    Set<Truth> truths = possible.of(change.before());
    return truths.size() == 1
        && truths.equals(possible.of(change.after()))
        && isKnown(rule, change.before())
        && isKnown(rule, change.after());
  }

  /** Whether that truth holds for calls whose arguments are elided, and for calls alone. */
  private boolean isKnown(RuleIr rule, Condition condition) {
    return Condition.operands(condition)
        .flatMap(Operand::reads)
        .allMatch(operand ->
            switch (operand) {
              case Operand.Slot(int slot) -> isKnown(rule, program.layout().facts().get(slot));
              case Operand.HopSlot any -> true;
              case Operand.Constant any -> true;
              default -> false;
            });
  }

  private boolean isKnown(RuleIr rule, SlotLayout.FactKey key) {
    return switch (key.name()) {
      case "tool", "tool.server", "tool.name", "dataset", "dataset.name" -> true;
      case "action" -> actionsFixed;
      // Of who acts alone it is `asserted`, whatever hops may be.
      case "chain.trust" -> !rule.applies().alone();
      default -> false;
    };
  }

  /**
   * A permit that reads arguments grants one use whether it says {@code once} or not. It does
   * change which of several permits is the widest, if another may hold for the same call.
   */
  private boolean isOnceAnyway(RuleIr before, RuleIr after) {
    return before.kind() == after.kind()
        && before.obligation().equals(after.obligation())
        && length(before).equals(length(after))
        && RuleEffects.readsArguments(before, program.layout())
        && program.permits().stream()
            .allMatch(other -> other.id().equals(before.id()) || alike.ofOtherTools(other, before));
  }

  private static Optional<java.time.Duration> length(RuleIr rule) {
    return rule.grant().flatMap(RuleIr.GrantIr::duration);
  }
}
