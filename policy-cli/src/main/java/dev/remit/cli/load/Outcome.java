package dev.remit.cli.load;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a load.
 *
 * @param answered decisions, right or wrong
 * @param perSecond decisions a second, until the last of them if that came after the load's end
 * @param latency from when a request was due to its decision
 * @param lateness from when a request was due to when it was sent: the generator's own share
 * @param failures requests without a decision, by why
 * @param wrong decisions other than expected, by request
 */
public record Outcome(
    Load load,
    long sent,
    long answered,
    double perSecond,
    Percentiles latency,
    Percentiles lateness,
    Map<String, Long> failures,
    Map<String, Long> wrong) {
  public Outcome {
    failures = Collections.unmodifiableMap(new TreeMap<>(failures));
    wrong = Collections.unmodifiableMap(new TreeMap<>(wrong));
  }

  /** Whether each request was decided, and as expected. */
  public boolean isRight() {
    return failures.isEmpty() && wrong.isEmpty();
  }

  /** Requests without a decision. */
  public long failed() {
    return sum(failures);
  }

  /** Decisions other than expected. */
  public long mistaken() {
    return sum(wrong);
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
