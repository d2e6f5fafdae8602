package dev.remit.pdp.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    Path out = Files.createTempFile("remit", ".out");
    Path err = Files.createTempFile("remit", ".err");
    Process process =
        command(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("remit " + String.join(" ", arguments) + " does not end");
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
    private final List<String> said = new ArrayList<>();

    private Server(Process process, int port) {
      this.process = process;
      this.port = port;
    }

    public static Server start(int port, String... more) throws IOException {
      List<String> arguments = new ArrayList<>(List.of("serve", "--port", Integer.toString(port)));
      arguments.addAll(List.of(more));
      Process process = command(arguments.toArray(String[]::new)).redirectErrorStream(true).start();
      Server server = new Server(process, port);
      server.awaitListening(process.inputReader());
      return server;
    }

    private void awaitListening(BufferedReader lines) throws IOException {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
        if (line.contains("listening on")) {
          Thread.startVirtualThread(() -> drain(lines));
          return;
        }
      }
      throw new AssertionError("the server ended: " + String.join("\n", said));
    }

    /** Or a server that says much would wait for a reader. */
    private static void drain(BufferedReader lines) {
      try {
        lines.transferTo(Writer.nullWriter());
      } catch (IOException ended) {
        // The server is gone, and has nothing more to say.
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
