package dev.remit.pdp.decision;

import dev.remit.lang.decide.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Some of the questions that were asked last, by which a bundle is exercised before it decides: the
 * first {@value #PLACES}, then about one of {@value #EACH}. Those of long requests are passed over,
 * for what is kept here is kept. Safe for use by many threads.
 */
final class RecentQuestions {
  static final int PLACES = 256;
  static final int EACH = 64;
  static final int LONGEST = 8192;

  private final AtomicReferenceArray<@Nullable Question> places =
      new AtomicReferenceArray<>(PLACES);
  private final AtomicLong next = new AtomicLong();

  /** A question, and the key by which it is known: which are kept is up to its hash. */
  void note(IdempotencyKey key, Question question) {
    boolean kept = next.get() < PLACES || key.hashCode() % EACH == 0;
    if (kept && key.length() <= LONGEST) {
      places.set((int) (next.getAndIncrement() % PLACES), question);
    }
  }

  /** In no order. */
  List<Question> noted() {
    List<Question> noted = new ArrayList<>();
    for (int place = 0; place < PLACES; place++) {
      Question question = places.get(place);
      if (question != null) {
        noted.add(question);
      }
    }
    return List.copyOf(noted);
  }
}
