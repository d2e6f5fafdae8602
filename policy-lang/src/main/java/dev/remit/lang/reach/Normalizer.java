package dev.remit.lang.reach;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Condition.Comparison;
import dev.remit.lang.ir.Condition.Quantifier;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.IdentitySet;
import dev.remit.lang.schema.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings conditions into their {@link Form}. */
final class Normalizer {
  private static final int MOST_PARTS = 200;

  /** Names that read the same. */
  private static final Map<String, String> SAME =
      Map.of(
          "agent.id", "agent",
          "principal.id", "principal",
          "task.id", "task",
          "dataset.name", "dataset",
          "credential.id", "credential");

  private final SlotLayout layout;
  private final Map<Integer, Integer> same = new HashMap<>();
  private final IdentityHashMap<IdentitySet, Integer> sets = new IdentityHashMap<>();

  Normalizer(SlotLayout layout) {
    this.layout = layout;
    SAME.forEach((name, as) -> {
      Optional<Integer> slot = slot(name);
      Optional<Integer> canonical = slot(as);
      if (slot.isPresent() && canonical.isPresent()) {
        same.put(slot.get(), canonical.get());
      }
    });
  }

  /** The slot of a fact, if any rule reads it. */
  Optional<Integer> slot(String name) {
    for (int i = 0; i < layout.facts().size(); i++) {
      if (layout.facts().get(i) instanceof SlotLayout.FactKey.Core(String fact, Type type)
          && fact.equals(name)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** The slot whose thing an operand is a property of, such as the dataset's for its owner. */
  Optional<Integer> owner(Operand operand) {
    return operand instanceof Operand.Slot(int slot)
            && layout.facts().get(slot) instanceof SlotLayout.FactKey.Core(String name, Type type)
            && name.contains(".")
        ? slot(name.substring(0, name.indexOf('.')))
        : Optional.empty();
  }

  boolean readsArgument(Operand operand) {
    return Operand.reads(operand)
        .anyMatch(part ->
            part instanceof Operand.Slot(int slot)
                && layout.facts().get(slot) instanceof SlotLayout.FactKey.Argument);
  }

  /** The condition, or with {@code holds} false its negation. */
  Form form(Condition condition, boolean holds) {
    return switch (condition) {
      case Condition.Not(var of, int origin) -> form(of, !holds);
      case Condition.All(var of, int origin) -> joined(of, holds, holds);
      case Condition.Any(var of, int origin) -> joined(of, holds, !holds);
      case Condition.Constant(Truth truth, int origin) when truth != Truth.UNKNOWN ->
          (truth == Truth.TRUE) == holds ? new Form.Always() : new Form.Never();
      case Condition.Compare(var comparison, var left, var right, int origin) ->
          compare(comparison, left, right)
              .map(within -> signed(within, holds))
              .orElseGet(() -> opaque(condition, holds));
      case Condition.In(var value, var members, int origin) -> in(value, members, holds);
      case Condition.Under(var path, Operand.Constant(Value parent), int origin) ->
          signed(
              new Form.Within(
                  same(path), new Members(List.of(new Members.Part.Under(parent)), false), false),
              holds);
      case Condition.Flag(var operand, int origin) ->
          compare(Comparison.EQUAL, operand, new Operand.Constant(new Value.Bool(true)))
              .map(within -> signed(within, holds))
              .orElseGet(() -> opaque(condition, holds));
      case Condition.Has(var operand, int origin) ->
          signed(new Form.Within(same(operand), new ValueSet.All(), false), holds);
      case Condition.IsNone(var operand, int origin) ->
          signed(new Form.Within(same(operand), new ValueSet.Nothing(), true), holds);
      default -> opaque(condition, holds);
    };
  }

  private Form joined(List<Condition> of, boolean holds, boolean both) {
    List<Form> parts = new ArrayList<>();
    for (Condition each : of) {
      Form part = form(each, holds);
      if (both && part instanceof Form.Both(var inner)) {
        parts.addAll(inner);
      } else if (!both && part instanceof Form.Either(var inner)) {
        parts.addAll(inner);
      } else {
        parts.add(part);
      }
    }
    return both ? new Form.Both(parts) : new Form.Either(parts);
  }

  private static Form signed(Form.Within within, boolean holds) {
    return holds
        ? within
        : new Form.Within(within.operand(), within.values().complement(), !within.none());
  }

  /** One operand against a constant, of a kind whose equality is known for each two values. */
  private Optional<Form.Within> compare(Comparison comparison, Operand left, Operand right) {
    if (right instanceof Operand.Constant(Value constant) && !(left instanceof Operand.Constant)) {
      return values(comparison, left, constant)
          .map(values -> new Form.Within(same(left), values, false));
    }
    if (left instanceof Operand.Constant(Value constant) && !(right instanceof Operand.Constant)) {
      return values(flipped(comparison), right, constant)
          .map(values -> new Form.Within(same(right), values, false));
    }
    return Optional.empty();
  }

  private Optional<ValueSet> values(Comparison comparison, Operand operand, Value constant) {
    Optional<ValueSet> ranges = Ranges.of(comparison, constant, type(operand)).map(set -> set);
    boolean listed =
        comparison == Comparison.EQUAL
            && !(constant instanceof Value.Many)
            && !(constant instanceof Value.Fields);
    return ranges.isEmpty() && listed
        ? Optional.of(new Members(List.of(new Members.Part.One(constant)), false))
        : ranges;
  }

  private static Comparison flipped(Comparison comparison) {
    return switch (comparison) {
      case EQUAL -> Comparison.EQUAL;
      case LESS -> Comparison.GREATER;
      case LESS_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
      case GREATER -> Comparison.LESS;
      case GREATER_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
    };
  }

  private Form in(Operand operand, Condition.Members members, boolean holds) {
    boolean others = members.values().isEmpty() && members.names().isEmpty();
    boolean listed =
        members.identities() instanceof IdentitySet.Listed(var exact, var patterns)
            && exact.size() + patterns.size() <= MOST_PARTS;
    if (!listed) {
      return others
          ? new Form.Opaque(
              new Form.Question.Member(same(operand), number(members.identities())), holds)
          : opaque(new Condition.In(operand, members, Shapes.NOWHERE), holds);
    }
    List<Members.Part> parts = new ArrayList<>();
    members.names().forEach(pattern -> parts.add(new Members.Part.Named(pattern)));
    IdentitySet.Listed identities = (IdentitySet.Listed) members.identities();
    identities.exact().forEach(identity -> parts.add(new Members.Part.One(identity)));
    identities.patterns().forEach(pattern -> parts.add(new Members.Part.Who(pattern)));
    Optional<Ranges> ranges =
        parts.isEmpty() ? Ranges.of(members.values(), type(operand)) : Optional.empty();
    members.values().forEach(value -> parts.add(part(value)));
    if (ranges.isEmpty() && parts.size() > MOST_PARTS) {
      return opaque(new Condition.In(operand, members, Shapes.NOWHERE), holds);
    }
    ValueSet values = ranges.<ValueSet>map(set -> set).orElse(new Members(parts, false));
    return signed(new Form.Within(same(operand), values, false), holds);
  }

  /** A network among the members holds its addresses. */
  private static Members.Part part(Value value) {
    return value instanceof Value.Cidr
        ? new Members.Part.Under(value)
        : new Members.Part.One(value);
  }

  /** A set is itself; two that hold the same, however large, are not compared. */
  private int number(IdentitySet set) {
    return sets.computeIfAbsent(set, each -> sets.size());
  }

  private Operand same(Operand operand) {
    return operand instanceof Operand.Slot(int slot) && same.containsKey(slot)
        ? new Operand.Slot(same.getOrDefault(slot, slot))
        : operand;
  }

  Optional<Type> type(Operand operand) {
    return switch (operand) {
      case Operand.Slot(int slot) ->
          switch (layout.facts().get(slot)) {
            case SlotLayout.FactKey.Core(String name, Type type) -> Optional.of(type);
            case SlotLayout.FactKey.Argument(var path, Type type) -> Optional.of(type);
          };
      case Operand.OrElse(Operand value, Operand fallback) -> type(value);
      default -> Optional.empty();
    };
  }

  /**
   * Over hops the three quantifiers say the same with {@code not} around; over lists, they do not.
   */
  private static Form opaque(Condition condition, boolean holds) {
    Condition shape = Shapes.of(condition);
    if (shape instanceof Condition.Hops(Quantifier quantifier, Condition body, int origin)) {
      boolean every = quantifier == Quantifier.EVERY;
      Condition some =
          new Condition.Hops(Quantifier.SOME, every ? negated(body) : body, Shapes.NOWHERE);
      return new Form.Opaque(
          new Form.Question.Whole(some), (quantifier == Quantifier.SOME) == holds);
    }
    return new Form.Opaque(new Form.Question.Whole(shape), holds);
  }

  private static Condition negated(Condition condition) {
    return condition instanceof Condition.Not(Condition of, int origin)
        ? of
        : new Condition.Not(condition, Shapes.NOWHERE);
  }
}
