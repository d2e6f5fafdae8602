package dev.remit.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A run in Markdown: what came of each bar, and what each benchmark took. */
final class Report {
  private Report() {}

  static String of(List<Verdict> verdicts, List<Round> rounds) {
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
    text.append("\n| benchmark | time | bytes |\n| --- | --- | --- |\n");
    TreeSet<String> benchmarks = new TreeSet<>();
    rounds.forEach(round -> benchmarks.addAll(round.samples().keySet()));
    for (String benchmark : benchmarks) {
      row(
          text,
          "`" + benchmark + "`",
          median(rounds, benchmark).map(sample -> Figures.time(sample.nanos())).orElse("-"),
          median(rounds, benchmark)
              .map(Sample::bytes)
              .filter(bytes -> !bytes.isNaN())
              .map(Figures::number)
              .orElse("-"));
    }
    return text.toString();
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
