package dev.remit.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictTest {
  private static final Bar.Ratio TWICE =
      new Bar.Ratio("a over b", "a", List.of("c"), "b", atMost(2.0));

  @TempDir Path directory;

  private static Bar.Limit atMost(double value) {
    return new Bar.Limit(Bar.Side.AT_MOST, value);
  }

  private static Round round(double a, double b, double c) {
    return new Round(Map.of("a", new Sample(a, a), "b", new Sample(b, b), "c", new Sample(c, c)));
  }

  private static Optional<String> missed(Bar bar, Round... rounds) {
    return Verdict.of(bar, List.of(rounds), List.of(), new Counts(".*")).missed();
  }

  private Budgets read(String text) throws IOException {
    return Budgets.read(Files.writeString(directory.resolve("budgets.json"), text));
  }

  @Test
  void the_median_of_the_rounds_counts_and_the_bar_itself_meets_it() {
    assertEquals(Optional.empty(), missed(TWICE, round(9, 1, 1), round(3, 1, 1), round(2, 1, 1)));
    assertEquals(
        Optional.of("a over b: 2.50; the bar is at most 2."),
        missed(TWICE, round(9, 1, 1), round(6, 2, 1), round(2, 1, 1)));
  }

  @Test
  void a_benchmark_that_was_not_run_misses_its_bar() {
    assertEquals(
        Optional.of("a over b: not measured in this run; the bar is at most 2."),
        missed(TWICE, new Round(Map.of("a", new Sample(1, 1)))));
    assertEquals(
        Optional.of("a over b: not measured in this run; the bar is at most 2."),
        missed(TWICE, round(1, 1, 1), new Round(Map.of())));
    assertEquals(
        Optional.of("a over b: not measured in this run; the bar is at most 2."), missed(TWICE));
  }

  @Test
  void what_nothing_measures_is_said() {
    assertEquals(
        Optional.of("peers: nothing measures this yet; the bar is at least 25 times faster."),
        missed(new Bar.Unmeasured("peers", "at least 25 times faster"), round(1, 1, 1)));
  }

  @Test
  void at_least_so_many_times_is_met_from_there_on() {
    Bar bar = new Bar.Ratio("x", "a", List.of(), "b", new Bar.Limit(Bar.Side.AT_LEAST, 25));
    assertEquals(Optional.empty(), missed(bar, round(25, 1, 1)));
    assertEquals(Optional.of("x: 24.90; the bar is at least 25."), missed(bar, round(24.9, 1, 1)));
  }

  @Test
  void what_is_counted_needs_no_round() {
    String name = "IndexShapeBenchmark.entriesPerRule[shape=48x8]";
    assertEquals(Optional.empty(), missed(new Bar.Count("x", name, atMost(1e9))));
    assertTrue(missed(new Bar.Count("x", name, atMost(0))).isPresent());
    assertEquals(
        Optional.of("x: not measured in this run; the bar is at most 1."),
        Verdict.of(new Bar.Count("x", name, atMost(1)), List.of(), List.of(), new Counts("Rules"))
            .missed());
  }

  @Test
  void bytes_below_a_bar_are_not_those_at_it() {
    Bar below = new Bar.Bytes("x", "a", List.of(), true, new Bar.Limit(Bar.Side.BELOW, 0.5));
    Bar atMost = new Bar.Bytes("x", "a", List.of(), true, atMost(0.5));
    assertEquals(
        Optional.of("x: 0.50; the bar is below 0.50 bytes."), missed(below, round(0.5, 1, 1)));
    assertEquals(Optional.empty(), missed(below, round(0.49, 1, 1)));
    assertEquals(Optional.empty(), missed(atMost, round(0.5, 1, 1)));
  }

  @Test
  void what_the_harness_allocates_is_no_byte_of_a_decision() {
    assertEquals(0, Sample.of(1, 0.009).bytes());
    assertEquals(0.01, Sample.of(1, 0.01).bytes());
  }

  @Test
  void bytes_without_escape_analysis_are_those_of_rounds_without_it() {
    Bar bar = new Bar.Bytes("x", "a", List.of(), false, atMost(0));
    assertTrue(
        Verdict.of(bar, List.of(round(0, 0, 0)), List.of(), new Counts(".*")).missed().isPresent());
    assertTrue(
        Verdict.of(bar, List.of(round(9, 9, 9)), List.of(round(0, 1, 1)), new Counts(".*"))
            .missed()
            .isEmpty());
  }

  @Test
  void a_bar_without_a_number_is_refused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            read(
                """
                {"bars": [{"name": "x", "ratio": {"of": "a", "over": "b"}}], "ceilings": {}}
                """));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            read(
                """
                {"bars": [{"name": "x", "bytes": {"of": "a"}, "below": "0.5"}], "ceilings": {}}
                """));
  }

  @Test
  void the_bars_are_those_that_were_agreed() throws IOException {
    List<Bar> bars = Budgets.read(Path.of("budgets.json")).bars();
    assertEquals(30, bars.size());
    assertEquals(
        List.of(
            "at most 2",
            "at most 2.50",
            "at most 1.50",
            "at most 1.30",
            "at most 1.60",
            "at most 2",
            "at most 2",
            "at most 2",
            "at most 2",
            "at most 6",
            "at most 20",
            "at most 2",
            "at most 2",
            "at most 1.20",
            "at least 25",
            "at least 10",
            "at least 1,000",
            "at least 10,000",
            "at least 5",
            "at most 1.30",
            "at most 0.125",
            "at most 1.10",
            "at least 2"),
        bars.stream()
            .filter(Bar.Ratio.class::isInstance)
            .map(bar -> ((Bar.Ratio) bar).limit().toString())
            .toList());
    assertEquals(
        List.of("below 0.50", "at most 0", "below 0.50", "at most 200"),
        bars.stream()
            .filter(Bar.Bytes.class::isInstance)
            .map(bar -> ((Bar.Bytes) bar).limit().toString())
            .toList());
    assertEquals(
        List.of("at most 8", "at most 8", "at most 8"),
        bars.stream()
            .filter(Bar.Count.class::isInstance)
            .map(bar -> ((Bar.Count) bar).limit().toString())
            .toList());
  }

  @Test
  void each_bar_names_a_benchmark_that_there_is() throws Exception {
    for (Bar bar : Budgets.read(Path.of("budgets.json")).bars()) {
      List<String> named =
          switch (bar) {
            case Bar.Ratio ratio -> List.of(ratio.of(), ratio.over());
            case Bar.Bytes bytes -> List.of(bytes.of());
            case Bar.Count count -> {
              assertTrue(Counts.names().contains(count.of()), count.of());
              yield List.<String>of();
            }
            case Bar.Unmeasured unmeasured -> List.<String>of();
          };
      for (String benchmark : named) {
        if (benchmark.startsWith("ServerBenchmark.")) {
          assertTrue(
              ServerBenchmark.all(Path.of("..")).stream()
                      .anyMatch(each -> each.name().equals(benchmark))
                  || benchmark.endsWith(".cerbos"),
              benchmark);
          continue;
        }
        assertThereIs(benchmark);
      }
    }
  }

  private static void assertThereIs(String benchmark) throws ClassNotFoundException {
    String[] parts = benchmark.replaceAll("\\[.*", "").split("\\.", -1);
    assertTrue(
        List.of(Class.forName("dev.remit.benchmarks." + parts[0]).getMethods()).stream()
            .anyMatch(method -> method.getName().equals(parts[1])),
        benchmark);
  }

  @Test
  void each_target_is_the_agreed_one_of_a_benchmark_that_there_is() throws Exception {
    List<Target> targets = Budgets.read(Path.of("budgets.json")).targets();
    assertEquals(
        List.of(2_000.0, 2_000.0, 50.0, 1.0, 50.0, 50.0),
        targets.stream().map(Target::millis).toList());
    for (Target target : targets) {
      assertThereIs(target.of());
    }
  }
}
