package dev.remit.pdp.bootstrap;

import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Listing;
import dev.remit.lang.decide.LiveState;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.pdp.decision.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Exercises a bundle before it serves, so that the first requests find compiled code. */
final class WarmUp {
  /** Decisions, and listings, over all tools. */
  static final int QUESTIONS = 2_000;

  private static final int MOST_TOOLS = 50;
  private static final Value.Identity NOBODY =
      new Value.Identity("spiffe://remit.invalid", "warm-up");

  private WarmUp() {}

  /** By questions of no meaning, over the tools of the bundle. */
  static void run(Snapshot snapshot, LiveState state) {
    Instant now = Instant.EPOCH;
    CompiledBundle bundle = snapshot.bundle();
    List<ToolEntry> tools =
        bundle.tools().stream()
            .limit(MOST_TOOLS)
            .flatMap(tool -> bundle.catalogue().tool(tool).stream())
            .toList();
    int rounds = QUESTIONS / Math.max(1, tools.size());
    for (int round = 0; round < rounds; round++) {
      for (ToolEntry tool : tools) {
        Question question = question(tool);
        snapshot.decider().decide(question, state, now);
        Listing.hidden(question, bundle, state, now);
      }
    }
  }

  private static Question question(ToolEntry tool) {
    Question.Party party = new Question.Party(Optional.of(NOBODY), Source.VOUCHED);
    return new Question(
        party,
        party,
        Sent.none(),
        Sent.none(),
        Sent.none(),
        Optional.of(new Question.ToolRef(tool.tool().server(), tool.tool().name(), tool.digest())),
        new Arguments.Typed(SampleArguments.of(tool.args()), true, Source.VOUCHED),
        Sent.nothing(),
        Source.VOUCHED,
        List.of(),
        List.of(),
        List.of(),
        Set.of(),
        true);
  }
}
