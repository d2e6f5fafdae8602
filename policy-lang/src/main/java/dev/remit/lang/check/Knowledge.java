package dev.remit.lang.check;

import dev.remit.lang.canonical.UriText;
import dev.remit.lang.ir.Condition.Comparison;
import dev.remit.lang.ir.Condition.Members;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is settled where a condition is read, by the clauses and operands before it: the tools that
 * the call may still be for, which optional values are there, which lists are not empty, and which
 * arguments a {@code has args.f: T} has typed.
 *
 * @param tools empty while any tool is possible
 */
record Knowledge(
    Optional<Set<Value.Tool>> tools,
    Set<String> present,
    Set<String> filled,
    Map<String, Type> typedArguments) {

  static final Knowledge NOTHING = new Knowledge(Optional.empty(), Set.of(), Set.of(), Map.of());

  /** Whether the value of that key is there: it, or a part of it, was asked for. */
  boolean isPresent(String key) {
    return present.contains(key) || present.stream().anyMatch(known -> known.startsWith(key + "."));
  }

  /** Both hold. */
  Knowledge and(Knowledge other) {
    Optional<Set<Value.Tool>> both =
        tools.isEmpty()
            ? other.tools
            : Optional.of(
                other.tools.map(theirs -> intersection(tools.get(), theirs)).orElse(tools.get()));
    Map<String, Type> typed = new HashMap<>(typedArguments);
    typed.putAll(other.typedArguments);
    return new Knowledge(
        both, union(present, other.present), union(filled, other.filled), Map.copyOf(typed));
  }

  /** One of them holds, and it is not known which. */
  Knowledge or(Knowledge other) {
    Optional<Set<Value.Tool>> either =
        tools.flatMap(mine -> other.tools.map(theirs -> union(mine, theirs)));
    Map<String, Type> typed =
        typedArguments.entrySet().stream()
            .filter(entry -> entry.getValue().equals(other.typedArguments.get(entry.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    return new Knowledge(
        either, intersection(present, other.present), intersection(filled, other.filled), typed);
  }

  /** What follows from the condition being {@code truth}. */
  static Knowledge from(TypedCondition condition, boolean truth) {
    return switch (condition) {
      case TypedCondition.Not(var of, var span) -> from(of, !truth);
      case TypedCondition.All(var of, var span) -> truth ? every(of, true) : any(of, false);
      case TypedCondition.Any(var of, var span) -> truth ? any(of, true) : every(of, false);
      case TypedCondition.Actors(var body, var span) when truth -> from(body, true);
      case TypedCondition.Has(var operand, var span) when truth -> present(operand);
      case TypedCondition.Empty(var list, var span) when !truth ->
          new Knowledge(Optional.empty(), Set.of(), Set.of(list.key()), Map.of());
      case TypedCondition.Compare(var comparison, var left, var right, var span)
          when truth && comparison == Comparison.EQUAL && isTool(left) ->
          right.bare() instanceof TypedOperand.Constant(Value.Tool tool, var type, var at)
              ? tools(Set.of(tool))
              : NOTHING;
      case TypedCondition.In(var value, var members, var span) when truth && isTool(value) ->
          tools(members);
      case TypedCondition.Compare(var comparison, var left, var right, var span)
          when truth && comparison == Comparison.EQUAL ->
          right instanceof TypedOperand.Constant(var value, var type, var at)
              ? scheme(left, List.of(value))
              : left instanceof TypedOperand.Constant(var value, var type, var at)
                  ? scheme(right, List.of(value))
                  : NOTHING;
      case TypedCondition.In(var value, var members, var span) when truth ->
          scheme(value, members.values());
      default -> NOTHING;
    };
  }

  private static Knowledge present(TypedOperand operand) {
    Map<String, Type> typed =
        operand.bare() instanceof TypedOperand.Argument argument
            ? Map.of(argument.key(), argument.type())
            : Map.of();
    return new Knowledge(Optional.empty(), Set.of(operand.key()), Set.of(), typed);
  }

  /** What every uri has whose scheme is one of these. */
  private static Knowledge scheme(TypedOperand operand, Collection<Value> schemes) {
    if (!(operand.bare() instanceof TypedOperand.Field(var uri, var field, var span))
        || !(uri.type() instanceof Type.Uri)
        || !field.name().equals("scheme")) {
      return NOTHING;
    }
    Set<String> present = new HashSet<>();
    if (areAll(schemes, UriText::hasHost)) {
      present.add(uri.key() + ".host");
    }
    if (areAll(schemes, UriText::hasPort)) {
      present.add(uri.key() + ".port");
    }
    return new Knowledge(Optional.empty(), Set.copyOf(present), Set.of(), Map.of());
  }

  private static boolean areAll(Collection<Value> schemes, Predicate<String> which) {
    return schemes.stream()
        .allMatch(scheme -> scheme instanceof Value.Text(String text) && which.test(text));
  }

  private static Knowledge tools(Members members) {
    boolean listed = members.names().isEmpty();
    return listed
        ? tools(members.values().stream().map(Value.Tool.class::cast).collect(Collectors.toSet()))
        : NOTHING;
  }

  private static Knowledge tools(Set<Value.Tool> tools) {
    return new Knowledge(Optional.of(Set.copyOf(tools)), Set.of(), Set.of(), Map.of());
  }

  private static boolean isTool(TypedOperand operand) {
    return operand.key().equals("tool");
  }

  private static Knowledge every(List<TypedCondition> conditions, boolean truth) {
    return conditions.stream()
        .map(condition -> from(condition, truth))
        .reduce(NOTHING, Knowledge::and);
  }

  private static Knowledge any(List<TypedCondition> conditions, boolean truth) {
    return conditions.stream()
        .map(condition -> from(condition, truth))
        .reduce(Knowledge::or)
        .orElse(NOTHING);
  }

  private static <T> Set<T> union(Set<T> left, Set<T> right) {
    Set<T> all = new HashSet<>(left);
    all.addAll(right);
    return Set.copyOf(all);
  }

  private static <T> Set<T> intersection(Set<T> left, Set<T> right) {
    Set<T> both = new HashSet<>(left);
    both.retainAll(right);
    return Set.copyOf(both);
  }
}
