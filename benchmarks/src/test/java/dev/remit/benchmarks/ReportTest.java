package dev.remit.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/**
 * What a run leaves behind: golden files hold its tables and plots. They are rewritten with {@code
 * -DargLine=-Dgolden.write=true}.
 */
class ReportTest {
  private static final Path GOLDEN = Path.of("src/test/resources/report");

  private static final List<LoadPoint> LOAD =
      List.of(
          point(100, 100, 0),
          point(1_000, 999.6, 0),
          point(10_000, 9_500, 0),
          point(100_000, 12_000, 88_000));

  private static LoadPoint point(int rate, double decided, long faults) {
    return new LoadPoint(
        rate, decided, 2e5 + rate * 10.0, 1e6 + rate * 100.0, 4e6 + rate * 1_000.0, 6e4, faults);
  }

  private static Round round(double factor) {
    Map<String, Sample> samples = new HashMap<>();
    for (int rules : new int[] {10, 1_000, 10_000, 100_000}) {
      samples.put(
          "RuleCountBenchmark.decide[rules=" + rules + "]",
          new Sample(factor * (20_000 + rules), 1_200));
      if (rules <= 10_000) {
        samples.put(
            "CedarBenchmark.authorize[policies=" + rules + "]",
            new Sample(factor * (22_000 + 800.0 * rules), 9_000));
      }
    }
    samples.put("CedarEmptyBenchmark.authorize", new Sample(factor * 22_000, 3_000));
    samples.put("ServerBenchmark.authorize", Sample.ofProcessor(factor * 60_000));
    samples.put("ServerBenchmark.noop", Sample.ofProcessor(factor * 40_000));
    return new Round(samples);
  }

  private static final List<Round> ROUNDS = List.of(round(3), round(1), round(1.5));

  private static void golden(String file, String actual) throws IOException {
    Path expected = GOLDEN.resolve(file);
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(expected, actual);
    }
    assertEquals(Files.readString(expected), actual);
  }

  @Test
  void tables_read_as_they_did() throws IOException {
    Bar met =
        new Bar.Ratio(
            "server, CPU per Authorize over a no-op gRPC service",
            "ServerBenchmark.authorize",
            List.of(),
            "ServerBenchmark.noop",
            new Bar.Limit(Bar.Side.AT_MOST, 1.5));
    Bar missed =
        new Bar.Ratio(
            "times faster than Cedar",
            "CedarBenchmark.authorize[policies=1000]",
            List.of("CedarEmptyBenchmark.authorize"),
            "RuleCountBenchmark.decide[rules=1000]",
            new Bar.Limit(Bar.Side.AT_LEAST, 1_000));
    Bar open = new Bar.Unmeasured("compiled against interpreted", "at least 5 times faster");
    golden(
        "report.md",
        Report.of(
            List.of(met, missed, open).stream()
                .map(bar -> Verdict.of(bar, ROUNDS, List.of(), new Counts(".*")))
                .toList(),
            List.of(
                new Target("ten rules", "RuleCountBenchmark.decide[rules=10]", 1),
                new Target("a thousand", "RuleCountBenchmark.decide[rules=1000]", 0.0315),
                new Target("ten thousand", "RuleCountBenchmark.decide[rules=10000]", 0.04),
                new Target("what was not measured", "ListingBenchmark.listed", 1)),
            ROUNDS,
            LOAD));
  }

  @Test
  void latency_against_rules_is_drawn_as_it_was() throws Exception {
    Plot plot = RuleCurve.plot(ROUNDS);
    assertEquals(2, plot.lines().size(), "what was not run has no line");
    assertEquals(List.of(4, 3), plot.lines().stream().map(line -> line.points().size()).toList());
    String svg = Svg.of(plot);
    golden("rules.svg", svg);
    assertReadable(svg);
  }

  @Test
  void percentiles_against_load_are_drawn_as_they_were_where_no_answer_was_wrong()
      throws Exception {
    Plot plot = LoadCurve.plot(LOAD);
    assertEquals(
        List.of(3, 3, 3), plot.lines().stream().map(line -> line.points().size()).toList());
    String svg = Svg.of(plot);
    golden("load.svg", svg);
    assertReadable(svg);
  }

  private static void assertReadable(String svg) throws Exception {
    assertEquals(
        "svg",
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new java.io.ByteArrayInputStream(
                    svg.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
            .getDocumentElement()
            .getNodeName());
  }

  @Test
  void names_are_text_in_a_drawing() throws Exception {
    Plot.Line line =
        new Plot.Line("<p50> & more", List.of(new Plot.Point(1, 1), new Plot.Point(10, 10)));
    assertReadable(Svg.of(new Plot("a < b", "x", "y", List.of(line))));
  }

  @Test
  void nothing_is_drawn_of_a_run_that_measured_nothing() {
    assertFalse(RuleCurve.plot(List.of()).isWorthDrawing());
    assertFalse(LoadCurve.plot(List.of()).isWorthDrawing());
    assertFalse(LoadCurve.plot(LOAD.subList(0, 1)).isWorthDrawing());
    assertTrue(LoadCurve.plot(LOAD).isWorthDrawing());
  }

  @Test
  void a_line_of_the_load_test_is_read_with_its_faults() throws IOException {
    assertEquals(
        List.of(new LoadPoint(500, 499.5, 2e5, 9e5, 1e6, 5e4, 6)),
        LoadPoint.read(
            """
            {"rate":500,"seconds":2.0,"sent":1000,"decided":997,"decidedPerSecond":499.5,\
            "latencyMicros":{"p50":200.0,"p90":300.0,"p99":900.0,"p99.9":1000.0,"max":1100.0},\
            "lateMicros":{"p50":1.0,"p90":2.0,"p99":50.0,"p99.9":51.0,"max":52.0},\
            "failed":{"UNAVAILABLE":3},"wrong":{"a.json":1,"b.json":1},\
            "warmUp":{"sent":10,"failed":{"NOT_SENT":1},"wrong":{}}}
            """));
  }
}
