package dev.remit.pdp.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.ReasonCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is remembered of answers, by whom they were asked for, for how long, and how many. */
class RecentAnswersTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final String BUNDLE = "sha256:r";

  /** One that waits for another, or has waited in vain. */
  private static final Set<Thread.State> HELD =
      EnumSet.of(
          Thread.State.BLOCKED,
          Thread.State.WAITING,
          Thread.State.TIMED_WAITING,
          Thread.State.TERMINATED);

  private final AtomicLong clock = new AtomicLong(-1);
  private final RecentAnswers recent = new RecentAnswers(1, 2, clock::get);
  private final AtomicInteger made = new AtomicInteger();
  private final CountDownLatch go = new CountDownLatch(1);

  /** Of who asked last. */
  private Thread thread = Thread.currentThread();

  private static IdempotencyKey key(String asked) {
    return new IdempotencyKey("caller", asked.getBytes(StandardCharsets.UTF_8));
  }

  private Answer make(UUID id) {
    made.incrementAndGet();
    return answer(id, "no");
  }

  private static Answer answer(UUID id, String detail) {
    return new Answer(
        new Decision.Deny(Decision.Reason.of(ReasonCode.DENIED, detail)), id, BUNDLE, List.of());
  }

  private Answer give(String asked) {
    return give(asked, BUNDLE);
  }

  private Answer give(String asked, String revision) {
    return recent.give(key(asked), revision, NOW, this::make, UnaryOperator.identity());
  }

  private FutureTask<Answer> started(Function<UUID, Answer> decide) {
    FutureTask<Answer> asked =
        new FutureTask<>(
            () -> recent.give(key("1"), BUNDLE, NOW, decide, UnaryOperator.identity()));
    thread = Thread.ofPlatform().start(asked);
    return asked;
  }

  /** One that asks, whose answer is on its way when this is over, and until {@link #go}. */
  private FutureTask<Answer> begun(Function<UUID, Answer> decide) {
    CountDownLatch begun = new CountDownLatch(1);
    FutureTask<Answer> asked =
        started(id -> {
          begun.countDown();
          await(go);
          return decide.apply(id);
        });
    await(begun);
    return asked;
  }

  /** One that asks the same meanwhile, and waits: while the answer is made, or since it was. */
  private FutureTask<Answer> held() {
    FutureTask<Answer> asked = started(this::make);
    while (!HELD.contains(thread.getState())) {
      Thread.onSpinWait();
    }
    return asked;
  }

  @Test
  void of_two_that_ask_at_once_one_makes_the_answer() throws Exception {
    FutureTask<Answer> first = begun(this::make);
    FutureTask<Answer> second = held();
    go.countDown();
    assertSame(first.get(), second.get());
    assertEquals(1, made.get());
    assertSame(first.get(), give("1"));
  }

  @Test
  void who_waits_for_a_decision_that_fails_makes_it() throws Exception {
    FutureTask<Answer> first =
        begun(id -> {
          throw new IllegalStateException("none");
        });
    FutureTask<Answer> second = held();
    go.countDown();
    assertThrows(ExecutionException.class, first::get);
    Answer anew = second.get();
    assertEquals(1, made.get());
    assertSame(anew, give("1"));
    assertSame(anew, recent.given("caller", anew.id()).orElseThrow());
  }

  @Test
  void another_question_does_not_wait() throws Exception {
    FutureTask<Answer> first = begun(this::make);
    Answer other = give("2");
    assertEquals(1, made.get());
    go.countDown();
    assertNotEquals(other.id(), first.get().id());
  }

  @Test
  void an_answer_on_its_way_was_given_to_nobody_yet() {
    give("1");
    recent.give(
        key("2"),
        BUNDLE,
        NOW,
        id -> {
          assertEquals(Optional.empty(), recent.given("caller", id));
          return make(id);
        },
        UnaryOperator.identity());
    assertEquals(2, made.get());
  }

  /** Who was given it is known though. */
  @Test
  void what_another_bundle_decided_is_made_anew() {
    Answer before = give("1");
    Answer after = give("1", "sha256:other");
    assertEquals(2, made.get());
    assertSame(after, give("1", "sha256:other"));
    assertSame(before, recent.given("caller", before.id()).orElseThrow());
    assertSame(after, recent.given("caller", after.id()).orElseThrow());
  }

  @Test
  void an_answer_is_given_again_for_a_minute() {
    Answer before = give("1");
    clock.addAndGet(RecentAnswers.ANSWERS.toNanos() - 1);
    assertSame(before, give("1"));
    clock.incrementAndGet();
    Answer after = give("1");
    assertEquals(2, made.get());
    assertSame(after, give("1"));
  }

  @Test
  void who_was_given_it_is_known_for_an_hour() {
    Answer before = give("1");
    clock.addAndGet(RecentAnswers.GIVEN.toNanos() - 1);
    assertSame(before, recent.given("caller", before.id()).orElseThrow());
    clock.incrementAndGet();
    assertEquals(Optional.empty(), recent.given("caller", before.id()));
  }

  @Test
  void nobody_else_was_given_it() {
    Answer before = give("1");
    assertEquals(Optional.empty(), recent.given("another", before.id()));
    int place = DecisionIds.place(before.id());
    assertEquals(Optional.empty(), recent.given("caller", DecisionIds.next(NOW, place)));
    assertEquals(Optional.empty(), recent.given("caller", DecisionIds.next(NOW, 1)));
    assertEquals(Optional.empty(), recent.given("caller", new UUID(0, -1)));
  }

  @Test
  void what_was_given_before_is_seen_again() {
    Answer before = give("1");
    Answer other = answer(new UUID(1, 1), "withdrawn");
    assertSame(
        other,
        recent.give(
            key("1"),
            BUNDLE,
            NOW,
            this::make,
            given -> {
              assertSame(before, given);
              return other;
            }));
    assertSame(before, give("1"));
  }

  /** Both what was asked and who was given it. */
  @Test
  void the_oldest_makes_room() {
    Answer first = give("1");
    Answer second = give("2");
    Answer third = give("3");
    assertEquals(Optional.empty(), recent.given("caller", first.id()));
    assertSame(second, recent.given("caller", second.id()).orElseThrow());
    assertSame(second, give("2"));
    assertSame(third, give("3"));
    give("1");
    assertEquals(4, made.get());
  }

  /** However few buckets they share. */
  @Test
  void as_many_as_there_are_places_are_found_again() {
    RecentAnswers many = new RecentAnswers(1, 64, clock::get);
    UnaryOperator<Answer> again = UnaryOperator.identity();
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 64; i++) {
        many.give(key(round + " " + i), BUNDLE, NOW, this::make, again);
      }
      for (int i = 0; i < 64; i++) {
        many.give(key(round + " " + i), BUNDLE, NOW, this::make, again);
      }
    }
    assertEquals(3 * 64, made.get());
  }

  @Test
  void questions_of_one_hash_have_answers_of_their_own() {
    IdempotencyKey one = new IdempotencyKey("caller", 1, new byte[] {1}, 7);
    IdempotencyKey other = new IdempotencyKey("caller", 1, new byte[] {2}, 7);
    Answer first = recent.give(one, BUNDLE, NOW, this::make, UnaryOperator.identity());
    Answer second = recent.give(other, BUNDLE, NOW, this::make, UnaryOperator.identity());
    assertEquals(2, made.get());
    assertSame(first, recent.give(one, BUNDLE, NOW, this::make, UnaryOperator.identity()));
    assertSame(second, recent.give(other, BUNDLE, NOW, this::make, UnaryOperator.identity()));
  }

  /** The one made anew is younger than that of the same question before it. */
  @Test
  void what_makes_room_takes_no_younger_answer_with_it() {
    give("1");
    clock.addAndGet(RecentAnswers.ANSWERS.toNanos());
    Answer anew = give("1");
    give("2");
    assertSame(anew, give("1"));
  }

  /** Whatever makes room for whatever, an answer is that of its question. */
  @Test
  void many_at_once_get_no_answer_of_another() throws Exception {
    RecentAnswers few = new RecentAnswers(2, 4, System::nanoTime);
    List<FutureTask<Boolean>> tasks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      tasks.add(
          new FutureTask<>(() -> {
            for (int round = 0; round < 20_000; round++) {
              String asked = Integer.toString(ThreadLocalRandom.current().nextInt(16));
              Answer answer =
                  few.give(
                      key(asked), BUNDLE, NOW, id -> answer(id, asked), UnaryOperator.identity());
              boolean right =
                  isOf(answer, asked)
                      && few.given("caller", answer.id()).stream()
                          .allMatch(again -> again.id().equals(answer.id()));
              if (!right) {
                return false;
              }
            }
            return true;
          }));
    }
    tasks.forEach(task -> Thread.ofPlatform().start(task));
    for (FutureTask<Boolean> task : tasks) {
      assertEquals(true, task.get());
    }
  }

  private static boolean isOf(Answer answer, String asked) {
    return answer.decision().equals(answer(answer.id(), asked).decision());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
