package dev.remit.lang.check;

import dev.remit.lang.check.CheckedRule.CheckedClause;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.ir.RuleIr.Applies;
import dev.remit.lang.source.Span;
import java.util.List;

/**
 * {@code permit … for every actor}: each clause that reads {@code agent} must hold of each agent in
 * the chain. The conjunction over all actors of a conjunction of clauses is that of the clauses,
 * each over all actors, so it is made clause by clause.
 */
final class EveryActor {
  private final Problems problems;

  EveryActor(Problems problems) {
    this.problems = problems;
  }

  void misplaced(Span span) {
    problems.add(
        Code.EVERY_ACTOR_PLACE,
        span,
        "`for every actor` belongs to a permit: asked of everyone who acts, a deny or an oblige would be switched off by"
            + " one more delegation",
        "ask `when some a in chain.actors satisfies (…)`, or `some hop satisfies (…)`");
  }

  List<CheckedClause> clauses(List<CheckedClause> clauses, Applies applies, Span span) {
    if (clauses.stream().noneMatch(clause -> readsAgent(clause.condition()))) {
      problems.add(
          Code.EVERY_ACTOR_WITHOUT_AGENT,
          span,
          "no clause of this permit reads `agent`, so it says the same for every actor",
          "leave `for every actor` out, or ask something of `agent`");
    } else if (!applies.delegated()) {
      problems.add(
          Code.EVERY_ACTOR_WITHOUT_AGENT,
          span,
          "this permit is for an agent that acts alone, which is then the only actor",
          "leave `for every actor` out");
    }
    return clauses.stream().map(EveryActor::ofAll).toList();
  }

  private static CheckedClause ofAll(CheckedClause clause) {
    return readsAgent(clause.condition())
        ? new CheckedClause(
            new TypedCondition.Actors(clause.condition(), clause.condition().span()),
            clause.header(),
            clause.span(),
            clause.reason())
        : clause;
  }

  private static boolean readsAgent(TypedCondition condition) {
    return condition
        .reads()
        .anyMatch(operand ->
            operand instanceof TypedOperand.Fact(var attribute, var at)
                && attribute.owner().equals("agent"));
  }
}
