package dev.remit.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code remit loadtest} says of one rate; times are in nanoseconds.
 *
 * @param rate requests a second that were due
 * @param decided decisions a second that came
 * @param late after how long, at most, 99 of 100 requests were sent that were due
 * @param faults requests without a decision, and decisions that were wrong
 */
record LoadPoint(
    int rate, double decided, double p50, double p99, double p999, double late, long faults) {
  private static final double NANOS_A_MICRO = 1e3;

  /** Its lines of JSON. */
  static List<LoadPoint> read(String lines) throws IOException {
    List<LoadPoint> points = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      JsonNode rate = new ObjectMapper().readTree(line);
      JsonNode micros = rate.required("latencyMicros");
      points.add(
          new LoadPoint(
              rate.required("rate").intValue(),
              rate.required("decidedPerSecond").doubleValue(),
              micros.required("p50").doubleValue() * NANOS_A_MICRO,
              micros.required("p99").doubleValue() * NANOS_A_MICRO,
              micros.required("p99.9").doubleValue() * NANOS_A_MICRO,
              rate.required("lateMicros").required("p99").doubleValue() * NANOS_A_MICRO,
              faults(rate) + faults(rate.path("warmUp"))));
    }
    return points;
  }

  private static long faults(JsonNode rate) {
    long faults = 0;
    for (String kind : List.of("failed", "wrong")) {
      for (JsonNode count : rate.path(kind)) {
        faults += count.longValue();
      }
    }
    return faults;
  }

  /** Whether each request was decided as expected. */
  boolean isRight() {
    return faults == 0;
  }
}
