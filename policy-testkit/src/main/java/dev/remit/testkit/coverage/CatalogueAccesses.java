package dev.remit.testkit.coverage;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Catalogue.AccessRule;
import dev.remit.lang.schema.Catalogue.ActionRule;
import dev.remit.lang.schema.Catalogue.DatasetEntry;
import dev.remit.lang.schema.Catalogue.TargetRule;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.schema.DatasetIndex;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The accesses that the tools of a catalogue make, as far as the catalogue alone says them. */
final class CatalogueAccesses {
  private static final Set<String> TOOL = Set.of("tool", "tool.server", "tool.name");
  private static final Set<String> DATASET = Set.of("dataset", "dataset.name");

  private final CompiledBundle bundle;

  /**
   * One of them.
   *
   * @param dataset empty for a tool that touches none
   * @param open whether it may be on any, by an argument or by the request
   * @param fixed whether it has this action whatever the arguments are
   */
  private record One(
      Value.Tool tool, String action, Optional<Value.Name> dataset, boolean open, boolean fixed) {}

  private final List<One> all = new ArrayList<>();

  /** Whether there are tools of which it is not stated what they do. */
  private boolean undeclared;

  /** Whether there are families, so that a tool may have any name. */
  private final boolean openTools;

  CatalogueAccesses(CompiledBundle bundle) {
    this.bundle = bundle;
    this.openTools = !bundle.catalogue().families().isEmpty();
    bundle.catalogue().tools().values().forEach(this::add);
    bundle.catalogue().families().values().forEach(this::add);
  }

  boolean undeclared() {
    return undeclared;
  }

  private void add(ToolEntry entry) {
    undeclared |= entry.accesses().isEmpty();
    for (AccessRule access : entry.accesses()) {
      boolean open =
          access.target() instanceof TargetRule.Named
              || access.target() instanceof TargetRule.FromRequest;
      Optional<Value.Name> dataset =
          access.target() instanceof TargetRule.On(Value.Name name, var at)
              ? Optional.of(name)
              : Optional.empty();
      actions(access.action())
          .forEach(action ->
              all.add(
                  new One(
                      entry.tool(),
                      action,
                      dataset,
                      open,
                      access.action() instanceof ActionRule.Fixed)));
    }
  }

  private static Stream<String> actions(ActionRule rule) {
    return switch (rule) {
      case ActionRule.Fixed(String action) -> Stream.of(action);
      case ActionRule.ByArgument(var argument, Map<String, String> modes) ->
          modes.values().stream().distinct();
    };
  }

  private CatalogueAccesses(CatalogueAccesses from, List<One> kept) {
    this.bundle = from.bundle;
    this.openTools = from.openTools;
    this.undeclared = from.undeclared;
    all.addAll(kept);
  }

  /** Those of which a condition is not false; all, where the catalogue does not say. */
  CatalogueAccesses where(Condition condition) {
    return truths(condition).isEmpty()
        ? this
        : new CatalogueAccesses(
            this,
            all.stream()
                .filter(one -> !truth(condition, one).equals(Optional.of(Truth.FALSE)))
                .toList());
  }

  /** Whether a dataset may be any. */
  private boolean openDatasets() {
    return all.isEmpty() || all.stream().anyMatch(One::open);
  }

  /** Of a condition on tool, action and dataset alone; empty for any other. */
  Optional<Set<Truth>> truths(Condition condition) {
    Set<String> read = new HashSet<>();
    if (!readsOnly(condition, read)
        || read.isEmpty()
        || undeclared
        || (openTools && read.stream().anyMatch(TOOL::contains))
        || (openDatasets() && read.stream().anyMatch(DATASET::contains))) {
      return Optional.empty();
    }
    Set<Truth> truths = EnumSet.noneOf(Truth.class);
    for (One one : all) {
      Optional<Truth> truth = truth(condition, one);
      if (truth.isEmpty()) {
        return Optional.empty();
      }
      truths.add(truth.get());
    }
    return Optional.of(truths).filter(found -> !found.isEmpty());
  }

  /**
   * Whether conditions hold together, of each access, just as others do: those that both have and
   * the catalogue does not say may be anything.
   */
  boolean alike(List<Condition> some, List<Condition> others) {
    return !undeclared
        && !all.isEmpty()
        && all.stream()
            .allMatch(one -> Told.of(some, one, this).isLike(Told.of(others, one, this)));
  }

  /**
   * What the catalogue says of conditions that are to hold together.
   *
   * @param truth of those that it decides
   * @param rest the others
   */
  private record Told(Truth truth, List<Condition> rest) {
    static Told of(List<Condition> conditions, One one, CatalogueAccesses accesses) {
      Truth truth = Truth.TRUE;
      List<Condition> rest = new ArrayList<>();
      for (Condition condition : conditions.stream().flatMap(Told::parts).toList()) {
        Optional<Truth> told = accesses.told(condition, one);
        truth = truth.and(told.orElse(Truth.TRUE));
        if (told.isEmpty()) {
          rest.add(condition);
        }
      }
      return new Told(truth, rest);
    }

    private static Stream<Condition> parts(Condition condition) {
      return condition instanceof Condition.All(List<Condition> operands, int origin)
          ? operands.stream().flatMap(Told::parts)
          : Stream.of(condition);
    }

    boolean isLike(Told other) {
      return truth == other.truth && (truth == Truth.FALSE || rest.equals(other.rest));
    }
  }

  /** Of a condition that reads nothing but what is fixed of this access; empty for any other. */
  private Optional<Truth> told(Condition condition, One one) {
    Set<String> read = new HashSet<>();
    boolean fixed =
        readsOnly(condition, read)
            && !(openTools && read.stream().anyMatch(TOOL::contains))
            && !(one.open() && read.stream().anyMatch(DATASET::contains))
            && (one.fixed() || !read.contains("action"));
    return fixed ? truth(condition, one) : Optional.empty();
  }

  private boolean readsOnly(Condition condition, Set<String> read) {
    return Condition.operands(condition)
        .allMatch(operand ->
            switch (operand) {
              case Operand.Slot(int slot) -> {
                String name = bundle.program().layout().facts().get(slot).name();
                read.add(name);
                yield TOOL.contains(name) || DATASET.contains(name) || name.equals("action");
              }
              case Operand.Constant any -> true;
              default -> false;
            });
  }

  /** Empty where a condition is of a form that is not looked into. */
  private Optional<Truth> truth(Condition condition, One one) {
    return switch (condition) {
      case Condition.All(List<Condition> operands, int origin) ->
          all(operands, one).map(each -> each.reduce(Truth.TRUE, Truth::and));
      case Condition.Any(List<Condition> operands, int origin) ->
          all(operands, one).map(each -> each.reduce(Truth.FALSE, Truth::or));
      case Condition.Not(Condition operand, int origin) -> truth(operand, one).map(Truth::not);
      case Condition.Constant(Truth truth, int origin) -> Optional.of(truth);
      case Condition.IsNone(Operand operand, int origin) when isDataset(operand) ->
          Optional.of(Truth.of(one.dataset().isEmpty()));
      case Condition.Compare(var comparison, Operand left, Operand.Constant(Value right), int at)
          when comparison == Condition.Comparison.EQUAL ->
          Optional.of(Truth.of(value(left, one).filter(found -> same(found, right)).isPresent()));
      case Condition.In(Operand value, Condition.Members members, int origin) ->
          Optional.of(
              Truth.of(value(value, one).filter(found -> isIn(found, members)).isPresent()));
      default -> Optional.empty();
    };
  }

  private Optional<Stream<Truth>> all(List<Condition> operands, One one) {
    List<Truth> truths = operands.stream().flatMap(each -> truth(each, one).stream()).toList();
    return truths.size() == operands.size() ? Optional.of(truths.stream()) : Optional.empty();
  }

  /** An action is a word here, and a value of an enum in policies. */
  private static boolean same(Value found, Value right) {
    if (found instanceof Value.Text(String word)
        && right instanceof Value.Symbol(var text, var at)) {
      return word.equals(text);
    }
    return found.equals(right);
  }

  private static boolean isIn(Value found, Condition.Members members) {
    return members.values().stream().anyMatch(each -> same(found, each))
        || members.names().stream()
            .anyMatch(pattern ->
                switch (found) {
                  case Value.Tool tool -> pattern.matches(tool);
                  case Value.Name name -> pattern.matches(name);
                  default -> false;
                });
  }

  private boolean isDataset(Operand operand) {
    return operand instanceof Operand.Slot(int slot)
        && DATASET.contains(bundle.program().layout().facts().get(slot).name());
  }

  private Optional<Value> value(Operand operand, One one) {
    if (!(operand instanceof Operand.Slot(int slot))) {
      return Optional.empty();
    }
    return switch (bundle.program().layout().facts().get(slot).name()) {
      case "tool" -> Optional.of(one.tool());
      case "tool.server" -> Optional.of(new Value.Text(one.tool().server()));
      case "tool.name" -> Optional.of(new Value.Text(one.tool().name()));
      case "action" -> Optional.of(new Value.Text(one.action()));
      default -> one.dataset().map(name -> name);
    };
  }

  /** Whether some access is on what the catalogue does not state this of. */
  boolean mayBeUnknown(String name) {
    if (name.startsWith("tool.")) {
      return openTools
          || (name.equals("tool.reversible")
              && bundle.catalogue().tools().values().stream()
                  .anyMatch(entry -> entry.reversible().isEmpty()));
    }
    String property = name.substring(name.indexOf('.') + 1);
    return openDatasets()
        || all.stream()
            .flatMap(one -> one.dataset().stream())
            .anyMatch(dataset -> lacks(dataset, property));
  }

  private boolean lacks(Value.Name dataset, String property) {
    DatasetIndex entries = bundle.catalogue().datasets().get(dataset);
    return entries == null
        || entries.entries().stream()
            .map(DatasetEntry::properties)
            .anyMatch(stated -> !stated.containsKey(property))
        || (!property.equals("path") && entries.whole().isEmpty());
  }
}
