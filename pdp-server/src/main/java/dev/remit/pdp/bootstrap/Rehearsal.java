package dev.remit.pdp.bootstrap;

import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.LiveState;
import dev.remit.lang.decide.Peek;
import dev.remit.lang.decide.Question;
import dev.remit.pdp.decision.Snapshot;
import java.time.Instant;
import java.util.List;

/**
 * How a bundle that is to decide next does on what was asked last. Nothing is used up, and nobody
 * is answered.
 *
 * @param asked how many questions
 * @param allowed how many of them it allows, and the one that decides now does not
 * @param denied how many of them it denies, and the one that decides now does not
 */
record Rehearsal(int asked, int allowed, int denied) {

  /** Asks both, and then the next one alone, as often as a warm-up asks. */
  static Rehearsal of(
      List<Question> recent, Loaded inForce, Loaded next, LiveState state, Instant now) {
    LiveState peek = new Peek(state);
    int allowed = 0;
    int denied = 0;
    for (Question question : recent) {
      boolean before = allows(inForce.snapshot(), question, peek, now);
      boolean after = allows(next.snapshot(), next.asked(question), peek, now);
      allowed += after && !before ? 1 : 0;
      denied += before && !after ? 1 : 0;
    }
    for (int i = recent.size(); i < WarmUp.QUESTIONS && !recent.isEmpty(); i++) {
      allows(next.snapshot(), next.asked(recent.get(i % recent.size())), peek, now);
    }
    return new Rehearsal(recent.size(), allowed, denied);
  }

  private static boolean allows(
      Snapshot snapshot, Question question, LiveState state, Instant now) {
    return snapshot.decider().decide(question, state, now) instanceof Decision.Allow;
  }

  /** In a line. */
  String summary() {
    return "recent requests: "
        + asked
        + " asked, "
        + allowed
        + " allowed now, "
        + denied
        + " denied now";
  }
}
