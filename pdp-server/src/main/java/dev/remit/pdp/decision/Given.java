package dev.remit.pdp.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Who is given an answer to what, and since when; the answer may be on its way. */
final class Given {
  private final IdempotencyKey key;
  private final String revision;
  private final long since;
  private final int place;
  private @Nullable Answer answer;

  /**
   * Nothing yet.
   *
   * @param revision of the bundle that decides
   * @param since nanoseconds of a clock that runs evenly
   * @param place its number among all places that are remembered
   */
  Given(IdempotencyKey key, String revision, long since, int place) {
    this.key = key;
    this.revision = revision;
    this.since = since;
    this.place = place;
  }

  String caller() {
    return key.caller();
  }

  /** What another bundle decided is no answer. */
  boolean isTo(IdempotencyKey other, String inForce) {
    return key.equals(other) && revision.equals(inForce);
  }

  /** Whether it was asked for less than so long ago. */
  boolean isOf(Duration last, long nanos) {
    return nanos - since < last.toNanos();
  }

  /** The answer, if it was made. */
  synchronized Optional<Answer> made() {
    return Optional.ofNullable(answer);
  }

  /**
   * Makes the answer, unless it was made before. Whoever asks meanwhile waits for it; where making
   * it fails, the next makes it.
   *
   * @param decide makes an answer of the id that it is given
   * @param again what becomes of one that was made before
   */
  Answer make(Instant now, Function<UUID, Answer> decide, UnaryOperator<Answer> again) {
    Answer before;
    synchronized (this) {
      before = answer;
      if (before == null) {
        Answer made = decide.apply(DecisionIds.next(now, place));
        answer = made;
        return made;
      }
    }
    return again.apply(before);
  }
}
