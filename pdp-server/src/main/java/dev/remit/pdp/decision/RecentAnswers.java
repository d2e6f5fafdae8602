package dev.remit.pdp.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * The answers of the last minute, so that a retry gets the same one and consumes nothing twice; and
 * for an hour who was given which. A new answer takes the place of the oldest in its ring; all
 * rings together have {@value #MOST} places. What was forgotten is decided anew. Safe for use by
 * many threads, which wait for a decision only if it is that of their own question.
 */
final class RecentAnswers {
  static final int MOST = 100_000;
  static final Duration ANSWERS = Duration.ofMinutes(1);
  static final Duration GIVEN = Duration.ofHours(1);
  private static final int RINGS = 16;

  private final AnswerRing[] rings;
  private final LongSupplier clock;

  RecentAnswers() {
    this(RINGS, MOST / RINGS, System::nanoTime);
  }

  /**
   * One of so many rings, a power of two, each of so many places.
   *
   * @param clock nanoseconds, as they pass: what o'clock it is may be corrected at any time
   */
  RecentAnswers(int rings, int size, LongSupplier clock) {
    this.clock = clock;
    this.rings = new AnswerRing[rings];
    for (int number = 0; number < rings; number++) {
      this.rings[number] = new AnswerRing(number * size, size);
    }
  }

  /**
   * The answer made now, or the one that the same bundle made before; of two that ask at once one
   * makes it.
   *
   * @param revision of the bundle that decides
   * @param now the time of a new answer's id
   * @param decide makes an answer of the id that it is given
   * @param again what becomes of one that was made before
   */
  Answer give(
      IdempotencyKey key,
      String revision,
      Instant now,
      Function<UUID, Answer> decide,
      UnaryOperator<Answer> again) {
    return rings[key.hashCode() & (rings.length - 1)]
        .given(key, revision, clock.getAsLong())
        .make(now, decide, again);
  }

  /** The answer of that id, if that caller was given it within the last hour. */
  Optional<Answer> given(String caller, UUID decision) {
    int place = DecisionIds.place(decision);
    int number = place / rings[0].size();
    return number < rings.length
        ? rings[number]
            .at(place)
            .filter(given -> given.caller().equals(caller) && given.isOf(GIVEN, clock.getAsLong()))
            .flatMap(Given::made)
            .filter(answer -> answer.id().equals(decision))
        : Optional.empty();
  }
}
