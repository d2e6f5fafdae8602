package dev.remit.pdp.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.pdp.command.Remit.Run;
import dev.remit.pdp.command.Remit.Server;
import dev.remit.proto.v1.AuthorizationServiceGrpc;
import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.AuthorizeStreamResponse;
import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code remit serve}: what it says, what it refuses, and what survives its end. */
class ServeIT {
  private static final String QUERY =
      Remit.HOME.resolve("policies/examples/support/requests/allow-query.json").toString();

  private static final int MOST_ASKED = 200;

  @TempDir Path directory = Path.of("");

  private static void assertRefused(Run run, String expected) {
    assertEquals(1, run.code(), run.toString());
    assertEquals("", run.out());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().startsWith("remit: ") && run.err().contains(expected), run.err());
  }

  @Test
  void it_says_what_it_serves_and_where() throws Exception {
    try (Server server = Server.start(Remit.freePort())) {
      List<String> said = server.said();
      assertTrue(said.getFirst().matches("remit: \\d+ rules, revision sha256:[0-9a-f]{64}"));
      assertTrue(said.contains("remit: task registration is waived"), said.toString());
      assertTrue(
          said.contains("remit: enforcement point local, which may vouch for everyone"),
          said.toString());
      assertEquals("remit: listening on " + server.address() + " (gRPC and HTTP)", said.getLast());
    }
  }

  @Test
  void a_taken_port_is_one_sentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertRefused(
          Remit.run("serve", "--port", Integer.toString(taken.getLocalPort())),
          "port " + taken.getLocalPort() + " of 127.0.0.1 is taken; choose another with --port");
    }
  }

  @Test
  void a_missing_an_empty_and_a_broken_policy_directory_are_told() throws Exception {
    String port = Integer.toString(Remit.freePort());
    assertRefused(
        Remit.run("serve", "--port", port, "--policies", directory.resolve("no").toString()),
        "does not exist");
    assertRefused(
        Remit.run("serve", "--port", port, "--policies", directory.toString()),
        "has no .policy file");
    Path good = Files.writeString(directory.resolve("good.policy"), "package good");
    assertRefused(
        Remit.run("serve", "--port", port, "--policies", good.toString()),
        good + " is a file, and policies are read from a directory; name the one that it lies in");
    Files.writeString(directory.resolve("bad.policy"), "package bad\npermit {\n");
    Run broken = Remit.run("serve", "--port", port, "--policies", directory.toString());
    assertEquals(1, broken.code());
    assertTrue(
        broken.err().lines().findFirst().orElse("").endsWith("do not compile:"), broken.err());
    assertTrue(broken.err().contains("--> bad.policy:2:8"), broken.err());
    assertFalse(broken.err().contains("\tat "), broken.err());
  }

  @Test
  void beyond_loopback_is_refused_in_plaintext() throws Exception {
    assertRefused(
        Remit.run("serve", "--port", Integer.toString(Remit.freePort()), "--host", "0.0.0.0"),
        "--insecure-plaintext");
  }

  @Test
  void wrong_usage_is_told() throws Exception {
    assertRefused(Remit.run("serve", "--port", "70000"), "--port is 1 to 65535, not 70000");
    Run help = Remit.run("serve", "--help");
    assertEquals(0, help.code());
    assertTrue(help.out().startsWith("Usage: remit serve"), help.out());
    Run unknown = Remit.run("serve", "--prot", "7070");
    assertEquals(1, unknown.code());
    assertTrue(unknown.err().contains("--prot"), unknown.err());
    assertRefused(
        Remit.run("serve", "--settings", directory.resolve("none.yaml").toString()),
        "cannot be read");
  }

  @Test
  void settings_bound_what_a_caller_may_ask() throws Exception {
    Path settings =
        Files.writeString(
            directory.resolve("settings.yaml"),
            """
            task_registration: waived
            enforcement_points:
              gateway: { addresses: [ "127.0.0.0/8" ], tools: [ "fs.*" ] }
            """);
    try (Server server = Server.start(Remit.freePort(), "--settings", settings.toString())) {
      Run run = Remit.run("authorize", QUERY, "--server", server.address());
      assertEquals(1, run.code());
      assertTrue(run.err().contains("no decision: PERMISSION_DENIED"), run.err());
    }
  }

  @Test
  void a_killed_server_decides_nothing_and_a_restarted_one_decides_again() throws Exception {
    int port = Remit.freePort();
    try (Server server = Server.start(port)) {
      assertEquals(0, Remit.run("authorize", QUERY, "--server", server.address()).code());
      server.kill();
      Run unanswered = Remit.run("authorize", QUERY, "--server", server.address());
      assertRefused(unanswered, "nothing answers at " + server.address());
    }
    try (Server again = Server.start(port)) {
      assertEquals(0, Remit.run("authorize", QUERY, "--server", again.address()).code());
    }
  }

  @Test
  void a_stopped_server_ends_with_its_command_and_frees_its_port() throws Exception {
    try (Server server = Server.start(Remit.freePort())) {
      server.stop();
      assertFree(server.port());
    }
  }

  @Test
  void the_process_that_was_started_is_the_server_and_a_kill_leaves_nothing_behind()
      throws Exception {
    try (Server server = Server.start(Remit.freePort())) {
      assertEquals(0, server.process().descendants().count());
      assertTrue(
          server.process().info().command().orElseThrow().endsWith("java"),
          server.process().info().toString());
      server.kill();
      assertFree(server.port());
    }
  }

  /** Asks until the exit code is that one, for as long as can be borne. */
  private static int askUntil(int code, Server server) throws Exception {
    int last = -1;
    for (int i = 0; i < MOST_ASKED && last != code; i++) {
      last = Remit.run("authorize", QUERY, "--server", server.address()).code();
    }
    return last;
  }

  private static void assertBecomes(String status, BlockingQueue<String> health)
      throws InterruptedException {
    String next = next(health);
    while (List.of("SERVING", "NOT_SERVING").contains(next) && !next.equals(status)) {
      next = next(health);
    }
    assertEquals(status, next);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }

  @Test
  void it_decides_by_other_policies_once_they_lie_there_and_by_no_broken_ones() throws Exception {
    Path policies = directory.resolve("policies");
    copy(Remit.HOME.resolve("policies"), policies);
    Path more = policies.resolve("more.policy");
    try (Server server =
        Server.start(Remit.freePort(), "--watch", "--policies", policies.toString())) {
      assertTrue(
          server.said().contains("remit: watching " + policies + " for other policies"),
          server.said().toString());
      ManagedChannel channel =
          NettyChannelBuilder.forAddress("127.0.0.1", server.port()).usePlaintext().build();
      BlockingQueue<String> health = new LinkedBlockingQueue<>();
      HealthGrpc.newStub(channel)
          .watch(
              HealthCheckRequest.newBuilder().setService("remit.policies").build(),
              into(health, response -> response.getStatus().name()));
      assertEquals(0, askUntil(0, server));
      Files.writeString(more, "package more\ndeny nobody \"Nobody\" { }\n");
      assertEquals(2, askUntil(2, server));
      Files.writeString(more, "package more\ndeny {");
      assertBecomes("NOT_SERVING", health);
      assertEquals(2, askUntil(2, server));
      Files.delete(more);
      assertBecomes("SERVING", health);
      assertEquals(0, askUntil(0, server));
      channel.shutdownNow();
      server.stop();
      String said = String.join("\n", server.said());
      assertTrue(said.contains("remit: other policies decide from here on\nremit: "), said);
      assertTrue(
          Pattern.compile("recent requests: ([1-9]\\d*) asked, 0 allowed now, \\1 denied now")
              .matcher(said)
              .find(),
          said);
      assertTrue(said.contains("decides still: the policies in " + policies), said);
      assertFalse(said.contains("Exception"), said);
    }
  }

  /** Its command passes through a shell. */
  @Test
  void a_directory_is_served_whatever_its_name() throws Exception {
    Path odd = Files.createDirectory(directory.resolve("it's $(a) \"b\"; *"));
    Files.writeString(odd.resolve("a.policy"), "package a");
    try (Server server = Server.start(Remit.freePort(), "--policies", odd.toString())) {
      assertTrue(server.said().getFirst().startsWith("remit: 0 rules"), server.said().toString());
    }
  }

  private static void assertFree(int port) {
    assertThrows(
        ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
  }

  /** What a stream, or a watch over health, received, in order. */
  private static <T> StreamObserver<T> into(
      BlockingQueue<String> received, Function<T, String> told) {
    return new StreamObserver<>() {
      @Override
      public void onNext(T message) {
        received.add(told.apply(message));
      }

      @Override
      public void onError(Throwable fault) {
        received.add(Status.fromThrowable(fault).getCode().toString());
      }

      @Override
      public void onCompleted() {
        received.add("completed");
      }
    };
  }

  private static String next(BlockingQueue<String> received) throws InterruptedException {
    String next = received.poll(60, TimeUnit.SECONDS);
    return next == null ? "nothing" : next;
  }

  @Test
  void a_stop_tells_health_answers_what_was_asked_and_ends_a_stream_that_is_idle()
      throws Exception {
    try (Server server = Server.start(Remit.freePort())) {
      ManagedChannel channel =
          NettyChannelBuilder.forAddress("127.0.0.1", server.port()).usePlaintext().build();
      BlockingQueue<String> health = new LinkedBlockingQueue<>();
      HealthGrpc.newStub(channel)
          .watch(
              HealthCheckRequest.newBuilder()
                  .setService(AuthorizationServiceGrpc.SERVICE_NAME)
                  .build(),
              into(health, response -> response.getStatus().name()));
      assertEquals("SERVING", next(health));
      BlockingQueue<String> answers = new LinkedBlockingQueue<>();
      StreamObserver<AuthorizeRequest> stream =
          AuthorizationServiceGrpc.newStub(channel)
              .authorizeStream(into(answers, AuthorizeStreamResponse::getRequestId));
      stream.onNext(AuthorizeRequest.newBuilder().setRequestId("before").build());
      assertEquals("before", next(answers));
      ProcessHandle java = server.process();
      java.destroy();
      assertEquals("NOT_SERVING", next(health));
      assertEquals("UNAVAILABLE", next(answers));
      assertEquals("UNAVAILABLE", next(health));
      java.onExit().join();
      assertFalse(server.said().toString().contains("Exception"), server.said().toString());
      channel.shutdownNow();
    }
  }

  /** On Linux all of 127.0.0.0/8 is this machine: one that listens everywhere answers there. */
  private static void assertOnLoopbackAlone(int port) {
    assertThrows(ConnectException.class, () -> new Socket("127.0.0.2", port).close());
  }

  @Test
  void the_environment_moves_it_nowhere() throws Exception {
    Map<String, String> environment =
        Map.of(
            "QUARKUS_HTTP_HOST",
            "0.0.0.0",
            "QUARKUS_HTTP_PORT",
            Integer.toString(Remit.freePort()),
            "QUARKUS_GRPC_SERVER_USE_SEPARATE_SERVER",
            "true",
            "QUARKUS_GRPC_SERVER_HOST",
            "0.0.0.0");
    try (Server server = Server.start(Remit.freePort(), environment)) {
      assertEquals(
          "remit: listening on " + server.address() + " (gRPC and HTTP)", server.said().getLast());
      assertOnLoopbackAlone(server.port());
      assertEquals(0, Remit.run("authorize", QUERY, "--server", server.address()).code());
    }
  }

  @Test
  void the_jar_by_itself_keeps_to_loopback_as_well() throws Exception {
    assertRefused(Remit.runJar("-Dquarkus.http.host=0.0.0.0"), "--insecure-plaintext");
    try (Server server =
        Server.startJar(
            Remit.freePort(),
            "-Dquarkus.profile=open",
            "-D%open.quarkus.http.host=0.0.0.0",
            "-D%open.quarkus.grpc.server.use-separate-server=true")) {
      assertOnLoopbackAlone(server.port());
      assertEquals(0, Remit.run("authorize", QUERY, "--server", server.address()).code());
    }
  }
}
