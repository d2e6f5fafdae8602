package dev.remit.lang.decide;

import dev.remit.lang.interpret.Interpreter;
import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.runtime.Truth;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The accesses of one request, to see whether a test of its decision can depend on how a rule is
 * written; for tools beside the path of requests. Safe for use by many threads.
 */
public final class RuleEffects {
  /** No clause, as a place. */
  private static final int NONE = -1;

  private final List<OfAccess> accesses;
  private final SlotLayout layout;
  private final boolean bindable;

  /** The rules that read arguments, and those of them that are in effect, by number. */
  private final BitSet readers = new BitSet();

  private final BitSet inEffect = new BitSet();

  /**
   * One access.
   *
   * @param first by the number of a rule, its first clause that is false
   * @param second the next
   */
  private record OfAccess(AccessRules rules, int[] first, int[] second) {
    static OfAccess of(AccessRules access, List<RuleIr> rules) {
      int numbers = rules.stream().mapToInt(RuleIr::number).max().orElse(NONE) + 1;
      int[] first = new int[numbers];
      int[] second = new int[numbers];
      for (RuleIr rule : rules) {
        first[rule.number()] = nextFalse(rule, 0, access);
        second[rule.number()] =
            first[rule.number()] == NONE ? NONE : nextFalse(rule, first[rule.number()] + 1, access);
      }
      return new OfAccess(access, first, second);
    }

    private static int nextFalse(RuleIr rule, int from, AccessRules access) {
      for (int i = from; i < rule.clauses().size(); i++) {
        Condition condition = rule.clauses().get(i).condition();
        if (Interpreter.evaluate(condition, access.facts()) == Truth.FALSE) {
          return i;
        }
      }
      return NONE;
    }

    /** Whether the rule is false whatever becomes of one clause. */
    boolean isFalseWithout(RuleIr rule, int clause) {
      int at = first[rule.number()];
      return at != NONE && (at != clause || second[rule.number()] != NONE);
    }
  }

  private RuleEffects(List<AccessRules> accesses, CompiledBundle bundle) {
    List<RuleIr> rules = bundle.index().rules();
    this.accesses = accesses.stream().map(access -> OfAccess.of(access, rules)).toList();
    this.layout = bundle.program().layout();
    this.bindable = accesses.stream().allMatch(AccessRules::bindable);
    for (RuleIr rule : bundle.index().readers()) {
      readers.set(rule.number());
      inEffect.set(rule.number(), accesses.stream().anyMatch(access -> access.inEffect(rule)));
    }
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
        reference);
  }

  /**
   * Whether the decision may be another once a rule of the bundle is written as {@code after}, or
   * is gone. Where this says no, it is the same but for {@code valid_until}.
   *
   * @param clause the one that differs, by its place in {@code before}; -1 where what the rule does
   *     differs instead
   */
  public boolean mayDiffer(RuleIr before, Optional<RuleIr> after, int clause) {
    return !accesses.isEmpty()
        && (binding(before, after, clause)
            || accesses.stream().anyMatch(access -> mayDiffer(access, before, after, clause)));
  }

  private boolean mayDiffer(OfAccess access, RuleIr before, Optional<RuleIr> after, int clause) {
    if (access.isFalseWithout(before, clause)) {
      return false;
    }
    Truth truth = access.rules().truth(before);
    return after
        .map(rule ->
            truth != access.rules().truth(rule)
                // Which fact is reported for an unknown depends on all clauses.
                || truth == Truth.UNKNOWN
                || (truth == Truth.TRUE && !doesTheSame(before, rule)))
        .orElse(truth != Truth.FALSE);
  }

  private static boolean doesTheSame(RuleIr before, RuleIr after) {
    return before.kind() == after.kind()
        && before.grant().equals(after.grant())
        && before.obligation().equals(after.obligation());
  }

  /** Whether the decision may be another once a rule of the bundle is gone. */
  public boolean mayMatter(RuleIr rule) {
    return mayDiffer(rule, Optional.empty(), NONE);
  }

  /**
   * Whether a grant may be bound to the arguments no more, or only now, or there is nothing to bind
   * it to.
   */
  private boolean binding(RuleIr before, Optional<RuleIr> after, int clause) {
    if (!readers.get(before.number())) {
      return false;
    }
    if (!bindable) {
      return true;
    }
    boolean first =
        inEffect.isEmpty()
            && after
                .filter(rule -> accesses.stream().anyMatch(access -> access.rules().inEffect(rule)))
                .isPresent();
    boolean alone = inEffect.get(before.number()) && inEffect.cardinality() == 1;
    return first
        || (alone
            && (after.isEmpty()
                || after.get().kind() != before.kind()
                || (clause != NONE && before.clauses().get(clause).header())
                || !readsArguments(after.get(), layout)));
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
