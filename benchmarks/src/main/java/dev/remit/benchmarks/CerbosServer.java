package dev.remit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Cerbos with the one rule of the agent policy, on loopback, without telemetry and audit. Its
 * binary is the content of an npm package, which is fetched into the directory of the run.
 */
final class CerbosServer {
  private static final String PACKAGE = "@cerbos/cerbos-linux-x64@0.55.0";
  private static final int ACCOUNTS = 8;
  private static final long PATIENCE_SECONDS = 300;

  private CerbosServer() {}

  /** Whether this machine may run it. */
  static boolean isPossible() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
        && System.getProperty("os.arch").equals("amd64");
  }

  static Served in(Path directory) throws IOException, InterruptedException {
    Path binary = directory.resolve("package/cerbos-linux-x64");
    run(directory, List.of("npm", "pack", "--silent", PACKAGE));
    try (var files = Files.list(directory)) {
      Path archive =
          files.filter(file -> file.toString().endsWith(".tgz")).findFirst().orElseThrow();
      run(directory, List.of("tar", "xzf", archive.getFileName().toString()));
    }
    Path policies = Files.createDirectories(directory.resolve("policies"));
    Files.writeString(policies.resolve("crm.yaml"), policy());
    int port = Served.freePort();
    Path config = directory.resolve("cerbos.yaml");
    Files.writeString(
        config,
        """
        server: { httpListenAddr: "127.0.0.1:%d", grpcListenAddr: "127.0.0.1:%d" }
        storage: { driver: disk, disk: { directory: "%s", watchForChanges: false } }
        telemetry: { disabled: true }
        audit: { enabled: false }
        """
            .formatted(Served.freePort(), port, policies));
    return Served.start(
        List.of(binary.toString(), "server", "--log-level=error", "--config=" + config),
        port,
        directory.resolve("server.log"));
  }

  private static void run(Path directory, List<String> command)
      throws IOException, InterruptedException {
    Path log = directory.resolve("fetch.log");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(command + " does not end");
    }
    if (process.exitValue() != 0) {
      throw new IOException(command + " fails: " + Files.readString(log));
    }
  }

  private static String policy() {
    String accounts =
        IntStream.range(0, ACCOUNTS)
            .mapToObj(i -> "\"crm.account" + i + "\"")
            .collect(Collectors.joining(", ", "[", "]"));
    return """
    apiVersion: api.cerbos.dev/v1
    resourcePolicy:
      resource: crm
      version: default
      rules:
        - name: refund0
          actions: [pay0]
          effect: EFFECT_ALLOW
          roles: [agent]
          condition:
            match:
              all:
                of:
                  - expr: R.attr.purpose == "refund"
                  - expr: R.attr.dataset in %s
                  - expr: R.attr.amount <= 100.00
                  - expr: R.attr.hops.all(hop, hop >= 1)
    """
        .formatted(accounts);
  }
}
