package dev.remit.lang.fast;

import dev.remit.lang.decide.ToolFacts;
import dev.remit.lang.fast.SlotParts.Part;
import dev.remit.lang.ir.SlotLayout.FactKey;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.FactsRow;
import dev.remit.lang.runtime.Form;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.Catalogue.AccessRule;
import dev.remit.lang.schema.Catalogue.ActionRule;
import dev.remit.lang.schema.Catalogue.PathRule;
import dev.remit.lang.schema.Catalogue.TargetRule;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.schema.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a tool is the same for all its calls.
 *
 * @param row what the tool decides: its own facts, and that arguments it does not declare are none
 * @param names of the declared arguments, to their places
 * @param rules those that the tool alone leaves; empty where they are many
 */
record ToolPlan(
    Value.Tool tool,
    ToolEntry entry,
    FactsRow row,
    Map<String, Integer> names,
    List<Argument> arguments,
    List<Target> targets,
    Optional<FewRules> rules) {

  private static final int MOST_ARGUMENTS = Long.SIZE;

  /** A declared argument; {@code slot} is -1 where no rule reads it. */
  record Argument(Type.Field field, int slot) {
    /** As reasons name it. */
    String name() {
      return "args." + field.name();
    }
  }

  /** What a call does to what. */
  sealed interface Target {
    String action();

    record Nothing(String action) implements Target {}

    record On(String action, Value.Name dataset, String text, Optional<Value.Path> path)
        implements Target {}

    /** The dataset, or each, is named by an argument. */
    record Named(String action, int argument) implements Target {}

    /** The path, or each, is an argument. */
    record At(String action, Value.Name dataset, int argument) implements Target {}
  }

  static Optional<ToolPlan> of(Value.Tool tool, Plan plan) {
    ToolEntry entry = plan.bundle.catalogue().tools().get(tool);
    if (entry == null
        || entry.open()
        || entry.accesses().isEmpty()
        || entry.args().size() > MOST_ARGUMENTS) {
      return Optional.empty();
    }
    Map<String, Integer> names = new HashMap<>();
    List<Argument> arguments = new ArrayList<>();
    int[] slots = plan.slots(Part.ARGUMENT);
    Facts facts = new Facts(plan.shape, 0, 1, Instant.EPOCH);
    for (int slot : slots) {
      facts.putNone(slot);
    }
    for (Type.Field field : entry.args()) {
      int found = -1;
      for (int slot : slots) {
        FactKey.Argument key = (FactKey.Argument) plan.layout.facts().get(slot);
        if (key.path().getFirst().equals(field.name())) {
          if (key.path().size() > 1) {
            return Optional.empty();
          }
          if (key.type().equals(field.type())) {
            found = slot;
          }
        }
      }
      names.put(field.name(), arguments.size());
      arguments.add(new Argument(field, found));
    }
    List<Target> targets = new ArrayList<>();
    for (AccessRule access : entry.accesses()) {
      Optional<Target> target = target(access, names, arguments);
      if (target.isEmpty()) {
        return Optional.empty();
      }
      targets.add(target.get());
    }
    FactsRow none = facts.row(0, slots);
    Facts alone = new Facts(plan.shape, 0, 1, Instant.EPOCH);
    for (int slot : plan.slots(Part.TOOL)) {
      put(alone, slot, tool, entry, plan);
    }
    Optional<FewRules> rules = FewRules.of(plan.order, alone);
    alone.lay(0, none);
    int[] own = new int[slots.length + plan.slots(Part.TOOL).length];
    System.arraycopy(slots, 0, own, 0, slots.length);
    System.arraycopy(plan.slots(Part.TOOL), 0, own, slots.length, own.length - slots.length);
    return Optional.of(
        new ToolPlan(tool, entry, alone.row(0, own), names, arguments, targets, rules));
  }

  private static void put(Facts facts, int slot, Value.Tool tool, ToolEntry entry, Plan plan) {
    FactKey key = plan.layout.facts().get(slot);
    Form form = plan.shape.facts().get(slot).form();
    AttributeModel model = plan.bundle.attributes();
    ToolFacts read = new ToolFacts(tool, entry, model);
    facts.put(slot, form, read.read(model.attribute(key.name()).orElseThrow()));
  }

  private static Optional<Target> target(
      AccessRule access, Map<String, Integer> names, List<Argument> arguments) {
    if (!(access.action() instanceof ActionRule.Fixed(String action))) {
      return Optional.empty();
    }
    return switch (access.target()) {
      case TargetRule.Nothing nothing -> Optional.of(new Target.Nothing(action));
      case TargetRule.On(Value.Name dataset, Optional<PathRule> at) when at.isEmpty() ->
          Optional.of(new Target.On(action, dataset, dataset.toString(), Optional.empty()));
      case TargetRule.On(Value.Name dataset, Optional<PathRule> at)
          when at.get() instanceof PathRule.Constant(Value.Path path) ->
          Optional.of(new Target.On(action, dataset, dataset.toString(), Optional.of(path)));
      case TargetRule.On(Value.Name dataset, Optional<PathRule> at)
          when at.get() instanceof PathRule.Argument(List<String> path) ->
          argument(path, names)
              .filter(place -> isPath(arguments.get(place).field().type()))
              .map(place -> new Target.At(action, dataset, place));
      case TargetRule.Named(List<String> path, Optional<PathRule> at) when at.isEmpty() ->
          argument(path, names)
              .filter(place -> isName(arguments.get(place).field().type()))
              .map(place -> new Target.Named(action, place));
      default -> Optional.empty();
    };
  }

  private static Optional<Integer> argument(List<String> path, Map<String, Integer> names) {
    return path.size() == 1 ? Optional.ofNullable(names.get(path.getFirst())) : Optional.empty();
  }

  private static boolean isPath(Type type) {
    return type instanceof Type.Path;
  }

  private static boolean isName(Type type) {
    return switch (type) {
      case Type.Name any -> true;
      case Type.ListOf(Type element, int max) -> element instanceof Type.Name;
      default -> false;
    };
  }
}
