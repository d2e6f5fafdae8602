package dev.remit.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each server answers what it has to before anybody measures what that costs. */
class ServerBenchmarkIT {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final long REQUESTS = 200;

  @TempDir Path directory = Path.of("");

  private static ServerBenchmark named(String name) {
    return ServerBenchmark.all(HOME).stream()
        .filter(each -> each.name().equals("ServerBenchmark." + name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"noop", "noopStream", "authorize", "stream", "authorize[rules=800]"})
  void each_answer_of_a_server_is_checked(String name) throws Exception {
    assertTrue(named(name).ask(directory, REQUESTS) >= REQUESTS);
  }

  @Test
  void a_server_costs_something_once_it_is_warm_and_nothing_is_said_of_one_that_is_not()
      throws Exception {
    WarmUp soon = new WarmUp(Duration.ofMillis(1), REQUESTS, Duration.ofMinutes(5));
    assertTrue(named("noop").nanos(directory, soon, Duration.ofMillis(500)) > 0);
    WarmUp never = new WarmUp(Duration.ofMillis(1), Long.MAX_VALUE, Duration.ofMillis(1));
    assertThrows(
        IOException.class, () -> named("noop").nanos(directory, never, Duration.ofMillis(500)));
  }

  @Test
  void all_servers_are_there() {
    assertEquals(
        List.of(
            "noop",
            "noopStream",
            "authorize",
            "stream",
            "authorize[rules=800]",
            "authorize[rules=40000]"),
        ServerBenchmark.all(HOME).stream()
            .map(ServerBenchmark::method)
            .filter(method -> !method.equals("cerbos"))
            .toList());
  }

  /** One whose answers are not what is asked for has no figure. */
  @Test
  void a_wrong_answer_is_a_fault() throws Exception {
    ServerBenchmark noop = named("noop");
    ServerBenchmark wrong =
        new ServerBenchmark(
            "wrong", noop.start(), noop.asked(), () -> new NoopAsking(new byte[] {1}));
    assertThrows(IllegalStateException.class, () -> wrong.ask(directory, REQUESTS));
  }

  @Test
  void each_request_of_a_load_curve_is_decided_as_expected() throws Exception {
    List<LoadPoint> points = LoadCurve.points(HOME, Pace.QUICK);
    assertEquals(Pace.QUICK.rates(), points.stream().map(LoadPoint::rate).toList());
    assertTrue(points.stream().allMatch(LoadPoint::isRight), points::toString);
  }

  /** Fetches it. */
  @Tag("proof")
  @Test
  void cerbos_decides_as_the_rule_by_hand() throws Exception {
    ServerBenchmark cerbos = named("cerbos");
    try (Served server = cerbos.start().in(directory)) {
      for (RulesTwin.Slots question : PeerQuestions.ALL) {
        try (ClosedLoop client =
            new ClosedLoop(server.port(), cerbos.asked(), new CerbosAsking(question))) {
          assertTrue(client.run(REQUESTS) >= REQUESTS, question::toString);
        }
      }
    }
  }
}
