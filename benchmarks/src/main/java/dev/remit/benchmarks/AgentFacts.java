package dev.remit.benchmarks;

import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.ir.SlotLayout.FactKey;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.CoreModel;
import java.util.Arrays;
import java.util.List;

/** What the rules of the agent policy read, in the slots of a layout. */
final class AgentFacts {
  private AgentFacts() {}

  /** The facts of a refund over so many hops. */
  static Facts of(SlotLayout layout, int hops) {
    Reading[] slots = layout.facts().stream().map(AgentFacts::fact).toArray(Reading[]::new);
    Reading[] hop =
        layout.hopFacts().stream().map(key -> trust(key.name())).toArray(Reading[]::new);
    Reading[][] chain = new Reading[hops][];
    Arrays.setAll(chain, i -> hop.clone());
    return Facts.of(layout.shape(), slots, chain, new Reading[hops][0], AgentQuestion.NOW);
  }

  private static Reading fact(FactKey key) {
    return switch (key.name()) {
      case "tool" -> new Value.Tool("crm", "pay0");
      case "task.purpose" -> new Value.Text("refund");
      case "dataset" -> new Value.Name(List.of("crm", "account3"));
      case "args.amount" -> new Value.Decimal(AgentQuestion.AMOUNT);
      default -> throw new IllegalStateException("the agent policy reads " + key.name());
    };
  }

  private static Reading trust(String name) {
    if (!name.equals("hop.trust")) {
      throw new IllegalStateException("the agent policy reads " + name);
    }
    String word = Source.VOUCHED.word();
    return new Value.Symbol(word, CoreModel.TRUST.values().indexOf(word));
  }
}
