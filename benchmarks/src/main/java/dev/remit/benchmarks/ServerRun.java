package dev.remit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measures the servers of a round, one after the other.
 *
 * @param home the root of the repository, where they were built
 * @param warmUp how long each is asked before that
 * @param measured how long each is measured
 */
record ServerRun(Path home, WarmUp warmUp, Duration measured) {

  /**
   * What each took of which the name matches. One that cannot be had on this machine is left out,
   * with a sentence; its bar then counts as not measured.
   */
  Map<String, Sample> samples(String only) throws IOException, InterruptedException {
    Map<String, Sample> samples = new HashMap<>();
    List<ServerBenchmark> asked =
        ServerBenchmark.all(home).stream()
            .filter(each -> Pattern.compile(only).matcher(each.name()).find())
            .toList();
    if (asked.isEmpty()) {
      return samples;
    }
    Pinning.leaveFirstCore();
    try {
      for (ServerBenchmark each : asked) {
        Path directory = Files.createTempDirectory("remit-bench");
        try {
          double nanos = each.nanos(directory, warmUp, measured);
          System.out.printf("%s: %s of processor time%n", each.name(), Figures.time(nanos));
          samples.put(each.name(), Sample.ofProcessor(nanos));
        } catch (IOException unavailable) {
          System.err.println(each.name() + " is not measured: " + unavailable.getMessage());
        } finally {
          delete(directory);
        }
      }
    } finally {
      Pinning.takeAllCores();
    }
    return samples;
  }

  static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(each);
      }
    }
  }
}
