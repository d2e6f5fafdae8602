package dev.remit.benchmarks;

import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long answers take at rising rates: the server on one core, {@code remit loadtest} on the
 * others, which checks each answer.
 *
 * <pre>./mvnw verify -Pbench -Dbench.only=LoadCurve</pre>
 */
final class LoadCurve {
  private static final int HOPS = 3;

  private LoadCurve() {}

  /** Empty where the run does not ask for it. */
  static List<LoadPoint> points(Path home, String only, Pace pace)
      throws IOException, InterruptedException {
    return Pattern.compile(only).matcher("LoadCurve").find() ? points(home, pace) : List.of();
  }

  static List<LoadPoint> points(Path home, Pace pace) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("remit-bench");
    try (Served server = ServerBenchmark.remit(home, directory, AgentPolicy.MATCHING)) {
      Path request =
          Files.writeString(
              directory.resolve("allow-refund.json"),
              JsonFormat.printer().print(AgentMessages.refund(HOPS, Instant.now())));
      String rates = pace.rates().stream().map(String::valueOf).collect(Collectors.joining(","));
      List<String> command = new ArrayList<>(Pinning.onOtherCores());
      command.addAll(
          List.of(
              home.resolve("remit").toString(),
              "loadtest",
              request.toString(),
              "--server=127.0.0.1:" + server.port(),
              "--rate=" + rates,
              "--warm-up=" + pace.loadWarmUp(),
              "--duration=" + pace.loadMeasured(),
              "--output=json"));
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(directory.resolve("loadtest.log").toFile());
      builder.environment().put("REMIT_NO_BUILD", "1");
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() == 1) {
        throw new IOException(Files.readString(directory.resolve("loadtest.log")));
      }
      return LoadPoint.read(said);
    } finally {
      ServerRun.delete(directory);
    }
  }

  /** Percentiles against load, of the rates at which each request was decided as expected. */
  static Plot plot(List<LoadPoint> points) {
    List<LoadPoint> right = points.stream().filter(LoadPoint::isRight).toList();
    List<List<Plot.Point>> lines =
        List.of(
            right.stream().map(each -> new Plot.Point(each.rate(), each.p50())).toList(),
            right.stream().map(each -> new Plot.Point(each.rate(), each.p99())).toList(),
            right.stream().map(each -> new Plot.Point(each.rate(), each.p999())).toList());
    List<String> names = List.of("p50", "p99", "p99.9");
    return new Plot(
        "How long answers take at a rate, on one core",
        "requests a second",
        "from when a request was due to its answer",
        IntStream.range(0, lines.size())
            .mapToObj(i -> new Plot.Line(names.get(i), lines.get(i)))
            .toList());
  }
}
