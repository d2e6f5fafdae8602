package dev.remit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks in rounds, one fork of each a round, and compares the medians of what each
 * round measured with the bars. {@code ./mvnw verify -Pbench} runs it.
 */
public final class Bench {
  private static final String ALL = ".*";
  private static final String PACKAGE = Bench.class.getPackageName() + ".";

  private static final double MEDIAN = 50;

  private Bench() {}

  /**
   * Takes the file of bars, a directory for the report, the number of rounds, which benchmarks as a
   * regular expression over their names, and {@code true} to see only that all of them run. Ends
   * with status 1 where a bar is missed; where not all benchmarks run, only the bars count that
   * they measure.
   */
  public static void main(String[] args) throws IOException, InterruptedException, RunnerException {
    Budgets budgets = Budgets.read(Path.of(args[0]));
    int count = Math.max(1, Integer.parseInt(args[2]));
    String only = args[3];
    Pace pace = Boolean.parseBoolean(args[4]) ? Pace.QUICK : Pace.MEASURED;
    ServerRun servers =
        new ServerRun(
            Path.of(args[0]).toAbsolutePath().resolve("../..").normalize(),
            pace.serverWarmUp(),
            pace.serverMeasured());
    List<Round> rounds = new ArrayList<>();
    List<Round> withoutEscapeAnalysis = withoutEscapeAnalysis(budgets, only, pace);
    Path report = Files.createDirectories(Path.of(args[1])).resolve("report.md");
    Counts counts = new Counts(only);
    List<Verdict> verdicts = List.of();
    for (int i = 0; i < count; i++) {
      System.out.printf("round %d of %d%n", i + 1, count);
      Map<String, Sample> samples =
          new HashMap<>(round(only, new OptionsBuilder().include(only), pace));
      samples.putAll(servers.samples(only));
      rounds.add(new Round(samples));
      verdicts =
          budgets.bars().stream()
              .map(bar -> Verdict.of(bar, rounds, withoutEscapeAnalysis, counts))
              .filter(verdict -> only.equals(ALL) || verdict.measured().isPresent())
              .toList();
      Files.writeString(
          report, pace.note() + Report.of(verdicts, budgets.targets(), rounds, List.of()));
    }
    List<LoadPoint> load = LoadCurve.points(servers.home(), only, pace);
    Files.writeString(report, pace.note() + Report.of(verdicts, budgets.targets(), rounds, load));
    draw(RuleCurve.plot(rounds), report.resolveSibling("rules.svg"));
    draw(LoadCurve.plot(load), report.resolveSibling("load.svg"));
    System.out.println(Files.readString(report));
    List<String> missed = verdicts.stream().flatMap(each -> each.missed().stream()).toList();
    missed.forEach(System.err::println);
    if (!missed.isEmpty()) {
      System.exit(1);
    }
  }

  private static void draw(Plot plot, Path file) throws IOException {
    if (plot.isWorthDrawing()) {
      Files.writeString(file, Svg.of(plot));
    }
  }

  /** One fork of each benchmark of which a bar asks for it. */
  private static List<Round> withoutEscapeAnalysis(Budgets budgets, String only, Pace pace)
      throws RunnerException {
    String asked =
        budgets.bars().stream()
            .filter(Bar.Bytes.class::isInstance)
            .map(Bar.Bytes.class::cast)
            .filter(bytes -> !bytes.escapeAnalysis())
            .map(Bar.Bytes::of)
            .filter(name -> Pattern.compile(only).matcher(PACKAGE + name).find())
            .map(name -> name.replace(".", "\\."))
            .distinct()
            .collect(Collectors.joining("|"));
    return asked.isEmpty()
        ? List.of()
        : List.of(
            new Round(
                round(
                    asked,
                    new OptionsBuilder()
                        .include("(" + asked + ")$")
                        .jvmArgsAppend("-XX:-DoEscapeAnalysis"),
                    pace)));
  }

  private static Map<String, Sample> round(String only, ChainedOptionsBuilder options, Pace pace)
      throws RunnerException {
    Map<String, Sample> samples = new HashMap<>();
    try {
      for (RunResult result :
          new Runner(
                  pace.of(options)
                      .addProfiler(GCProfiler.class)
                      .timeUnit(TimeUnit.NANOSECONDS)
                      .verbosity(VerboseMode.SILENT)
                      .shouldFailOnError(true)
                      .build())
              .run()) {
        samples.put(name(result.getParams()), sample(result));
      }
    } catch (NoBenchmarksException none) {
      System.out.println("no JMH benchmark is called " + only);
    }
    return samples;
  }

  private static Sample sample(RunResult result) {
    double bytes =
        result.getSecondaryResults().entrySet().stream()
            .filter(each -> each.getKey().endsWith("gc.alloc.rate.norm"))
            .mapToDouble(each -> ((Result<?>) each.getValue()).getScore())
            .findFirst()
            .orElseThrow();
    return Sample.of(nanos(result), bytes);
  }

  /** Of single shots the median, so that one that a garbage collection falls on does not count. */
  private static double nanos(RunResult result) {
    return result.getParams().getMode() == Mode.SingleShotTime
        ? result.getPrimaryResult().getStatistics().getPercentile(MEDIAN)
        : result.getPrimaryResult().getScore();
  }

  /** {@code Class.method}, and its parameters in brackets. */
  private static String name(BenchmarkParams params) {
    String full = params.getBenchmark();
    String method = full.substring(full.lastIndexOf('.', full.lastIndexOf('.') - 1) + 1);
    String values =
        params.getParamsKeys().stream()
            .sorted()
            .map(key -> key + "=" + params.getParam(key))
            .collect(Collectors.joining(",", "[", "]"));
    return values.equals("[]") ? method : method + values;
  }
}
