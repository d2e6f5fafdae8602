package dev.remit.lang.index;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Condition.Comparison;
import dev.remit.lang.ir.Condition.Members;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.IdentitySet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a conjunction of clauses requires of single facts. A clause that reads the clock requires
 * nothing: when it changes matters also while it is false. Nor does a negated one.
 */
final class Requirements {
  private final SortedMap<Key, Requirement> found = new TreeMap<>();

  private Requirements() {}

  /** At most one for each key, in the order of keys. */
  static List<Requirement> of(Collection<Condition> clauses) {
    Requirements requirements = new Requirements();
    for (Condition clause : clauses) {
      if (Condition.operands(clause).noneMatch(Operand.Clock.class::isInstance)) {
        requirements.collect(clause);
      }
    }
    return List.copyOf(requirements.found.values());
  }

  private void collect(Condition condition) {
    switch (condition) {
      case Condition.All(var operands, int origin) -> operands.forEach(this::collect);
      case Condition.Actors(var body, int origin) -> collect(body);
      default ->
          requirement(condition).ifPresent(one -> found.merge(one.key(), one, Requirement::and));
    }
  }

  private static Optional<Requirement> requirement(Condition condition) {
    return switch (condition) {
      case Condition.Compare(var comparison, var left, var right, int origin)
          when comparison == Comparison.EQUAL ->
          equal(left, right).or(() -> equal(right, left));
      case Condition.In(var value, var members, int origin) ->
          terms(members).flatMap(terms -> requirement(value, false, terms));
      case Condition.ElementOf(var value, var collection, int origin) ->
          elementOf(value, collection);
      case Condition.Labelled(var labels, var label, int origin) ->
          requirement(labels, true, List.of(new Term.One(new Value.Text(label))));
      case Condition.Flag(var operand, int origin) ->
          requirement(operand, false, List.of(new Term.One(new Value.Bool(true))));
      case Condition.IsNone(var operand, int origin) ->
          requirement(operand, false, List.of(new Term.Nothing()));
      case Condition.Under(var path, Operand.Constant(Value parent), int origin)
          when parent instanceof Value.Name || parent instanceof Value.Path ->
          requirement(path, false, List.of(new Term.Under(parent)));
      case Condition.Any(var operands, int origin) -> any(operands);
      default -> Optional.empty();
    };
  }

  private static Optional<Requirement> requirement(
      Operand operand, boolean elements, List<Term> terms) {
    return Key.of(operand, elements).map(key -> new Requirement(key, terms));
  }

  private static Optional<Requirement> equal(Operand fact, Operand constant) {
    return constant instanceof Operand.Constant(Value value) && isSingle(value)
        ? requirement(fact, false, List.of(new Term.One(value)))
        : Optional.empty();
  }

  private static Optional<List<Term>> terms(Members members) {
    if (!members.values().stream().allMatch(Requirements::isSingle)) {
      return Optional.empty();
    }
    List<Term> terms = new ArrayList<>(ones(members.values()));
    members.names().stream().distinct().map(Term.Named::new).forEach(terms::add);
    boolean nobody =
        members.identities() instanceof IdentitySet.Listed(var exact, var patterns)
            && exact.isEmpty()
            && patterns.isEmpty();
    if (!nobody) {
      terms.add(new Term.Who(members.identities()));
    }
    return Optional.of(terms);
  }

  /** In an order of their own: sets have none. */
  private static List<Term> ones(Collection<Value> values) {
    return values.stream()
        .sorted(Comparator.comparing(Value::toString))
        .<Term>map(Term.One::new)
        .toList();
  }

  private static Optional<Requirement> elementOf(Operand value, Operand collection) {
    if (value instanceof Operand.Constant(Value element)) {
      return isElement(element)
          ? requirement(collection, true, List.of(new Term.One(element)))
          : Optional.empty();
    }
    if (!(collection instanceof Operand.Constant(Value.Many(List<Reading> elements)))) {
      return Optional.empty();
    }
    List<Value> values = new ArrayList<>();
    for (Reading element : elements) {
      if (!(element instanceof Value constant) || !isSingle(constant)) {
        return Optional.empty();
      }
      values.add(constant);
    }
    return requirement(value, false, ones(values).stream().distinct().toList());
  }

  /** Alternatives on one fact. */
  private static Optional<Requirement> any(List<Condition> operands) {
    List<Requirement> parts =
        operands.stream().flatMap(operand -> requirement(operand).stream()).toList();
    boolean alike =
        parts.size() == operands.size()
            && parts.stream().map(Requirement::key).distinct().count() == 1;
    return alike
        ? Optional.of(
            new Requirement(
                parts.getFirst().key(),
                parts.stream().flatMap(part -> part.terms().stream()).distinct().toList()))
        : Optional.empty();
  }

  /** Whether it equals what has the same parts, and holds nothing. */
  private static boolean isSingle(Value value) {
    return switch (value) {
      case Value.Cidr network -> false;
      case Value.Many many -> false;
      case Value.Fields fields -> false;
      case Value.Opaque opaque -> false;
      default -> true;
    };
  }

  /** Whether collections hold it by itself only; an address is also in a network. */
  private static boolean isElement(Value value) {
    return isSingle(value) && !(value instanceof Value.Ip);
  }
}
