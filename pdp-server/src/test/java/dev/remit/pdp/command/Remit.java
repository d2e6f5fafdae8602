package dev.remit.pdp.command;

import dev.remit.cli.RemitCommand;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs {@code remit} as its script does. */
final class Remit {
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final long PATIENCE_SECONDS = 120;

  private Remit() {}

  /** What a command printed, and its exit code. */
  record Run(int code, String out, String err) {}

  private static List<String> command(String... arguments) {
    Path cli = HOME.resolve("policy-cli/target");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dremit.home=" + HOME,
            "-cp",
            cli.resolve("classes") + File.pathSeparator + cli.resolve("lib") + "/*",
            RemitCommand.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Runs a command to its end. */
  static Run run(String... arguments) throws IOException, InterruptedException {
    return toItsEnd(command(arguments));
  }

  /** Runs the server's jar by itself, without the command, to its end. */
  static Run runJar(String... options) throws IOException, InterruptedException {
    return toItsEnd(jar(options));
  }

  private static List<String> jar(String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dremit.policies=" + HOME.resolve("policies"));
    command.addAll(List.of(options));
    command.addAll(
        List.of("-jar", HOME.resolve("pdp-server/target/quarkus-app/quarkus-run.jar").toString()));
    return command;
  }

  private static Run toItsEnd(List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("remit", ".out");
    Path err = Files.createTempFile("remit", ".err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(String.join(" ", command) + " does not end");
    }
    Run run = new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    Files.delete(out);
    Files.delete(err);
    return run;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** A running server, which ends with the test. */
  static final class Server implements AutoCloseable {
    private final Process process;
    private final int port;
    private final List<String> said = new ArrayList<>();

    private Server(Process process, int port) {
      this.process = process;
      this.port = port;
    }

    static Server start(int port, String... more) throws IOException {
      return start(port, Map.of(), more);
    }

    /** With environment variables. */
    static Server start(int port, Map<String, String> environment, String... more)
        throws IOException {
      List<String> arguments = new ArrayList<>(List.of("serve", "--port", Integer.toString(port)));
      arguments.addAll(List.of(more));
      return start(port, environment, command(arguments.toArray(String[]::new)));
    }

    /** The server's jar by itself, without the command. */
    static Server startJar(int port, String... options) throws IOException {
      List<String> command = jar(options);
      command.add(1, "-Dquarkus.http.port=" + port);
      return start(port, Map.of(), command);
    }

    private static Server start(int port, Map<String, String> environment, List<String> command)
        throws IOException {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.start();
      Server server = new Server(process, port);
      server.awaitListening(process.inputReader());
      return server;
    }

    private void awaitListening(BufferedReader lines) throws IOException {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
        if (line.contains("listening on")) {
          Thread.startVirtualThread(() -> note(lines));
          return;
        }
      }
      throw new AssertionError("the server ended: " + String.join("\n", said));
    }

    /** What the server says until it ends, or its output is closed with the test. */
    private void note(BufferedReader lines) {
      try {
        lines.lines().forEach(said::add);
      } catch (UncheckedIOException closed) {
        // Nobody listens any more.
      }
    }

    String address() {
      return "127.0.0.1:" + port;
    }

    int port() {
      return port;
    }

    List<String> said() {
      return List.copyOf(said);
    }

    /** The server's own process, a child of the command. */
    ProcessHandle java() {
      return process.children().findFirst().orElseThrow();
    }

    /** As by {@code kill -9}, or a machine that fails. */
    void kill() {
      ProcessHandle server = java();
      server.destroyForcibly();
      server.onExit().join();
      process.onExit().join();
    }

    /** As by {@code kill}: what is in flight is finished. */
    int stop() {
      process.destroy();
      return process.onExit().join().exitValue();
    }

    @Override
    public void close() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      try {
        process.waitFor();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new UncheckedIOException(new IOException(interrupted));
      }
    }
  }
}
