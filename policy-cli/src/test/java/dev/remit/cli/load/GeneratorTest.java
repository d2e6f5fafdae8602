package dev.remit.cli.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What counts as latency, by a clock that the tests move. */
class GeneratorTest {
  private static final long MILLI = 1_000_000;
  private static final Shot ALLOW = shot("allow", Effect.EFFECT_ALLOW);
  private static final Shot DENY = shot("deny", Effect.EFFECT_DENY);

  private final Moved clock = new Moved();
  private final List<String> ids = new ArrayList<>();
  private final List<Long> sentAt = new ArrayList<>();
  private final List<Target.Reply> open = new ArrayList<>();

  /** Stands still but for being waited for. */
  private static final class Moved implements Clock {
    private long now = -5_000 * MILLI;

    @Override
    public long now() {
      return now;
    }

    @Override
    public void await(long time) {
      now = Math.max(now, time);
    }
  }

  private static Shot shot(String name, Effect expected) {
    return new Shot(name, AuthorizeRequest.getDefaultInstance(), expected);
  }

  private static Load load(int perSecond, int millis) {
    return new Load(perSecond, Duration.ofMillis(millis), 1_000);
  }

  private Outcome run(Load load, List<Shot> shots, Target target) throws InterruptedException {
    return new Generator(clock, target, 0).run(load, shots);
  }

  private void note(AuthorizeRequest request, Target.Reply reply) {
    ids.add(request.getRequestId());
    sentAt.add(clock.now());
    open.add(reply);
  }

  private static void assertNear(long expected, long actual) {
    assertTrue(Math.abs(expected - actual) <= expected / 500, expected + " and " + actual);
  }

  @Test
  void requests_are_sent_evenly_and_in_turn_each_with_an_id_of_its_own() throws Exception {
    Outcome outcome =
        run(
            load(100, 1_000),
            List.of(ALLOW, DENY),
            (request, reply) -> {
              note(request, reply);
              reply.answered(ids.size() % 2 == 1 ? ALLOW.expected() : DENY.expected());
            });
    long start = sentAt.getFirst();
    assertEquals(LongStream.range(0, 100).mapToObj(i -> start + i * 10 * MILLI).toList(), sentAt);
    assertEquals(100, new HashSet<>(ids).size());
    assertTrue(outcome.isRight());
    assertEquals(100, outcome.sent());
    assertEquals(100, outcome.answered());
    assertEquals(100.0, outcome.perSecond());
    assertEquals(new Percentiles(0, 0, 0, 0, 0), outcome.latency());
    assertEquals(new Percentiles(0, 0, 0, 0, 0), outcome.lateness());
  }

  @Test
  void a_second_run_repeats_no_id() throws Exception {
    Generator generator =
        new Generator(
            clock,
            (request, reply) -> {
              ids.add(request.getRequestId());
              reply.answered(ALLOW.expected());
            },
            0);
    generator.run(load(10, 1_000), List.of(ALLOW));
    generator.run(load(10, 1_000), List.of(ALLOW));
    assertEquals(20, new HashSet<>(ids).size());
  }

  /** One stall of a second delays the hundred requests that are due in it, not one. */
  @Test
  void what_was_due_while_the_sender_stood_still_counts_from_when_it_was_due() throws Exception {
    Outcome outcome =
        run(
            load(100, 2_000),
            List.of(ALLOW),
            (request, reply) -> {
              note(request, reply);
              if (sentAt.size() == 1) {
                clock.now += 1_000 * MILLI;
              }
              reply.answered(ALLOW.expected());
            });
    assertEquals(200, outcome.sent());
    assertNear(800 * MILLI, outcome.latency().p90());
    assertNear(1_000 * MILLI, outcome.latency().max());
    assertNear(990 * MILLI, outcome.lateness().max());
  }

  @Test
  void what_is_not_answered_delays_nothing_and_its_wait_counts() throws Exception {
    Outcome outcome =
        run(
            load(100, 1_000),
            List.of(ALLOW),
            (request, reply) -> {
              note(request, reply);
              if (sentAt.size() == 100) {
                clock.now += 1_010 * MILLI;
                open.forEach(each -> each.answered(ALLOW.expected()));
              }
            });
    assertEquals(990 * MILLI, sentAt.getLast() - sentAt.getFirst());
    assertEquals(0, outcome.lateness().max());
    assertNear(2_000 * MILLI, outcome.latency().max());
    assertNear(1_500 * MILLI, outcome.latency().p50());
    assertEquals(50.0, outcome.perSecond());
  }

  @Test
  void beyond_what_may_be_in_flight_nothing_is_sent_and_that_is_a_failure() throws Exception {
    Load load = new Load(100, Duration.ofSeconds(1), 60);
    Outcome outcome =
        run(
            load,
            List.of(ALLOW),
            (request, reply) -> {
              note(request, reply);
              if (open.size() == 60 || sentAt.size() == 100) {
                open.forEach(each -> each.answered(ALLOW.expected()));
                open.clear();
              }
            });
    assertTrue(outcome.isRight(), "sixty may be");
    Outcome more = run(load, List.of(ALLOW), this::note);
    assertEquals(60, more.sent());
    assertEquals(Map.of("NOT_SENT", 40L, "NO_ANSWER", 60L), more.failures());
    assertEquals(100, more.failed());
    assertFalse(more.isRight());
  }

  @Test
  void a_decision_other_than_expected_is_counted_with_its_request() throws Exception {
    Outcome outcome =
        run(
            load(10, 1_000),
            List.of(ALLOW, DENY),
            (request, reply) -> reply.answered(Effect.EFFECT_ALLOW));
    assertEquals(Map.of("deny", 5L), outcome.wrong());
    assertEquals(5, outcome.mistaken());
    assertEquals(10, outcome.answered());
    assertFalse(outcome.isRight());
    Outcome unspecified =
        run(
            load(10, 1_000),
            List.of(DENY),
            (request, reply) -> reply.answered(Effect.EFFECT_UNSPECIFIED));
    assertEquals(Map.of("deny", 10L), unspecified.wrong());
  }

  @Test
  void a_request_without_a_decision_has_no_latency_and_is_counted_by_its_status() throws Exception {
    Outcome outcome =
        run(
            load(10, 1_000),
            List.of(ALLOW),
            (request, reply) -> {
              clock.now += 5 * MILLI;
              reply.failed("UNAVAILABLE");
            });
    assertEquals(Map.of("UNAVAILABLE", 10L), outcome.failures());
    assertEquals(0, outcome.latency().max());
    assertEquals(0, outcome.answered());
    assertEquals(0.0, outcome.perSecond());
  }
}
