package dev.remit.lang.decide;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.runtime.Truth;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The accesses of one request, to see whether its decision can depend on how a rule is written; for
 * tools beside the path of requests. Safe for use by many threads.
 */
public final class RuleEffects {
  private final List<AccessRules> accesses;
  private final SlotLayout layout;

  private RuleEffects(List<AccessRules> accesses, SlotLayout layout) {
    this.accesses = accesses;
    this.layout = layout;
  }

  /** Where steps 1 to 4 find a fault, nothing depends on any rule. */
  public static RuleEffects of(
      Question question, CompiledBundle bundle, LiveState state, Instant now) {
    CompiledBundle reference = bundle.interpreted();
    return new RuleEffects(
        Decider.standing(question, bundle, state, now)
                instanceof Decider.Standing.Good(TypedCall typed)
            ? RuleStep.accesses(typed, reference, now)
            : List.of(),
        bundle.program().layout());
  }

  /**
   * Whether the decision may be another once the rule is written as {@code after}, or is gone.
   * Where this says no, the decision is the same but for {@code valid_until}.
   */
  public boolean mayDiffer(RuleIr before, Optional<RuleIr> after) {
    return accesses.stream()
        .anyMatch(access ->
            after.map(rule -> mayDiffer(access, before, rule)).orElseGet(() -> has(access, before)));
  }

  private boolean has(AccessRules access, RuleIr rule) {
    return access.truth(rule) != Truth.FALSE || binds(access, rule);
  }

  private boolean mayDiffer(AccessRules access, RuleIr before, RuleIr after) {
    Truth truth = access.truth(before);
    return truth != access.truth(after)
        // Which fact is reported for an unknown depends on all clauses.
        || truth == Truth.UNKNOWN
        || (truth == Truth.TRUE && !doesTheSame(before, after))
        || binds(access, before) != binds(access, after);
  }

  private boolean doesTheSame(RuleIr before, RuleIr after) {
    return before.kind() == after.kind()
        && before.grant().equals(after.grant())
        && before.obligation().equals(after.obligation())
        && ArgumentReads.by(before, layout) == ArgumentReads.by(after, layout);
  }

  /** Whether it makes a grant hold for these arguments alone. */
  private boolean binds(AccessRules access, RuleIr rule) {
    return ArgumentReads.by(rule, layout) && access.inEffect(rule);
  }

  /** Whether a rule reads arguments, which binds grants to them while it is in effect. */
  public static boolean readsArguments(RuleIr rule, SlotLayout layout) {
    return ArgumentReads.by(rule, layout);
  }

  /** The clauses that say whether a rule that reads arguments is in effect. */
  public static List<Condition> effective(RuleIr rule, SlotLayout layout) {
    return rule.kind() == RuleIr.Kind.PERMIT
        ? SteadyHeader.clauses(rule, layout).toList()
        : rule.clauses().stream()
            .filter(RuleIr.ClauseIr::header)
            .map(RuleIr.ClauseIr::condition)
            .toList();
  }
}
