package dev.remit.lang.check;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.ir.Condition.Comparison;
import dev.remit.lang.ir.Condition.Quantifier;
import dev.remit.lang.source.Span;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Law 5, checked statically: in a {@code permit} a condition on the chain may only become less true
 * as the chain grows or a hop narrows, in {@code deny} and {@code oblige} only more true. A reason
 * on the clause excuses what does not, and takes its bundle out of the law; a comparison of trust
 * it does not excuse, for that is law 3.
 */
final class ChainPolarity {
  /** What becomes of a value, or of a truth, as the chain grows. */
  private enum Way {
    SAME,
    SHRINKS,
    GROWS,
    EITHER
  }

  private static final Set<String> SHRINKING =
      Set.of("chain.trust", "chain.expires_at", "hop.trust", "hop.expires_at", "hop.assurance");
  private static final Set<String> GROWING = Set.of("chain.depth", "hop.index", "hop.not_before");

  private static final Set<String> TRUST = Set.of("chain.trust", "hop.trust");

  private final Problems problems;
  private final boolean permit;
  private final boolean excused;
  private boolean needed;

  private ChainPolarity(Problems problems, boolean permit, boolean excused) {
    this.problems = problems;
    this.permit = permit;
    this.excused = excused;
  }

  /**
   * Says of each part of a clause that may turn the wrong way.
   *
   * @param excused whether a reason stands on the clause
   * @return whether the clause needs a reason
   */
  static boolean check(TypedCondition clause, boolean permit, boolean excused, Problems problems) {
    ChainPolarity polarity = new ChainPolarity(problems, permit, excused);
    polarity.walk(clause, permit ? Way.SHRINKS : Way.GROWS);
    return polarity.needed;
  }

  private void walk(TypedCondition condition, Way wanted) {
    switch (condition) {
      case TypedCondition.Not(var of, var span) -> walk(of, flip(wanted));
      case TypedCondition.All(var of, var span) -> of.forEach(part -> walk(part, wanted));
      case TypedCondition.Any(var of, var span) -> of.forEach(part -> walk(part, wanted));
      case TypedCondition.Hops(var quantifier, var body, var span) -> {
        Way own = quantifier == Quantifier.SOME ? Way.GROWS : Way.SHRINKS;
        boolean sound = true;
        if (own != wanted) {
          sound = wrong(span, wanted);
        } else if (reads(body, "hop.from") && reads(body, "hop.to")) {
          sound =
              say(
                  span,
                  "`hop.from` and `hop.to` in one body have no polarity: a hop put between them changes both",
                  "ask for each in a quantifier of its own");
        }
        if (sound) {
          walk(body, quantifier == Quantifier.NO ? flip(wanted) : wanted);
        }
      }
      case TypedCondition.Elements(
              var quantifier,
              var list,
              var max,
              var depth,
              var body,
              var span) ->
          walk(body, quantifier == Quantifier.NO ? flip(wanted) : wanted);
      default -> {
        Way way = atom(condition);
        if (way == Way.SAME || way == wanted) {
          return;
        }
        if (excused && TRUST.stream().anyMatch(key -> reads(condition, key))) {
          needed = true;
          problems.add(
              Code.TRUST_BECAUSE,
              condition.span(),
              "less trust may make this become "
                  + (wanted == Way.SHRINKS ? "true" : "false")
                  + ", and no reason excuses that: to be less trusted never permits more",
              permit ? "ask for a lower bound on trust" : "ask for an upper bound on trust");
        } else {
          wrong(condition.span(), wanted);
        }
      }
    }
  }

  private static Way flip(Way way) {
    return switch (way) {
      case SHRINKS -> Way.GROWS;
      case GROWS -> Way.SHRINKS;
      case SAME, EITHER -> way;
    };
  }

  /** Whether it is excused; otherwise it is said. */
  private boolean say(Span span, String message, String help) {
    needed = true;
    if (!excused) {
      problems.add(Code.CHAIN_POLARITY, span, message, help);
    }
    return excused;
  }

  private boolean wrong(Span span, Way wanted) {
    String rule = permit ? "a permit" : "a deny or an oblige";
    String turn = wanted == Way.SHRINKS ? "become true" : "become false";
    return say(
        span,
        "a longer or narrower chain may make this "
            + turn
            + ", so "
            + rule
            + " that asks for it could be switched "
            + (permit ? "on" : "off")
            + " by delegating once more",
        permit
            ? "ask for an upper bound on depth, a lower bound on trust, or `every hop`; or say why, with `because \"…\"`"
            : "ask for a lower bound on depth, an upper bound on trust, or `some hop`; or say why, with `because \"…\"`");
  }

  /** How the truth of an atom moves. */
  private static Way atom(TypedCondition condition) {
    return switch (condition) {
      case TypedCondition.Compare(var comparison, var left, var right, var span) ->
          compare(comparison, way(left), way(right));
      default ->
          condition.operands().allMatch(operand -> way(operand) == Way.SAME)
              ? Way.SAME
              : Way.EITHER;
    };
  }

  private static Way compare(Comparison comparison, Way left, Way right) {
    if (left == Way.SAME && right == Way.SAME) {
      return Way.SAME;
    }
    if (comparison == Comparison.EQUAL || left == Way.EITHER || right == Way.EITHER) {
      return Way.EITHER;
    }
    boolean less = comparison == Comparison.LESS || comparison == Comparison.LESS_OR_EQUAL;
    Way fromLeft = less ? flip(left) : left;
    Way fromRight = less ? right : flip(right);
    if (fromLeft == Way.SAME) {
      return fromRight;
    }
    return fromRight == Way.SAME || fromRight == fromLeft ? fromLeft : Way.EITHER;
  }

  private static Way way(TypedOperand operand) {
    return switch (operand) {
      case TypedOperand.OrElse(var value, var fallback, var span) -> {
        Way first = way(value);
        Way second = way(fallback);
        yield first == second
            ? first
            : first == Way.SAME ? second : second == Way.SAME ? first : Way.EITHER;
      }
      case TypedOperand.Field(var record, var field, var span) -> way(record);
      case TypedOperand.Bound bound -> way(bound.value());
      default -> {
        String key = operand.key();
        yield SHRINKING.contains(key) ? Way.SHRINKS : GROWING.contains(key) ? Way.GROWS : Way.SAME;
      }
    };
  }

  private static boolean reads(TypedCondition condition, String key) {
    return condition
            .operands()
            .flatMap(ChainPolarity::leaves)
            .anyMatch(operand -> operand.key().equals(key))
        || condition.parts().anyMatch(part -> reads(part, key));
  }

  private static Stream<TypedOperand> leaves(TypedOperand operand) {
    return switch (operand) {
      case TypedOperand.OrElse(var value, var fallback, var span) ->
          Stream.concat(leaves(value), leaves(fallback));
      case TypedOperand.Field(var record, var field, var span) -> leaves(record);
      case TypedOperand.Bound bound -> leaves(bound.value());
      default -> Stream.of(operand);
    };
  }

  /** Whether an operand reads what the chain may change; an obligation's field may not. */
  static boolean readsChain(TypedOperand operand) {
    return leaves(operand)
        .map(TypedOperand::key)
        .anyMatch(key -> key.startsWith("chain.") && !key.equals("chain.root"));
  }
}
