package dev.remit.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A server in a process of its own, on loopback, on the first core where the machine can pin it.
 */
final class Served implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long LOOK_EVERY_NANOS = 50_000_000;
  private static final long LOOK_MILLIS = 1_000;

  private final Process process;
  private final int port;

  private Served(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a server and waits until it takes connections.
   *
   * @param log where what it prints goes
   */
  static Served start(List<String> command, int port, Path log) throws IOException {
    List<String> pinned = new ArrayList<>(Pinning.onFirstCore());
    pinned.addAll(command);
    Process process =
        new ProcessBuilder(pinned).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Served served = new Served(process, port);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!served.answers()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        served.close();
        throw new IOException("it does not listen: " + command + "\n" + Files.readString(log));
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    return served;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean answers() {
    try (Socket probe = new Socket()) {
      probe.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) LOOK_MILLIS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  int port() {
    return port;
  }

  /** The time that it has spent on a processor, in hundredths of a second on Linux. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
