package dev.remit.pdp.decision;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The answers of the last minute, so that a retry gets the same one and consumes nothing twice; and
 * for an hour who was given which. It remembers at most {@value #MOST} of each; what it has
 * forgotten is decided anew.
 */
public final class RecentAnswers {
  static final int MOST = 100_000;
  static final Duration ANSWERS = Duration.ofMinutes(1);
  static final Duration GIVEN = Duration.ofHours(1);

  private record Given(String caller, Answer answer) {}

  private final Cache<Key, Answer> answers = bounded().expireAfterWrite(ANSWERS).build();
  private final Cache<UUID, Given> given = bounded().expireAfterWrite(GIVEN).build();

  /**
   * Whoever fills it also tidies it up: that is little at a time, and waking another costs more.
   */
  private static Caffeine<Object, Object> bounded() {
    return Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run);
  }

  /** Who asked, under which id, and the digest of what. */
  public record Key(String caller, String requestId, String questionDigest) {}

  /** The answer given before. */
  Optional<Answer> given(Key key) {
    return Optional.ofNullable(answers.getIfPresent(key));
  }

  /** The answer made now; of two that ask at once one makes it. */
  Answer give(Key key, Supplier<Answer> decide) {
    Answer answer = answers.asMap().computeIfAbsent(key, unseen -> decide.get());
    given.put(answer.id(), new Given(key.caller(), answer));
    return answer;
  }

  /** Forgets all answers: what they rest on has changed. */
  void clear() {
    answers.invalidateAll();
  }

  /** The answer of that id, if that caller was given it within the last hour. */
  Optional<Answer> given(String caller, UUID decision) {
    return Optional.ofNullable(given.getIfPresent(decision))
        .filter(found -> found.caller().equals(caller))
        .map(Given::answer);
  }
}
