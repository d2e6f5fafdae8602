package dev.remit.lang.ir;

import dev.remit.lang.runtime.Truth;
import dev.remit.lang.runtime.Value;
import java.util.List;

/**
 * A typed condition. {@code origin} leads to its place in the source, by {@link Program#origins()}.
 */
public sealed interface Condition {
  int origin();

  record Constant(Truth truth, int origin) implements Condition {}

  record All(List<Condition> operands, int origin) implements Condition {
    public All {
      operands = List.copyOf(operands);
    }
  }

  record Any(List<Condition> operands, int origin) implements Condition {
    public Any {
      operands = List.copyOf(operands);
    }
  }

  record Not(Condition operand, int origin) implements Condition {}

  record Compare(Comparison comparison, Operand left, Operand right, int origin)
      implements Condition {}

  enum Comparison {
    EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL
  }

  /** {@code value in { … }}, a group or a pattern. */
  record In(Operand value, Members members, int origin) implements Condition {}

  /** {@code value in collection}, where the collection is a fact. */
  record ElementOf(Operand value, Operand collection, int origin) implements Condition {}

  /** {@code path under parent}, segment-wise. */
  record Under(Operand path, Operand parent, int origin) implements Condition {}

  /** {@code dataset labelled pii}. */
  record Labelled(Operand labels, String label, int origin) implements Condition {}

  /** {@code has x}: the optional is not none. */
  record Has(Operand operand, int origin) implements Condition {}

  /** A boolean fact read as a condition. */
  record Flag(Operand operand, int origin) implements Condition {}

  /** {@code dataset is none}: the operand's owner is absent, or the operand is none. */
  record IsNone(Operand operand, int origin) implements Condition {}

  /** {@code every hop satisfies (body)}. */
  record Hops(Quantifier quantifier, Condition body, int origin) implements Condition {}

  /**
   * {@code every x in list satisfies (body)}; the body reads {@link Operand.Element} of this depth.
   */
  record Elements(Quantifier quantifier, Operand list, int depth, Condition body, int origin)
      implements Condition {}

  enum Quantifier {
    EVERY,
    SOME,
    NO
  }

  /** Constant members: any of the three kinds may hold the value. */
  record Members(
      List<Value> values,
      List<dev.remit.lang.schema.NamePattern> names,
      List<dev.remit.lang.schema.IdentityPattern> identities) {
    public Members {
      values = List.copyOf(values);
      names = List.copyOf(names);
      identities = List.copyOf(identities);
    }
  }
}
