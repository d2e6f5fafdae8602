package dev.remit.lang.check;

import dev.remit.lang.ir.Condition.Comparison;
import dev.remit.lang.ir.Condition.Members;
import dev.remit.lang.ir.Condition.Quantifier;
import dev.remit.lang.runtime.TextPattern;
import dev.remit.lang.schema.Schedule;
import dev.remit.lang.source.Span;
import java.util.List;
import java.util.stream.Stream;

/** A condition whose names are resolved and whose types fit; {@code define}s stand in place. */
public sealed interface TypedCondition {
  Span span();

  /** The operands that the condition itself reads, not those of its parts. */
  default Stream<TypedOperand> operands() {
    return Stream.of();
  }

  /** The conditions that it is made of. */
  default Stream<TypedCondition> parts() {
    return Stream.of();
  }

  /** All operands read, those of the parts and those inside operands included. */
  default Stream<TypedOperand> reads() {
    return Stream.concat(
        operands().flatMap(TypedOperand::reads), parts().flatMap(TypedCondition::reads));
  }

  record Constant(boolean value, Span span) implements TypedCondition {}

  record All(List<TypedCondition> of, Span span) implements TypedCondition {
    public All {
      of = List.copyOf(of);
    }

    @Override
    public Stream<TypedCondition> parts() {
      return of.stream();
    }
  }

  record Any(List<TypedCondition> of, Span span) implements TypedCondition {
    public Any {
      of = List.copyOf(of);
    }

    @Override
    public Stream<TypedCondition> parts() {
      return of.stream();
    }
  }

  record Not(TypedCondition of, Span span) implements TypedCondition {
    @Override
    public Stream<TypedCondition> parts() {
      return Stream.of(of);
    }
  }

  record Compare(Comparison comparison, TypedOperand left, TypedOperand right, Span span)
      implements TypedCondition {
    @Override
    public Stream<TypedOperand> operands() {
      return Stream.of(left, right);
    }
  }

  record In(TypedOperand value, Members members, Span span) implements TypedCondition {
    @Override
    public Stream<TypedOperand> operands() {
      return Stream.of(value);
    }
  }

  record ElementOf(TypedOperand value, TypedOperand collection, Span span)
      implements TypedCondition {
    @Override
    public Stream<TypedOperand> operands() {
      return Stream.of(value, collection);
    }
  }

  record Under(TypedOperand path, TypedOperand parent, Span span) implements TypedCondition {
    @Override
    public Stream<TypedOperand> operands() {
      return Stream.of(path, parent);
    }
  }

  record Labelled(TypedOperand labels, String label, Span span) implements TypedCondition {
    @Override
    public Stream<TypedOperand> operands() {
      return Stream.of(labels);
    }
  }

  record Matches(TypedOperand value, TextPattern pattern, Span span) implements TypedCondition {
    @Override
    public Stream<TypedOperand> operands() {
      return Stream.of(value);
    }
  }

  /** {@code env.now in business}. */
  record Within(TypedOperand time, Schedule schedule, Span span) implements TypedCondition {
    @Override
    public Stream<TypedOperand> operands() {
      return Stream.of(time);
    }
  }

  record Has(TypedOperand operand, Span span) implements TypedCondition {
    @Override
    public Stream<TypedOperand> operands() {
      return Stream.of(operand);
    }
  }

  record Flag(TypedOperand operand, Span span) implements TypedCondition {
    @Override
    public Stream<TypedOperand> operands() {
      return Stream.of(operand);
    }
  }

  record IsNone(TypedOperand operand, Span span) implements TypedCondition {
    @Override
    public Stream<TypedOperand> operands() {
      return Stream.of(operand);
    }
  }

  record Hops(Quantifier quantifier, TypedCondition body, Span span) implements TypedCondition {
    @Override
    public Stream<TypedCondition> parts() {
      return Stream.of(body);
    }
  }

  /**
   * A clause of a rule that is {@code for every actor}: the body holds with {@code agent} read as
   * each agent of the chain. A clause as a whole, never a part of one.
   */
  record Actors(TypedCondition body, Span span) implements TypedCondition {
    @Override
    public Stream<TypedCondition> parts() {
      return Stream.of(body);
    }
  }

  /** {@code some x in list satisfies (body)}; {@code max} is the list's declared maximum. */
  record Elements(
      Quantifier quantifier, TypedOperand list, int max, int depth, TypedCondition body, Span span)
      implements TypedCondition {
    @Override
    public Stream<TypedOperand> operands() {
      return Stream.of(list);
    }

    @Override
    public Stream<TypedCondition> parts() {
      return Stream.of(body);
    }
  }

  /** {@code list is not empty} is its negation. */
  record Empty(TypedOperand list, Span span) implements TypedCondition {
    @Override
    public Stream<TypedOperand> operands() {
      return Stream.of(list);
    }
  }
}
