package dev.remit.benchmarks;

import dev.remit.lang.source.SourceFile;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a request costs a server in processor time, warm, without an audit, the server on one core
 * and the client on the others. It is no JMH benchmark, since what is measured is another process.
 *
 * <pre>./mvnw verify -Pbench -Dbench.only=ServerBenchmark</pre>
 *
 * @param method what its name is in a report, and its parameters in brackets
 */
record ServerBenchmark(
    String method, Start start, MethodDescriptor<byte[], byte[]> asked, Ask ask) {
  private static final String SERVICE = "remit.v1.AuthorizationService/";

  /** Starts the server. */
  interface Start {
    Served in(Path directory) throws IOException, InterruptedException;
  }

  /** What is asked of it. */
  interface Ask {
    Asking of() throws IOException;
  }

  /** As its bars name it. */
  String name() {
    return "ServerBenchmark." + method;
  }

  /** All that Remit and the no-op serve; {@code home} is the root of the repository. */
  static List<ServerBenchmark> all(Path home) {
    MethodDescriptor<byte[], byte[]> authorize = Wire.unary(SERVICE + "Authorize");
    List<ServerBenchmark> all = new ArrayList<>();
    all.add(
        new ServerBenchmark(
            "noop", directory -> noop(home, directory), authorize, () -> new NoopAsking(answer())));
    all.add(
        new ServerBenchmark(
            "noopStream",
            directory -> noop(home, directory),
            Wire.stream(SERVICE + "AuthorizeStream"),
            () -> new RemitAsking(true)));
    all.add(
        new ServerBenchmark(
            "authorize",
            directory -> remit(home, directory, AgentPolicy.MATCHING),
            authorize,
            () -> new RemitAsking(false)));
    all.add(
        new ServerBenchmark(
            "stream",
            directory -> remit(home, directory, AgentPolicy.MATCHING),
            Wire.stream(SERVICE + "AuthorizeStream"),
            () -> new RemitAsking(true)));
    for (int rules : new int[] {800, 40_000}) {
      all.add(
          new ServerBenchmark(
              "authorize[rules=" + rules + "]",
              directory -> remit(home, directory, rules),
              authorize,
              () -> new RemitAsking(false)));
    }
    if (CerbosServer.isPossible()) {
      all.add(
          new ServerBenchmark(
              "cerbos",
              CerbosServer::in,
              Wire.unary(CerbosAsking.METHOD),
              () -> new CerbosAsking(RulesBenchmark.slots())));
    }
    return all;
  }

  /** Time on a processor for each request, in nanoseconds. */
  double nanos(Path directory, WarmUp warmUp, Duration measured)
      throws IOException, InterruptedException {
    try (Served server = start.in(directory);
        ClosedLoop client = new ClosedLoop(server.port(), asked, ask.of())) {
      warmUp.run(client);
      Duration before = server.cpu();
      long requests = client.run(measured);
      return server.cpu().minus(before).toNanos() / (double) requests;
    }
  }

  /** Asks so often, whatever it costs; fails where an answer is wrong. */
  long ask(Path directory, long requests) throws IOException, InterruptedException {
    try (Served server = start.in(directory);
        ClosedLoop client = new ClosedLoop(server.port(), asked, ask.of())) {
      return client.run(requests);
    }
  }

  private static Served noop(Path home, Path directory) throws IOException {
    Path answer = Files.write(directory.resolve("answer"), answer());
    return java(
        home.resolve("benchmarks/noop-server"),
        directory,
        List.of("-Dnoop.answer=" + answer, "-Dquarkus.http.host=127.0.0.1"));
  }

  /** One that Remit gives to this request. */
  private static byte[] answer() throws IOException {
    return new WireBenchmark().decide();
  }

  /** A server over so many rules of the agent policy. */
  static Served remit(Path home, Path directory, int rules) throws IOException {
    Path policies = Files.createDirectories(directory.resolve("policies/crm"));
    Files.writeString(policies.resolveSibling("remit.yaml"), "limits: { rules: 100000 }\n");
    for (SourceFile file : AgentPolicy.files(rules)) {
      Files.writeString(policies.resolveSibling(file.path()), file.text());
    }
    return java(
        home.resolve("pdp-server"),
        directory,
        List.of("-Dremit.policies=" + policies.getParent(), "-Dquarkus.http.host=127.0.0.1"));
  }

  /** With the flags that {@code remit serve} starts the server with. */
  private static Served java(Path module, Path directory, List<String> properties)
      throws IOException {
    int port = Served.freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseZGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dquarkus.http.port=" + port));
    command.addAll(properties);
    command.addAll(
        List.of("-jar", module.resolve("target/quarkus-app/quarkus-run.jar").toString()));
    return Served.start(command, port, directory.resolve("server.log"));
  }
}
