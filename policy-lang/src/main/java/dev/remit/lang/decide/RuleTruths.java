package dev.remit.lang.decide;

import dev.remit.lang.interpret.Interpreter;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.runtime.Truth;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What each rule, and each clause of it, is for each access of a call; for tools beside the path of
 * requests.
 */
public final class RuleTruths {
  private RuleTruths() {}

  /**
   * A rule, of one access.
   *
   * @param applies whether the rule is for such calls at all: alone or delegated, with a task
   * @param truth of the rule as it counts
   * @param clauses in their order, each by itself, whatever those before it are
   */
  public record OfRule(RuleIr rule, boolean applies, Truth truth, List<Truth> clauses) {
    public OfRule {
      clauses = List.copyOf(clauses);
    }

    /**
     * The clauses that matter: those up to the first that is false, and it; none unless it applies.
     */
    public List<Truth> reached() {
      int end = clauses.indexOf(Truth.FALSE);
      int reached = end < 0 ? clauses.size() : end + 1;
      return applies ? clauses.subList(0, reached) : List.of();
    }
  }

  /** For each access the rules of the program; empty where steps 1 to 4 find a fault. */
  public static List<List<OfRule>> of(
      Question question, CompiledBundle bundle, LiveState state, Instant now) {
    CompiledBundle interpreted = bundle.interpreted();
    return Decider.standing(question, bundle, state, now)
            instanceof Decider.Standing.Good(TypedCall typed)
        ? RuleStep.accesses(typed, interpreted, now).stream()
            .map(access -> ofAccess(access, interpreted))
            .toList()
        : List.of();
  }

  private static List<OfRule> ofAccess(AccessRules access, CompiledBundle bundle) {
    return Stream.of(
            bundle.program().permits(), bundle.program().denies(), bundle.program().obliges())
        .flatMap(List::stream)
        .map(rule ->
            new OfRule(
                rule,
                access.applies(rule.applies()),
                access.truth(rule),
                rule.clauses().stream()
                    .map(clause -> Interpreter.evaluate(clause.condition(), access.facts()))
                    .toList()))
        .toList();
  }
}
