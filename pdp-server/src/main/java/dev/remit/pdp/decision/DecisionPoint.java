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
import java.util.Optional;
import java.util.UUID;

/** Decides by the snapshot in force. Never blocks; safe for use by many threads. */
public final class DecisionPoint {
  private volatile Optional<Snapshot> inForce = Optional.empty();
  private final LiveState state;
  private final InstantSource clock;
  private final RecentAnswers recent = new RecentAnswers();

  public DecisionPoint(LiveState state, InstantSource clock) {
    this.state = state;
    this.clock = clock;
  }

  /** Puts a snapshot in force, for every question from here on. */
  public void put(Snapshot snapshot) {
    inForce = Optional.of(snapshot);
    recent.clear();
  }

  /** What decides now; empty before the first bundle. */
  public Optional<Snapshot> snapshot() {
    return inForce;
  }

  public Instant now() {
    return clock.instant();
  }

  /**
   * The answer; to a retry the one given before, unless what it rests on has ended since. The
   * snapshot and the time are the caller's, so that a batch has one of each.
   */
  public Answer answer(RecentAnswers.Key key, Question question, Snapshot snapshot, Instant now) {
    Answer answer = recent.get(key, () -> decide(question, snapshot, now));
    return isStale(answer, question, snapshot, now)
        ? new Answer(
            Decider.fault(question, snapshot.bundle(), state, now).orElse(expired()),
            DecisionIds.next(now),
            snapshot.bundle().revision(),
            snapshot.notes())
        : answer;
  }

  private Answer decide(Question question, Snapshot snapshot, Instant now) {
    return new Answer(
        Decider.decide(question, snapshot.bundle(), state, now),
        DecisionIds.next(now),
        snapshot.bundle().revision(),
        snapshot.notes());
  }

  /** An ALLOW is given again only while its grant lasts and steps 1 to 4 still hold. */
  private boolean isStale(Answer answer, Question question, Snapshot snapshot, Instant now) {
    return answer.decision() instanceof Decision.Allow allow
        && (!allow.grant().expiresAt().isAfter(now)
            || Decider.fault(question, snapshot.bundle(), state, now).isPresent());
  }

  private static Decision expired() {
    return new Decision.Deny(
        Decision.Reason.of(
            dev.remit.lang.decide.ReasonCode.EXPIRED,
            "the grant given for this request has ended; ask anew with another request_id"));
  }

  /** Why a tool is hidden; empty where it is listed. */
  public Optional<Decision.Reason> hidden(Question question, Snapshot snapshot, Instant now) {
    return Listing.hidden(question, snapshot.bundle(), state, now);
  }

  /** How the question would be decided; nothing is used up. */
  public Explained explain(Question question, Snapshot snapshot, Instant now) {
    LiveState peek = new Peek(state);
    Decision decision = Decider.decide(question, snapshot.bundle(), peek, now);
    return new Explained(
        new Answer(decision, DecisionIds.next(now), snapshot.bundle().revision(), snapshot.notes()),
        Explainer.explain(question, snapshot.bundle(), peek, now));
  }

  /** A decision that was not given, and how it would come about. */
  public record Explained(Answer answer, Explanation explanation) {}

  /** The answer of that id which the caller was given, if it is remembered. */
  public Optional<Answer> given(String caller, UUID decision) {
    return recent.given(caller, decision);
  }
}
