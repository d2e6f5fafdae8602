package dev.remit.pdp.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.ReasonCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Of two that ask the same at once, one makes the answer, and both get it. */
class RecentAnswersTest {
  private static final RecentAnswers.Key KEY = new RecentAnswers.Key("caller", "1", "sha256:q");

  /** One that waits for another, or has waited in vain. */
  private static final Set<Thread.State> HELD =
      EnumSet.of(
          Thread.State.BLOCKED,
          Thread.State.WAITING,
          Thread.State.TIMED_WAITING,
          Thread.State.TERMINATED);

  private final RecentAnswers recent = new RecentAnswers();
  private final AtomicInteger made = new AtomicInteger();

  private Answer make() {
    return new Answer(
        new Decision.Deny(Decision.Reason.of(ReasonCode.DENIED, "no")),
        new UUID(0, made.incrementAndGet()),
        "sha256:r",
        List.of());
  }

  private FutureTask<Answer> asked(Supplier<Answer> decide) {
    return new FutureTask<>(() -> recent.give(KEY, decide));
  }

  @Test
  void of_two_that_ask_at_once_one_makes_the_answer() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch both = new CountDownLatch(1);
    FutureTask<Answer> first =
        asked(() -> {
          begun.countDown();
          await(both);
          return make();
        });
    FutureTask<Answer> second = asked(this::make);
    Thread.ofPlatform().start(first);
    begun.await();
    Thread thread = Thread.ofPlatform().start(second);
    while (!HELD.contains(thread.getState())) {
      Thread.onSpinWait();
    }
    both.countDown();
    assertSame(first.get(), second.get());
    assertEquals(1, made.get());
    assertSame(first.get(), recent.given(KEY).orElseThrow());
  }

  @Test
  void what_was_forgotten_is_made_anew() {
    Answer before = recent.give(KEY, this::make);
    assertSame(before, recent.give(KEY, this::make));
    recent.clear();
    assertEquals(new UUID(0, 2), recent.give(KEY, this::make).id());
    assertSame(before, recent.given("caller", before.id()).orElseThrow());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
