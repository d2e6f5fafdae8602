package dev.remit.lang.ir;

import dev.remit.lang.schema.Type;
import java.util.List;

/**
 * Which fact lies in which slot: {@code facts} of the request and the access, {@code hopFacts} of
 * each hop, {@code actorFacts} of everyone who acts. Slots are given in the code-point order of the
 * keys, so that the same bundle has the same layout whatever the order of its files.
 */
public record SlotLayout(
    List<FactKey> facts, List<FactKey.Core> hopFacts, List<FactKey.Core> actorFacts) {
  public SlotLayout {
    facts = List.copyOf(facts);
    hopFacts = List.copyOf(hopFacts);
    actorFacts = List.copyOf(actorFacts);
  }

  /** What a slot holds. */
  public sealed interface FactKey {
    /** The name that a reason reports for it. */
    String name();

    /**
     * A fact of the core model or of the site, such as {@code task.purpose}; in hops, {@code
     * hop.trust}; of an actor, {@code agent.owner}.
     */
    record Core(String name, Type type) implements FactKey {}

    /** An argument, by path, read as {@code type}: none for a tool that does not declare it so. */
    record Argument(List<String> path, Type type) implements FactKey {
      public Argument {
        path = List.copyOf(path);
      }

      @Override
      public String name() {
        return "args." + String.join(".", path);
      }
    }
  }
}
