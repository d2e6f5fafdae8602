package dev.remit.lang.decide;

import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.ir.SlotLayout.FactKey;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.Catalogue;
import dev.remit.lang.schema.CoreModel;
import dev.remit.lang.schema.Type;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts what is known of a call and one of its accesses into the slots that the rules read. */
public final class FactsBuilder {
  private final TypedCall typed;
  private final SlotLayout layout;
  private final Catalogue catalogue;
  private final AttributeModel model;
  private final Instant now;
  private final RequestFacts request;
  private final Reading datasets;
  private final Reading[][] hops;
  private final Reading[][] actors;

  public FactsBuilder(
      TypedCall typed, SlotLayout layout, Catalogue catalogue, AttributeModel model, Instant now) {
    this.typed = typed;
    this.layout = layout;
    this.catalogue = catalogue;
    this.model = model;
    this.now = now;
    this.request = new RequestFacts(typed, catalogue, model);
    this.datasets =
        readsDatasets(layout)
            ? DatasetFacts.of(typed.accesses(), catalogue, model)
            : new Reading.Unknown(CoreModel.DATASETS);
    this.hops = hops();
    this.actors = actors();
  }

  public Facts facts(Access access) {
    AccessFacts accessFacts = new AccessFacts(access, catalogue, model);
    List<FactKey> keys = layout.facts();
    Reading[] slots = new Reading[keys.size()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] =
          switch (keys.get(i)) {
            case FactKey.Argument argument -> argument(argument);
            case FactKey.Core(String name, Type type) -> core(name, accessFacts);
          };
    }
    return Facts.of(layout.shape(), slots, hops, actors, now);
  }

  private static boolean readsDatasets(SlotLayout layout) {
    return layout.facts().stream().anyMatch(key -> key.name().equals(CoreModel.DATASETS));
  }

  private Reading core(String name, AccessFacts access) {
    Optional<Attribute> attribute = model.attribute(name);
    if (attribute.isEmpty()) {
      return new Reading.Unknown(name);
    }
    return switch (attribute.get().supply()) {
      case ACCESS -> access.read(attribute.get());
      case QUESTION, STATEMENT, TOOL ->
          name.equals(CoreModel.DATASETS) ? datasets : request.read(attribute.get());
      // The evaluator computes what the clock decides, and reads hops from their own slots.
      case HOP, CLOCK -> new Reading.Unknown(name);
    };
  }

  /**
   * None for a tool that does not declare the argument with exactly this type (counterexample F33).
   */
  private Reading argument(FactKey.Argument key) {
    boolean declared =
        ArgumentPath.type(typed.tool().args(), key.path()).filter(key.type()::equals).isPresent();
    return declared ? ArgumentPath.read(typed.arguments(), key.path()) : Reading.NONE;
  }

  /** Each agent of the chain in order; who acts alone, where there is no chain. */
  private Reading[][] actors() {
    List<FactKey.Core> keys = layout.actorFacts();
    List<Actor> acting = Actor.all(typed.call(), model);
    Reading[][] readings = new Reading[acting.size()][keys.size()];
    for (int actor = 0; actor < readings.length; actor++) {
      ActorFacts facts = new ActorFacts(acting.get(actor), request, catalogue, model);
      for (int slot = 0; slot < keys.size(); slot++) {
        String name = keys.get(slot).name();
        readings[actor][slot] =
            model.attribute(name).map(facts::read).orElse(new Reading.Unknown(name));
      }
    }
    return readings;
  }

  private Reading[][] hops() {
    List<Call.Hop> chain = typed.call().chain();
    Reading[][] readings = new Reading[chain.size()][layout.hopFacts().size()];
    for (int hop = 0; hop < readings.length; hop++) {
      for (int slot = 0; slot < readings[hop].length; slot++) {
        readings[hop][slot] = HopFacts.read(chain, hop, layout.hopFacts().get(slot).name(), model);
      }
    }
    return readings;
  }
}
