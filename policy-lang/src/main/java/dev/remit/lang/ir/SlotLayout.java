package dev.remit.lang.ir;

import dev.remit.lang.runtime.FactsShape;
import dev.remit.lang.runtime.Form;
import dev.remit.lang.schema.Type;
import java.util.List;

/**
 * Which fact lies in which slot: {@code facts} of the request and the access, {@code hopFacts} of
 * each hop, {@code actorFacts} of everyone who acts. Slots are given in the code-point order of the
 * keys, so that the same bundle has the same layout whatever the order of its files.
 */
public record SlotLayout(
    List<FactKey> facts,
    List<FactKey.Core> hopFacts,
    List<FactKey.Core> actorFacts,
    FactsShape shape) {
  public SlotLayout {
    facts = List.copyOf(facts);
    hopFacts = List.copyOf(hopFacts);
    actorFacts = List.copyOf(actorFacts);
  }

  public SlotLayout(
      List<FactKey> facts, List<FactKey.Core> hopFacts, List<FactKey.Core> actorFacts) {
    this(
        facts,
        hopFacts,
        actorFacts,
        new FactsShape(shapes(facts), shapes(hopFacts), shapes(actorFacts)));
  }

  private static List<FactsShape.Fact> shapes(List<? extends FactKey> keys) {
    return keys.stream().map(key -> new FactsShape.Fact(key.name(), form(key.type()))).toList();
  }

  /** How facts of a type lie in their slots. */
  public static Form form(Type type) {
    return switch (type) {
      case Type.Bool any -> Form.BOOL;
      case Type.Int any -> Form.INT;
      case Type.EnumOf any -> Form.SYMBOL;
      case Type.Text any -> Form.TEXT;
      case Type.Name any -> Form.NAME;
      case Type.Decimal any -> Form.DECIMAL;
      case Type.Time any -> Form.TIME;
      case Type.Length any -> Form.LENGTH;
      default -> Form.VALUE;
    };
  }

  /** What a slot holds. */
  public sealed interface FactKey {
    /** The name that a reason reports for it. */
    String name();

    Type type();

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
