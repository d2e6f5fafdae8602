package dev.remit.pdp.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs {@code remit} as its script does. */
public final class Remit {
  public static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final long PATIENCE_SECONDS = 120;

  private Remit() {}

  /** What a command printed, and its exit code. */
  public record Run(int code, String out, String err) {}

  /** The script, run on what this build made. */
  static ProcessBuilder command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(HOME.resolve("remit").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().put("REMIT_NO_BUILD", "1");
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return process;
  }

  /** Runs a command to its end. */
  public static Run run(String... arguments) throws IOException, InterruptedException {
    return toItsEnd(command(arguments));
  }

  /** Runs the server's jar by itself, without the command, to its end. */
  static Run runJar(String... options) throws IOException, InterruptedException {
    return toItsEnd(jar(options));
  }

  private static ProcessBuilder jar(String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dremit.policies=" + HOME.resolve("policies"));
    command.addAll(List.of(options));
    command.addAll(
        List.of("-jar", HOME.resolve("pdp-server/target/quarkus-app/quarkus-run.jar").toString()));
    return new ProcessBuilder(command);
  }

  private static Run toItsEnd(ProcessBuilder command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("remit", ".out");
    Path err = Files.createTempFile("remit", ".err");
    Process process = command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(String.join(" ", command.command()) + " does not end");
    }
    Run run = new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    Files.delete(out);
    Files.delete(err);
    return run;
  }

  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** A running server, which ends with the test. */
  public static final class Server implements AutoCloseable {
    private final Process process;
    private final int port;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    private Server(Process process, int port) {
      this.process = process;
      this.port = port;
    }

    public static Server start(int port, String... more) throws IOException {
      return start(port, Map.of(), more);
    }

    /** With environment variables. */
    static Server start(int port, Map<String, String> environment, String... more)
        throws IOException {
      List<String> arguments = new ArrayList<>(List.of("serve", "--port", Integer.toString(port)));
      arguments.addAll(List.of(more));
      ProcessBuilder command = command(arguments.toArray(String[]::new));
      command.environment().putAll(environment);
      return start(port, command);
    }

    /** The server's jar by itself, without the command. */
    static Server startJar(int port, String... options) throws IOException {
      List<String> all = new ArrayList<>(List.of("-Dquarkus.http.port=" + port));
      all.addAll(List.of(options));
      return start(port, jar(all.toArray(String[]::new)));
    }

    private static Server start(int port, ProcessBuilder command) throws IOException {
      Process process = command.redirectErrorStream(true).start();
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

    public String address() {
      return "127.0.0.1:" + port;
    }

    public int port() {
      return port;
    }

    public List<String> said() {
      return List.copyOf(said);
    }

    /** The process that was started, which has become the server. */
    public ProcessHandle process() {
      return process.toHandle();
    }

    /** As by {@code kill -9}, or a machine that fails. */
    public void kill() {
      process.destroyForcibly();
      process.onExit().join();
    }

    /** As by {@code kill}: what is in flight is finished. */
    public int stop() {
      process.destroy();
      return process.onExit().join().exitValue();
    }

    @Override
    public void close() {
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
