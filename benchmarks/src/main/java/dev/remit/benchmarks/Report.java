package dev.remit.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A run in Markdown: what came of each bar, and what each benchmark took. */
final class Report {
  private Report() {}

  static String of(
      List<Verdict> verdicts, List<Target> targets, List<Round> rounds, List<LoadPoint> load) {
    StringBuilder text =
        new StringBuilder("| what | bar | measured | |\n| --- | --- | --- | --- |\n");
    for (Verdict verdict : verdicts) {
      String measured = verdict.measured().map(Figures::number).orElse("-");
      row(
          text,
          verdict.bar().name(),
          due(verdict.bar()),
          measured,
          verdict.missed().isEmpty() ? "met" : verdict.measured().isEmpty() ? "open" : "missed");
    }
    targets(text, targets, rounds);
    benchmarks(text, rounds);
    servers(text, rounds);
    load(text, load);
    return text.toString();
  }

  /** Those that were measured. */
  private static void targets(StringBuilder text, List<Target> targets, List<Round> rounds) {
    StringBuilder rows = new StringBuilder();
    for (Target target : targets) {
      median(rounds, target.of())
          .ifPresent(sample ->
              row(
                  rows,
                  target.name(),
                  Figures.time(target.millis() * 1e6),
                  Figures.time(sample.nanos()),
                  sample.nanos() <= target.millis() * 1e6 ? "reached" : "not reached"));
    }
    if (!rows.isEmpty()) {
      text.append("\n| what | target | measured | |\n| --- | --- | --- | --- |\n").append(rows);
    }
  }

  private static void benchmarks(StringBuilder text, List<Round> rounds) {
    SortedMap<String, Sample> all = samples(rounds, false);
    if (!all.isEmpty()) {
      text.append("\n| benchmark | time | bytes |\n| --- | --- | --- |\n");
      all.forEach((name, sample) ->
          row(
              text,
              "`" + name + "`",
              Figures.time(sample.nanos()),
              Figures.number(sample.bytes())));
    }
  }

  private static void servers(StringBuilder text, List<Round> rounds) {
    SortedMap<String, Sample> all = samples(rounds, true);
    if (!all.isEmpty()) {
      text.append("\n| server | processor time of a request |\n| --- | --- |\n");
      all.forEach((name, sample) -> row(text, "`" + name + "`", Figures.time(sample.nanos())));
    }
  }

  private static void load(StringBuilder text, List<LoadPoint> load) {
    if (!load.isEmpty()) {
      text.append(
          "\n| requests a second | decided a second | p50 | p99 | p99.9 | sent late, p99 | faults |\n"
              + "| --- | --- | --- | --- | --- | --- | --- |\n");
      for (LoadPoint point : load) {
        row(
            text,
            Figures.number(point.rate()),
            Figures.number(point.decided()),
            Figures.time(point.p50()),
            Figures.time(point.p99()),
            Figures.time(point.p999()),
            Figures.time(point.late()),
            Figures.number((double) point.faults()));
      }
    }
  }

  /** The medians of what was measured in each round, of servers or of benchmarks. */
  private static SortedMap<String, Sample> samples(List<Round> rounds, boolean servers) {
    TreeSet<String> names = new TreeSet<>();
    rounds.forEach(round -> names.addAll(round.samples().keySet()));
    SortedMap<String, Sample> samples = new TreeMap<>();
    for (String name : names) {
      median(rounds, name)
          .filter(sample -> Double.isNaN(sample.bytes()) == servers)
          .ifPresent(sample -> samples.put(name, sample));
    }
    return samples;
  }

  private static Optional<Sample> median(List<Round> rounds, String benchmark) {
    return Median.of(rounds, round -> sample(round, benchmark).map(Sample::nanos))
        .flatMap(nanos ->
            Median.of(rounds, round -> sample(round, benchmark).map(Sample::bytes))
                .map(bytes -> new Sample(nanos, bytes)));
  }

  private static Optional<Sample> sample(Round round, String benchmark) {
    return Optional.ofNullable(round.samples().get(benchmark));
  }

  private static String due(Bar bar) {
    return switch (bar) {
      case Bar.Ratio ratio -> ratio.limit().toString();
      case Bar.Bytes bytes -> bytes.limit().toString();
      case Bar.Count count -> count.limit().toString();
      case Bar.Unmeasured unmeasured -> unmeasured.bar();
    };
  }

  private static void row(StringBuilder text, String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
