package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.remit.proto.v1.AuthorizationServiceGrpc.AuthorizationServiceImplBase;
import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.AuthorizeResponse;
import dev.remit.proto.v1.Decision;
import dev.remit.proto.v1.Effect;
import io.grpc.Attributes;
import io.grpc.Server;
import io.grpc.ServerTransportFilter;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code remit loadtest} against a server on loopback that answers as a request's tool says. */
class LoadtestCommandTest {
  @TempDir Path directory = Path.of("");

  private final Answering service = new Answering();
  private final AtomicInteger connected = new AtomicInteger();
  private Server server = listening();

  /** ALLOW for the tool {@code t.allow}, DENY for others; what {@code failing} is over fails. */
  private static final class Answering extends AuthorizationServiceImplBase {
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger failing = new AtomicInteger();
    private volatile String answeredId = "";

    @Override
    public void authorize(AuthorizeRequest request, StreamObserver<AuthorizeResponse> responses) {
      asked.incrementAndGet();
      ids.add(request.getRequestId());
      if (failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        responses.onError(Status.UNAVAILABLE.asRuntimeException());
        return;
      }
      boolean allowed = request.getCall().getTool().getName().equals("allow");
      responses.onNext(
          AuthorizeResponse.newBuilder()
              .setRequestId(answeredId.isEmpty() ? request.getRequestId() : answeredId)
              .setDecision(
                  Decision.newBuilder()
                      .setEffect(allowed ? Effect.EFFECT_ALLOW : Effect.EFFECT_DENY))
              .build());
      responses.onCompleted();
    }
  }

  private Server listening() {
    return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
        .addService(service)
        .addTransportFilter(
            new ServerTransportFilter() {
              @Override
              public Attributes transportReady(Attributes attributes) {
                connected.incrementAndGet();
                return attributes;
              }
            })
        .build();
  }

  @BeforeEach
  void start() throws Exception {
    server = server.start();
    for (String tool : List.of("allow", "deny")) {
      request(tool + "-it.json", tool);
    }
  }

  @AfterEach
  void stop() {
    server.shutdownNow();
  }

  private String request(String file, String tool) throws Exception {
    return Files.writeString(
            directory.resolve(file),
            "{ \"call\": { \"tool\": { \"server\": \"t\", \"name\": \"" + tool + "\" } } }")
        .toString();
  }

  private Command loadtest(String file, String... more) {
    return loadtestOf("localhost:" + server.getPort(), file, more);
  }

  private static Command loadtestOf(String server, String file, String... more) {
    return Command.run(
        Stream.concat(
                Stream.of("loadtest", file, "--server", server, "--duration", "100ms"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static void assertRefused(String expected, Command command) {
    assertEquals(1, command.code(), command.toString());
    assertEquals("", command.out());
    assertEquals("remit: " + expected + "\n", command.err());
  }

  @Test
  void each_rate_is_a_line_once_each_answer_is_the_expected_one() {
    Command command = loadtest(directory.toString(), "--rate", "100,1200", "--warm-up", "50ms");
    assertEquals(0, command.code(), command.toString());
    assertEquals("", command.err());
    List<String> lines = command.out().lines().toList();
    assertEquals(3, lines.size(), command.out());
    assertEquals(
        "rate/s  decided/s    p50 ms    p90 ms    p99 ms p99.9 ms    max ms  late p99  failed   wrong"
            .replaceAll(" +", " "),
        lines.get(0).strip().replaceAll(" +", " "));
    assertTrue(lines.get(1).matches(" +100 +[\\d.]+( +[\\d.]+){6} +0 +0"), lines.get(1));
    assertTrue(lines.get(2).matches(" +1,200 +[\\d.,]+( +[\\d.]+){6} +0 +0"), lines.get(2));
    assertEquals(5 + 10 + 60 + 120, service.asked.get());
    assertEquals(service.asked.get(), service.ids.size());
  }

  @Test
  void a_line_for_machines_says_all_that_was_counted() {
    Command command =
        loadtest(directory.toString(), "--rate", "1000", "--warm-up", "20ms", "--output", "json");
    assertEquals(0, command.code(), command.toString());
    JsonObject line = JsonParser.parseString(command.out()).getAsJsonObject();
    assertEquals(1, command.out().lines().count());
    assertEquals(1_000, line.get("rate").getAsInt());
    assertEquals(0.1, line.get("seconds").getAsDouble());
    assertEquals(100, line.get("sent").getAsInt());
    assertEquals(100, line.get("decided").getAsInt());
    assertTrue(line.get("decidedPerSecond").getAsDouble() > 0);
    for (String times : List.of("latencyMicros", "lateMicros")) {
      JsonObject micros = line.getAsJsonObject(times);
      List<Double> sorted =
          Stream.of("p50", "p90", "p99", "p99.9", "max")
              .map(each -> micros.get(each).getAsDouble())
              .toList();
      assertEquals(sorted.stream().sorted().toList(), sorted);
    }
    assertTrue(line.getAsJsonObject("latencyMicros").get("p50").getAsDouble() > 0);
    assertEquals(new JsonObject(), line.get("failed"));
    assertEquals(new JsonObject(), line.get("wrong"));
    assertEquals(20, line.getAsJsonObject("warmUp").get("sent").getAsInt());
  }

  @Test
  void a_wrong_decision_is_named_and_exits_with_2() throws Exception {
    request("allow-not.json", "deny");
    Command command = loadtest(directory.toString(), "--rate", "300", "--warm-up", "0s");
    assertEquals(2, command.code(), command.toString());
    assertTrue(command.out().contains("  the other decision, allow-not.json: 10\n"), command.out());
    Command machine =
        loadtest(directory.toString(), "--rate", "300", "--warm-up", "0s", "--output", "json");
    assertEquals(2, machine.code());
    JsonObject line = JsonParser.parseString(machine.out()).getAsJsonObject();
    assertEquals(10, line.getAsJsonObject("wrong").get("allow-not.json").getAsInt());
  }

  @Test
  void a_fault_is_counted_by_its_status_and_exits_with_2() {
    service.failing.set(3);
    Command command = loadtest(directory.toString(), "--rate", "100", "--warm-up", "0s");
    assertEquals(2, command.code(), command.toString());
    assertTrue(command.out().contains("  no decision, UNAVAILABLE: 3\n"), command.out());
  }

  @Test
  void a_fault_of_the_warm_up_alone_exits_with_2() {
    service.failing.set(3);
    Command command = loadtest(directory.toString(), "--rate", "100", "--warm-up", "100ms");
    assertEquals(2, command.code(), command.toString());
    assertTrue(
        command.out().endsWith("  while warming up, no decision, UNAVAILABLE: 3\n"), command.out());
  }

  @Test
  void an_answer_to_something_else_is_none() {
    service.answeredId = "other";
    Command command = loadtest(directory.toString(), "--rate", "100", "--warm-up", "0s");
    assertEquals(2, command.code(), command.toString());
    assertTrue(command.out().contains("  no decision, NOT_THE_ANSWER: 10\n"), command.out());
  }

  @Test
  void there_are_as_many_connections_as_asked_for() {
    // One more for the look whether anything listens.
    loadtest(directory.toString(), "--rate", "100", "--warm-up", "0s", "--connections", "3");
    assertTrue(connected.get() == 3 || connected.get() == 4, "connections: " + connected.get());
  }

  @Test
  void what_is_right_is_said_by_the_name_or_by_the_command_line() throws Exception {
    String plain = request("plain.json", "deny");
    assertEquals(0, loadtest(plain, "--rate", "50", "--warm-up", "0s", "--expect", "DENY").code());
    assertEquals(2, loadtest(plain, "--rate", "50", "--warm-up", "0s", "--expect", "ALLOW").code());
    int asked = service.asked.get();
    assertRefused(
        "plain.json does not say which decision is right; name it allow-… or deny-…, or say --expect",
        loadtest(plain, "--rate", "50"));
    assertRefused(
        "allow-it.json says ALLOW by its name, and --expect says DENY",
        loadtest(directory.toString(), "--rate", "50", "--expect", "DENY"));
    assertEquals(asked, service.asked.get(), "nothing is sent");
  }

  @Test
  void a_file_that_is_no_request_stops_it_before_anything_is_sent() throws Exception {
    Path bad = Files.writeString(directory.resolve("deny-bad.json"), "[ 1 ]");
    assertRefused(
        "deny-bad.json[0] is no request: a JSON object is expected",
        loadtest(bad.toString(), "--rate", "50"));
    assertEquals(0, service.asked.get());
  }

  @Test
  void load_beyond_loopback_is_refused_unless_it_is_asked_for() {
    assertRefused(
        "192.0.2.1:7070 is beyond loopback; load is sent there, in plaintext, only with --beyond-loopback",
        loadtestOf("192.0.2.1:7070", directory.toString(), "--rate", "50"));
    assertEquals(
        0,
        loadtest(directory.toString(), "--rate", "50", "--warm-up", "0s", "--beyond-loopback")
            .code());
  }

  @Test
  void where_nothing_listens_one_sentence_says_so() throws Exception {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    assertRefused(
        "nothing answers at 127.0.0.1:" + port + "; start it with `remit serve`",
        loadtestOf("127.0.0.1:" + port, directory.toString(), "--rate", "50"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rate 0                       | --rate is 1 to 1000000, not 0",
        "--rate 5,1000001               | --rate is 1 to 1000000, not 1000001",
        "--rate 5 --connections 0       | --connections is 1 to 1000, not 0",
        "--rate 5 --connections 1001    | --connections is 1 to 1000, not 1001",
        "--rate 5 --in-flight 0         | --in-flight is 1 to 1000000, not 0",
        "--rate 5 --in-flight 1000001   | --in-flight is 1 to 1000000, not 1000001",
        "--rate 5 --timeout 0s          | --duration and --timeout are longer than nothing",
      })
  void an_option_out_of_its_range_is_one_sentence(String options, String expected) {
    assertRefused(expected, loadtest(directory.toString(), options.split(" ")));
  }

  @Test
  void a_time_without_a_unit_is_refused() {
    Command command = loadtest(directory.toString(), "--rate", "5", "--warm-up", "5");
    assertEquals(1, command.code());
    assertTrue(
        command.err().contains("a time such as 250ms, 30s or 5m is expected, not 5"),
        command.err());
    assertEquals(1, loadtest(directory.toString()).code(), "a rate is required");
  }
}
