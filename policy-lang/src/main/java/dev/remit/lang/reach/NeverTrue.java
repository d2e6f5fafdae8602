package dev.remit.lang.reach;

import dev.remit.lang.ir.Operand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds a contradiction among the clauses of one rule. */
final class NeverTrue {
  private final Implication implication;

  private final Presence presence;

  private final AccessesOfTools accesses;

  NeverTrue(Implication implication, Presence presence, AccessesOfTools accesses) {
    this.implication = implication;
    this.presence = presence;
    this.accesses = accesses;
  }

  /**
   * The clauses that contradict one another, by their places in the rule.
   *
   * @param implied what the later one contradicts instead, where no clause says it
   * @param second the later; where a clause is false by itself, or against several others, both
   *     places are its own
   */
  record Contradiction(int first, int second, Optional<RuleForm.Implied> implied) {
    Contradiction(int first, int second) {
      this(first, second, Optional.empty());
    }
  }

  Optional<Contradiction> in(RuleForm rule) {
    List<Form> all = presence.of(rule.clauses());
    for (int second = 0; second < all.size(); second++) {
      if (contradictsItself(all.get(second))) {
        return Optional.of(new Contradiction(second, second));
      }
      for (int first = 0; first < second; first++) {
        if (implication.contradict(all.get(first), all.get(second))) {
          return Optional.of(new Contradiction(first, second));
        }
      }
    }
    return narrowed(all).or(() -> implied(rule, all));
  }

  /** A clause that contradicts what the rule asks for without saying so, or what its tools do. */
  private Optional<Contradiction> implied(RuleForm rule, List<Form> clauses) {
    List<RuleForm.Implied> implied = new ArrayList<>(rule.implied());
    implied.addAll(accesses.of(rule.clauses()));
    for (RuleForm.Implied each : implied) {
      for (int i = 0; i < clauses.size(); i++) {
        if (implication.contradict(clauses.get(i), each.form())) {
          return Optional.of(new Contradiction(i, i, Optional.of(each)));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether the negation of a clause of the rule is never true. */
  boolean isAlways(Form negated, RuleForm rule) {
    return contradictsItself(presence.of(negated, rule.all()));
  }

  /** Whether parts of the clause that hold together contradict one another. */
  private boolean contradictsItself(Form clause) {
    return switch (clause) {
      case Form.Never never -> true;
      case Form.Within(var operand, var values, boolean none) ->
          !none && values.isWithin(new ValueSet.Nothing());
      case Form.Either(var parts) -> parts.stream().allMatch(this::contradictsItself);
      case Form.Both(var parts) -> {
        boolean found = parts.stream().anyMatch(this::contradictsItself);
        for (int second = 0; !found && second < parts.size(); second++) {
          for (int first = 0; !found && first < second; first++) {
            found = implication.contradict(parts.get(first), parts.get(second));
          }
        }
        yield found;
      }
      default -> false;
    };
  }

  /** More than two clauses on one operand may leave no value to it. */
  private static Optional<Contradiction> narrowed(List<Form> all) {
    Map<Operand, Form.Within> left = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) instanceof Form.Within within) {
        Form.Within both = left.merge(within.operand(), within, NeverTrue::both);
        if (!both.none() && both.values().isWithin(new ValueSet.Nothing())) {
          return Optional.of(new Contradiction(i, i));
        }
      }
    }
    return Optional.empty();
  }

  private static Form.Within both(Form.Within left, Form.Within right) {
    return new Form.Within(
        left.operand(), left.values().and(right.values()), left.none() && right.none());
  }
}
