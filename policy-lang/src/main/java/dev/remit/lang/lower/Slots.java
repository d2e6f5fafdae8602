package dev.remit.lang.lower;

import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.ir.SlotLayout.FactKey;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.Type;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Gives each fact that any rule reads its slot, in the code-point order of the keys. */
final class Slots {
  private static final Comparator<FactKey> ORDER =
      Comparator.comparing(FactKey::name).thenComparing(FactKey::toString);

  private final TreeSet<FactKey> facts = new TreeSet<>(ORDER);
  private final TreeSet<FactKey> hopFacts = new TreeSet<>(ORDER);
  private final TreeSet<FactKey> actorFacts = new TreeSet<>(ORDER);
  private final Map<FactKey, Integer> slots = new HashMap<>();
  private final Map<FactKey, Integer> actorSlots = new HashMap<>();

  void collect(Attribute attribute) {
    (attribute.supply() == Attribute.Supply.HOP ? hopFacts : facts)
        .add(new FactKey.Core(attribute.name(), attribute.type()));
  }

  void collectOfActor(Attribute attribute) {
    actorFacts.add(new FactKey.Core(attribute.name(), attribute.type()));
  }

  void collect(List<String> argument, Type type) {
    facts.add(new FactKey.Argument(argument, type));
  }

  /** All facts are collected; from here on they have slots. */
  SlotLayout layout() {
    number(facts, slots);
    number(hopFacts, slots);
    number(actorFacts, actorSlots);
    return new SlotLayout(List.copyOf(facts), core(hopFacts), core(actorFacts));
  }

  private static List<FactKey.Core> core(SortedSet<FactKey> keys) {
    return keys.stream().map(FactKey.Core.class::cast).toList();
  }

  private static void number(SortedSet<FactKey> keys, Map<FactKey, Integer> slots) {
    int next = 0;
    for (FactKey key : keys) {
      slots.put(key, next++);
    }
  }

  int slot(Attribute attribute) {
    return slots.getOrDefault(new FactKey.Core(attribute.name(), attribute.type()), -1);
  }

  int slotOfActor(Attribute attribute) {
    return actorSlots.getOrDefault(new FactKey.Core(attribute.name(), attribute.type()), -1);
  }

  int slot(List<String> argument, Type type) {
    return slots.getOrDefault(new FactKey.Argument(argument, type), -1);
  }
}
