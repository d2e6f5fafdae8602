package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ir.Condition.Members;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.IdentitySet;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How it is told who belongs to a group. */
sealed interface Membership {
  static Membership nobody() {
    return new Fixed(IdentitySet.NOBODY);
  }

  /** By the text alone. */
  record Fixed(IdentitySet members) implements Membership {}

  /** By a fact of the party itself. */
  record ByFact(Attribute attribute, Declaration.Text word) implements Membership {}

  /** Terms from left to right, at least one of them not fixed. */
  record Terms(List<Term> terms) implements Membership {
    public Terms {
      terms = List.copyOf(terms);
    }

    /** The terms in runs of one sign: those of a run may be asked in any order. */
    List<List<Term>> runs() {
      List<List<Term>> runs = new ArrayList<>();
      for (Term term : terms) {
        if (runs.isEmpty() || runs.getLast().getLast().minus() != term.minus()) {
          runs.add(new ArrayList<>());
        }
        runs.getLast().add(term);
      }
      return runs;
    }
  }

  record Term(boolean minus, Membership who) {}

  /** Terms from left to right; fixed where each of them is. */
  static Membership of(List<Term> terms) {
    List<IdentitySet.Term> fixed = new ArrayList<>();
    for (Term term : terms) {
      if (!(term.who() instanceof Fixed(IdentitySet members))) {
        return new Terms(terms);
      }
      fixed.add(new IdentitySet.Term(term.minus(), members));
    }
    boolean plain = fixed.size() == 1 && !fixed.getFirst().minus();
    return new Fixed(plain ? fixed.getFirst().who() : IdentitySet.of(fixed));
  }

  /** The members where the text alone tells them. */
  default Optional<IdentitySet> fixed() {
    return this instanceof Fixed(IdentitySet members) ? Optional.of(members) : Optional.empty();
  }

  /** How many atoms {@link #holds} has. */
  default long size() {
    return this instanceof Terms(List<Term> terms)
        ? terms.stream().mapToLong(term -> term.who().size()).sum()
        : 1;
  }

  /** How deep {@link #holds} nests. */
  default int depth() {
    if (!(this instanceof Terms terms)) {
      return 1;
    }
    int depth = 0;
    for (List<Term> run : terms.runs()) {
      int inner = run.stream().mapToInt(term -> term.who().depth()).max().orElse(0);
      depth = 2 + Math.max(depth, inner);
    }
    return depth;
  }

  /** {@code party in group}, at {@code span}; the facts asked for are the party's own. */
  default TypedCondition holds(TypedOperand party, Span span) {
    return switch (this) {
      case Fixed(IdentitySet members) -> new TypedCondition.In(party, Members.of(members), span);
      case ByFact(Attribute attribute, Declaration.Text word) ->
          new TypedCondition.ElementOf(
              new TypedOperand.Constant(new Value.Text(word.text()), new Type.Text(), word.span()),
              new TypedOperand.Fact(attribute, span),
              span);
      case Terms terms -> {
        TypedCondition so = new TypedCondition.Constant(false, span);
        for (List<Term> run : terms.runs()) {
          List<TypedCondition> parts = new ArrayList<>(List.of(so));
          for (Term term : run) {
            TypedCondition held = term.who().holds(party, span);
            parts.add(term.minus() ? new TypedCondition.Not(held, span) : held);
          }
          so =
              run.getFirst().minus()
                  ? new TypedCondition.All(parts, span)
                  : new TypedCondition.Any(parts, span);
        }
        yield so;
      }
    };
  }
}
