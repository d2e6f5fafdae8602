package dev.remit.lang.check;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.ir.Condition.Quantifier;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.ChainChange;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Law 5, checked statically: in a {@code permit} a condition on the chain may only become less true
 * as the chain grows or a hop narrows, in {@code deny} and {@code oblige} only more true.
 *
 * <p>A clause with {@code because} is let off that, but for its comparisons of trust: law 3 rests
 * on their polarity, and nothing excuses them.
 */
final class ChainPolarity {
  private static final Set<String> TRUST = Set.of("chain.trust", "hop.trust");

  private ChainPolarity() {}

  /**
   * Says of each part of a clause that may turn the wrong way; where a reason excuses that, of each
   * comparison of trust alone.
   *
   * @param excused whether a reason stands on the clause
   * @return whether the clause needs a reason
   */
  static boolean check(TypedCondition clause, boolean permit, boolean excused, Problems problems) {
    List<Fault> faults = new Walk(permit, false).walked(clause);
    if (excused) {
      new Walk(permit, true)
          .walked(clause)
          .forEach(fault ->
              problems.add(Code.TRUST_BECAUSE, fault.span(), fault.message(), fault.help()));
    } else {
      faults.forEach(
          fault -> problems.add(Code.CHAIN_POLARITY, fault.span(), fault.message(), fault.help()));
    }
    return !faults.isEmpty();
  }

  /** Whether an operand reads what the chain may change; an obligation's field may not. */
  static boolean readsChain(TypedOperand operand) {
    return ChainWay.of(operand, ChainPolarity::change) != ChainWay.SAME;
  }

  private static ChainChange change(Attribute attribute) {
    return ChainChange.of(attribute.name());
  }

  private static ChainChange changeOfTrust(Attribute attribute) {
    return TRUST.contains(attribute.name()) ? change(attribute) : ChainChange.SAME;
  }

  private record Fault(Span span, String message, String help) {}

  /** One way through a clause; {@code trustOnly} looks at comparisons of trust and nothing else. */
  private static final class Walk {
    private final boolean permit;
    private final boolean trustOnly;
    private final Function<Attribute, ChainChange> changes;
    private final List<Fault> faults = new ArrayList<>();

    Walk(boolean permit, boolean trustOnly) {
      this.permit = permit;
      this.trustOnly = trustOnly;
      this.changes = trustOnly ? ChainPolarity::changeOfTrust : ChainPolarity::change;
    }

    List<Fault> walked(TypedCondition clause) {
      walk(clause, permit ? ChainWay.SHRINKS : ChainWay.GROWS);
      return faults;
    }

    private void walk(TypedCondition condition, ChainWay wanted) {
      switch (condition) {
        case TypedCondition.Not(var of, var span) -> walk(of, wanted.flip());
        case TypedCondition.All(var of, var span) -> of.forEach(part -> walk(part, wanted));
        case TypedCondition.Any(var of, var span) -> of.forEach(part -> walk(part, wanted));
        case TypedCondition.Hops(var quantifier, var body, var span) -> {
          if (grows(quantifier, wanted, span) && oneEnd(body, span)) {
            body(quantifier, body, wanted);
          }
        }
        case TypedCondition.Actors(var body, var span) -> {
          if (grows(Quantifier.EVERY, wanted, span)) {
            walk(body, wanted);
          }
        }
        case TypedCondition.Elements(
                var quantifier,
                var list,
                var max,
                var depth,
                var body,
                var span) -> {
          ChainWay way = ChainWay.of(list, changes);
          if (way == ChainWay.SAME || (way == ChainWay.GROWS && grows(quantifier, wanted, span))) {
            body(quantifier, body, wanted);
          } else if (way != ChainWay.GROWS) {
            wrong(span, wanted);
          }
        }
        default -> {
          ChainWay way = ChainWay.of(condition, changes);
          if (way != ChainWay.SAME && way != wanted) {
            wrong(condition.span(), wanted);
          }
        }
      }
    }

    private void body(Quantifier quantifier, TypedCondition body, ChainWay wanted) {
      walk(body, quantifier == Quantifier.NO ? wanted.flip() : wanted);
    }

    /** Whether a quantifier over what grows with the chain turns the way that is wanted. */
    private boolean grows(Quantifier quantifier, ChainWay wanted, Span span) {
      ChainWay own = quantifier == Quantifier.SOME ? ChainWay.GROWS : ChainWay.SHRINKS;
      boolean good = trustOnly || own == wanted;
      if (!good) {
        wrong(span, wanted);
      }
      return good;
    }

    /** A hop put between X and Y leaves one that starts at X and one that ends at Y. */
    private boolean oneEnd(TypedCondition body, Span span) {
      boolean both = reads(body, "hop.from") && reads(body, "hop.to");
      if (both && !trustOnly) {
        faults.add(
            new Fault(
                span,
                "`hop.from` and `hop.to` in one body have no polarity: a hop put between them changes both",
                "ask for each in a quantifier of its own"));
      }
      return !both || trustOnly;
    }

    private static boolean reads(TypedCondition condition, String attribute) {
      return condition
          .reads()
          .anyMatch(operand ->
              operand instanceof TypedOperand.HopFact(Attribute read, Span span)
                  && read.capture()
                      .map(capture -> capture.attribute())
                      .orElse(read.name())
                      .equals(attribute));
    }

    private void wrong(Span span, ChainWay wanted) {
      faults.add(trustOnly ? ofTrust(span, wanted) : ofChain(span, wanted));
    }

    private Fault ofTrust(Span span, ChainWay wanted) {
      return new Fault(
          span,
          "less trust may make this become "
              + (wanted == ChainWay.SHRINKS ? "true" : "false")
              + ", and no reason excuses that: to be less trusted never permits more",
          permit ? "ask for a lower bound on trust" : "ask for an upper bound on trust");
    }

    private Fault ofChain(Span span, ChainWay wanted) {
      String rule = permit ? "a permit" : "a deny or an oblige";
      String turn = wanted == ChainWay.SHRINKS ? "become true" : "become false";
      return new Fault(
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
  }
}
