package dev.remit.cli;

import com.google.gson.JsonObject;
import dev.remit.cli.load.Outcome;
import dev.remit.cli.load.Percentiles;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Shows what came of each rate as soon as it is known. */
sealed interface LoadReport {
  void start();

  /**
   * Shows a rate.
   *
   * @param warmUp what came of the requests before those that are timed
   */
  void line(Optional<Outcome> warmUp, Outcome measured);

  /** A table for people. */
  record Text(PrintWriter out) implements LoadReport {
    private static final double NANOS_A_MILLI = 1e6;

    @Override
    public void start() {
      row(
          "rate/s",
          "decided/s",
          "p50 ms",
          "p90 ms",
          "p99 ms",
          "p99.9 ms",
          "max ms",
          "late p99",
          "failed",
          "wrong");
    }

    @Override
    public void line(Optional<Outcome> warmUp, Outcome measured) {
      Percentiles times = measured.latency();
      row(
          String.format(Locale.ROOT, "%,d", measured.load().perSecond()),
          String.format(Locale.ROOT, "%,.1f", measured.perSecond()),
          millis(times.p50()),
          millis(times.p90()),
          millis(times.p99()),
          millis(times.p999()),
          millis(times.max()),
          millis(measured.lateness().p99()),
          String.format(Locale.ROOT, "%,d", measured.failed()),
          String.format(Locale.ROOT, "%,d", measured.mistaken()));
      warmUp.ifPresent(before -> faults("while warming up, ", before));
      faults("", measured);
      out.flush();
    }

    private void row(Object... cells) {
      out.print(String.format(Locale.ROOT, "%9s %10s %9s %9s %9s %9s %9s %9s %7s %7s\n", cells));
    }

    private void faults(String when, Outcome outcome) {
      outcome
          .failures()
          .forEach((status, count) ->
              out.print("  " + when + "no decision, " + status + ": " + count + "\n"));
      outcome
          .wrong()
          .forEach((request, count) ->
              out.print("  " + when + "the other decision, " + request + ": " + count + "\n"));
    }

    private static String millis(long nanos) {
      return String.format(Locale.ROOT, "%,.3f", nanos / NANOS_A_MILLI);
    }
  }

  /** A line of JSON for machines; times are in microseconds. */
  record Json(PrintWriter out) implements LoadReport {
    private static final double NANOS_A_MICRO = 1e3;

    @Override
    public void start() {
      // Each line stands by itself.
    }

    @Override
    public void line(Optional<Outcome> warmUp, Outcome measured) {
      JsonObject line = new JsonObject();
      line.addProperty("rate", measured.load().perSecond());
      line.addProperty("seconds", measured.load().duration().toMillis() / 1e3);
      line.addProperty("sent", measured.sent());
      line.addProperty("decided", measured.answered());
      line.addProperty("decidedPerSecond", measured.perSecond());
      line.add("latencyMicros", micros(measured.latency()));
      line.add("lateMicros", micros(measured.lateness()));
      faults(line, measured);
      warmUp.ifPresent(before -> {
        JsonObject warm = new JsonObject();
        warm.addProperty("sent", before.sent());
        faults(warm, before);
        line.add("warmUp", warm);
      });
      out.print(line + "\n");
      out.flush();
    }

    private static JsonObject micros(Percentiles times) {
      JsonObject micros = new JsonObject();
      micros.addProperty("p50", times.p50() / NANOS_A_MICRO);
      micros.addProperty("p90", times.p90() / NANOS_A_MICRO);
      micros.addProperty("p99", times.p99() / NANOS_A_MICRO);
      micros.addProperty("p99.9", times.p999() / NANOS_A_MICRO);
      micros.addProperty("max", times.max() / NANOS_A_MICRO);
      return micros;
    }

    private static void faults(JsonObject line, Outcome outcome) {
      line.add("failed", counts(outcome.failures()));
      line.add("wrong", counts(outcome.wrong()));
    }

    private static JsonObject counts(Map<String, Long> counts) {
      JsonObject object = new JsonObject();
      counts.forEach(object::addProperty);
      return object;
    }
  }
}
