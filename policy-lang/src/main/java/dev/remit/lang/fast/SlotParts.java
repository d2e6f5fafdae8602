package dev.remit.lang.fast;

import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.ir.SlotLayout.FactKey;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.CoreModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which part of a question decides what lies in which slot. */
final class SlotParts {
  /** What a slot depends on, and on nothing else. */
  enum Part {
    AGENT,
    PRINCIPAL,
    CHAIN,
    TASK,
    CREDENTIAL,
    TOOL,
    ARGUMENT,
    STATEMENT,
    ACCESS,
    /** Several parts at once, or what has no part. */
    OTHER
  }

  private final Map<Part, int[]> slots = new EnumMap<>(Part.class);
  private final int[] actorSlots;
  private final boolean whole;

  SlotParts(SlotLayout layout, AttributeModel model) {
    Map<Part, List<Integer>> found = new EnumMap<>(Part.class);
    for (int slot = 0; slot < layout.facts().size(); slot++) {
      found
          .computeIfAbsent(part(layout.facts().get(slot), model), none -> new ArrayList<>())
          .add(slot);
    }
    for (Part part : Part.values()) {
      slots.put(
          part, found.getOrDefault(part, List.of()).stream().mapToInt(Integer::intValue).toArray());
    }
    this.actorSlots = IntStream.range(0, layout.actorFacts().size()).toArray();
    this.whole =
        of(Part.OTHER).length == 0
            && layout.actorFacts().stream().allMatch(key -> part(key, model) != Part.OTHER)
            && model.attribute("credential.holder_key").filter(Attribute::stated).isPresent();
  }

  int[] of(Part part) {
    return slots.getOrDefault(part, new int[0]);
  }

  /** All slots of an actor. */
  int[] actorSlots() {
    return actorSlots;
  }

  /** Whether each slot depends on a part. */
  boolean whole() {
    return whole;
  }

  static Part part(FactKey key, AttributeModel model) {
    return switch (key) {
      case FactKey.Argument argument -> Part.ARGUMENT;
      case FactKey.Core core when core.name().equals(CoreModel.DATASETS) -> Part.OTHER;
      case FactKey.Core core ->
          model.attribute(core.name()).map(found -> part(found, model)).orElse(Part.OTHER);
    };
  }

  static Part part(Attribute attribute, AttributeModel model) {
    if (attribute.capture().isPresent()) {
      Part base =
          model
              .attribute(attribute.capture().get().attribute())
              .filter(found -> found.owner().equals(attribute.owner()))
              .map(found -> part(found, model))
              .orElse(Part.OTHER);
      return base == Part.STATEMENT ? Part.OTHER : base;
    }
    return switch (attribute.supply()) {
      case ACCESS -> Part.ACCESS;
      case TOOL -> Part.TOOL;
      case STATEMENT -> Part.STATEMENT;
      case QUESTION -> ofQuestion(attribute);
      case HOP, CLOCK -> Part.OTHER;
    };
  }

  private static Part ofQuestion(Attribute attribute) {
    return switch (attribute.owner()) {
      case "agent" -> Part.AGENT;
      case "principal" -> Part.PRINCIPAL;
      case "chain" -> Part.CHAIN;
      case "task" -> Part.TASK;
      case "credential" -> Part.CREDENTIAL;
      default -> Part.OTHER;
    };
  }
}
