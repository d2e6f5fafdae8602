package dev.remit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Keeps a server to the first core, and this process to the others, with {@code taskset}. */
final class Pinning {
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final long PATIENCE_SECONDS = 10;

  private static final boolean CAN =
      CORES > 1
          && Stream.of("/usr/bin/taskset", "/bin/taskset")
              .anyMatch(place -> Files.isExecutable(Path.of(place)));

  private Pinning() {}

  /** How a command begins that is to run there; empty where it cannot be pinned. */
  static List<String> onFirstCore() {
    return CAN ? List.of("taskset", "-c", "0") : List.of();
  }

  /** How a command begins that is to run beside the server; empty where it cannot be pinned. */
  static List<String> onOtherCores() {
    return CAN ? List.of("taskset", "-c", "1-" + (CORES - 1)) : List.of();
  }

  /** Leaves the first core to the server. */
  static void leaveFirstCore() throws IOException, InterruptedException {
    set("1-" + (CORES - 1));
  }

  /** Takes all cores again. */
  static void takeAllCores() throws IOException, InterruptedException {
    set("0-" + (CORES - 1));
  }

  private static void set(String cores) throws IOException, InterruptedException {
    if (CAN) {
      Process process =
          new ProcessBuilder("taskset", "-acp", cores, Long.toString(ProcessHandle.current().pid()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }
}
