package dev.remit.lang.ir;

import dev.remit.lang.runtime.TextPattern;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.IdentitySet;
import dev.remit.lang.schema.NamePattern;
import dev.remit.lang.schema.Schedule;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A typed condition. {@code origin} leads to its place in the source, by {@link Program#origins()}.
 */
public sealed interface Condition {
  int origin();

  /** All operands that a condition reads, those of its parts included. */
  static Stream<Operand> operands(Condition condition) {
    return Stream.concat(ownOperands(condition), parts(condition).flatMap(Condition::operands));
  }

  /** The operands that the condition itself reads. */
  static Stream<Operand> ownOperands(Condition condition) {
    return switch (condition) {
      case Compare(var comparison, var left, var right, int origin) -> Stream.of(left, right);
      case In(var value, var members, int origin) -> Stream.of(value);
      case ElementOf(var value, var collection, int origin) -> Stream.of(value, collection);
      case Under(var path, var parent, int origin) -> Stream.of(path, parent);
      case Labelled(var labels, var label, int origin) -> Stream.of(labels);
      case Matches(var value, var pattern, int origin) -> Stream.of(value);
      case Within(var time, var schedule, int origin) -> Stream.of(time);
      case Has(var operand, int origin) -> Stream.of(operand);
      case Flag(var operand, int origin) -> Stream.of(operand);
      case IsNone(var operand, int origin) -> Stream.of(operand);
      case Elements(var quantifier, var list, int depth, var body, int origin) -> Stream.of(list);
      case Constant any -> Stream.of();
      case All any -> Stream.of();
      case Any any -> Stream.of();
      case Not any -> Stream.of();
      case Hops any -> Stream.of();
      case Actors any -> Stream.of();
    };
  }

  /** The conditions that it is made of. */
  static Stream<Condition> parts(Condition condition) {
    return switch (condition) {
      case All(var operands, int origin) -> operands.stream();
      case Any(var operands, int origin) -> operands.stream();
      case Not(var operand, int origin) -> Stream.of(operand);
      case Hops(var quantifier, var body, int origin) -> Stream.of(body);
      case Actors(var body, int origin) -> Stream.of(body);
      case Elements(var quantifier, var list, int depth, var body, int origin) -> Stream.of(body);
      default -> Stream.of();
    };
  }

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

  /** {@code path under parent}: by whole segments, labels of a domain or bits of a network. */
  record Under(Operand path, Operand parent, int origin) implements Condition {}

  /** {@code dataset labelled pii}. */
  record Labelled(Operand labels, String label, int origin) implements Condition {}

  /** {@code value matches glob "…"}: the whole of the value's text. */
  record Matches(Operand value, TextPattern pattern, int origin) implements Condition {}

  /** {@code env.now in business}: whether a schedule holds a time. */
  record Within(Operand time, Schedule schedule, int origin) implements Condition {}

  /** {@code has x}: the optional is not none. */
  record Has(Operand operand, int origin) implements Condition {}

  /** A boolean fact read as a condition. */
  record Flag(Operand operand, int origin) implements Condition {}

  /** {@code dataset is none}: the operand's owner is absent, or the operand is none. */
  record IsNone(Operand operand, int origin) implements Condition {}

  /** {@code every hop satisfies (body)}. */
  record Hops(Quantifier quantifier, Condition body, int origin) implements Condition {}

  /**
   * The body holds of everyone who acts: of each agent in the chain, of the acting one where there
   * is no chain. It reads {@link Operand.ActorSlot}.
   */
  record Actors(Condition body, int origin) implements Condition {}

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

  /**
   * Constant members: any of the three kinds may hold the value. The values are a set; a network
   * among them holds its addresses.
   */
  record Members(Collection<Value> values, List<NamePattern> names, IdentitySet identities) {
    public Members {
      values = Set.copyOf(values);
      names = List.copyOf(names);
    }

    public static Members of(List<Value> values, List<NamePattern> names) {
      return new Members(values, names, IdentitySet.NOBODY);
    }

    public static Members of(IdentitySet identities) {
      return new Members(List.of(), List.of(), identities);
    }
  }
}
