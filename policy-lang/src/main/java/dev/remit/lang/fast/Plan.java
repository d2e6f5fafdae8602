package dev.remit.lang.fast;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.RuleOrder;
import dev.remit.lang.fast.SlotParts.Part;
import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.ir.SlotLayout.FactKey;
import dev.remit.lang.runtime.FactsShape;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.Attribute.Supply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** What of a bundle is the same for all its decisions. */
final class Plan {
  final CompiledBundle bundle;
  final SlotLayout layout;
  final FactsShape shape;
  final SlotParts parts;

  /** In which decisions ask the rules. */
  final RuleOrder order;

  /** Each attribute that statements may decide, by name. */
  final Map<String, Statement> statements;

  /** Slots that are absent where there is no task, and where there is no credential. */
  final int[] taskSlots;

  final int[] credentialSlots;
  private final Map<Value.Tool, Optional<ToolPlan>> tools = new ConcurrentHashMap<>();

  /**
   * An attribute that statements may decide.
   *
   * @param number its place among them
   * @param slot among the facts, -1 where no rule reads it
   * @param actorSlot among the facts of who acts, likewise
   */
  record Statement(Attribute attribute, int number, int slot, int actorSlot) {}

  Plan(CompiledBundle bundle) {
    this.bundle = bundle;
    this.layout = bundle.program().layout();
    this.shape = layout.shape();
    this.parts = new SlotParts(layout, bundle.attributes());
    this.order = RuleOrder.of(bundle);
    this.statements = statements();
    this.taskSlots = ownedBy("task");
    this.credentialSlots = ownedBy("credential");
  }

  private Map<String, Statement> statements() {
    Map<String, Statement> found = new HashMap<>();
    for (Attribute attribute : bundle.attributes().attributes().values()) {
      if (attribute.supply() == Supply.STATEMENT && attribute.stated()) {
        found.put(
            attribute.name(),
            new Statement(
                attribute,
                found.size(),
                slot(layout.facts(), attribute.name()),
                slot(layout.actorFacts(), attribute.name())));
      }
    }
    return found;
  }

  private static int slot(List<? extends FactKey> keys, String name) {
    return IntStream.range(0, keys.size())
        .filter(slot -> keys.get(slot) instanceof FactKey.Core core && core.name().equals(name))
        .findFirst()
        .orElse(-1);
  }

  private int[] ownedBy(String owner) {
    List<Integer> slots = new ArrayList<>();
    for (int slot = 0; slot < layout.facts().size(); slot++) {
      if (layout.facts().get(slot) instanceof FactKey.Core core
          && bundle
              .attributes()
              .attribute(core.name())
              .filter(attribute -> attribute.owner().equals(owner))
              .isPresent()) {
        slots.add(slot);
      }
    }
    return slots.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Whether decisions by this bundle can be taken here at all. */
  boolean whole() {
    return parts.whole();
  }

  /**
   * Empty for a tool whose calls are left to the reference. Of names that the catalogue does not
   * have, which agents choose, nothing is kept.
   */
  Optional<ToolPlan> tool(Value.Tool tool) {
    return bundle.catalogue().tools().containsKey(tool)
        ? tools.computeIfAbsent(tool, none -> ToolPlan.of(tool, this))
        : Optional.empty();
  }

  /** Of how many tools something is kept. */
  int keptTools() {
    return tools.size();
  }

  /** The slots of what one of the parts decides. */
  int[] slots(Part part) {
    return parts.of(part);
  }
}
