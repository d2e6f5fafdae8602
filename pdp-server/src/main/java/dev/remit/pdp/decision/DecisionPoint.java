package dev.remit.pdp.decision;

import dev.remit.lang.decide.Decider;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.Explainer;
import dev.remit.lang.decide.Explanation;
import dev.remit.lang.decide.Listing;
import dev.remit.lang.decide.LiveState;
import dev.remit.lang.decide.Peek;
import dev.remit.lang.decide.Question;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides by the snapshot in force. Safe for use by many threads, which wait for nothing but the
 * answer to their own question that another is making.
 */
public final class DecisionPoint {
  private volatile Optional<Snapshot> inForce = Optional.empty();
  private final LiveState state;
  private final InstantSource clock;
  private final RecentAnswers answers = new RecentAnswers();
  private final RecentQuestions questions = new RecentQuestions();

  public DecisionPoint(LiveState state, InstantSource clock) {
    this.state = state;
    this.clock = clock;
  }

  /**
   * Puts a snapshot in force, for every question from here on. What is being decided is decided by
   * the one before, and no retry gets it.
   */
  public void put(Snapshot snapshot) {
    inForce = Optional.of(snapshot);
  }

  /** What decides now; empty before the first bundle. */
  public Optional<Snapshot> snapshot() {
    return inForce;
  }

  public Instant now() {
    return clock.instant();
  }

  /**
   * The answer; to a retry the one given before, unless that was an ALLOW and stands no more. The
   * snapshot and the time are the caller's, so that a batch has one of each.
   */
  public Answer answer(IdempotencyKey key, Question question, Snapshot snapshot, Instant now) {
    return answers.give(
        key,
        snapshot.bundle().revision(),
        now,
        id -> {
          questions.note(key, question);
          return answered(snapshot.decider().decide(question, state, now), id, snapshot);
        },
        before ->
            withdrawn(before, question, snapshot, now)
                .map(deny -> answered(deny, DecisionIds.next(now), snapshot))
                .orElse(before));
  }

  private static Answer answered(Decision decision, UUID id, Snapshot snapshot) {
    return new Answer(decision, id, snapshot.bundle().revision(), snapshot.notes());
  }

  /** Some of what was asked last. */
  public List<Question> recentQuestions() {
    return questions.noted();
  }

  /** A DENY is given again as it was; an ALLOW only while what it rests on holds. */
  private Optional<Decision> withdrawn(
      Answer answer, Question question, Snapshot snapshot, Instant now) {
    return answer.decision() instanceof Decision.Allow given
        ? Decider.withdrawn(given, question, snapshot.bundle(), state, now)
        : Optional.empty();
  }

  /** Which tools whoever asks this may see, tool by tool; the question's own is not looked at. */
  public Listing listing(Question question, Snapshot snapshot, Instant now) {
    return new Listing(question, snapshot.bundle(), state, now);
  }

  /** How the question would be decided; nothing is used up. */
  public Explained explain(Question question, Snapshot snapshot, Instant now) {
    LiveState peek = new Peek(state);
    Decision decision = snapshot.decider().decide(question, peek, now);
    return new Explained(
        answered(decision, DecisionIds.next(now), snapshot),
        Explainer.explain(question, snapshot.bundle(), peek, now));
  }

  /** A decision that was not given, and how it would come about. */
  public record Explained(Answer answer, Explanation explanation) {}

  /** The answer of that id which the caller was given, if it is remembered. */
  public Optional<Answer> given(String caller, UUID decision) {
    return answers.given(caller, decision);
  }
}
