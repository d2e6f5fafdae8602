package dev.remit.cli.load;

import dev.remit.proto.v1.Effect;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counts what comes of a load, by any number of threads. */
final class Tally {
  /** A thousandth of each value; what a histogram of this size holds apart. */
  private static final int DIGITS = 3;

  private static final double NANOS = 1e9;

  private final long start;
  private final Histogram latency = new ConcurrentHistogram(DIGITS);
  private final Histogram lateness = new ConcurrentHistogram(DIGITS);
  private final LongAdder sent = new LongAdder();
  private final LongAccumulator lastAnswer;
  private final Map<String, AtomicLong> failures = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> wrong = new ConcurrentHashMap<>();

  /**
   * @param start when the first request is due
   */
  Tally(long start, Duration duration) {
    this.start = start;
    this.lastAnswer = new LongAccumulator(Math::max, start + duration.toNanos());
  }

  void sent(long late) {
    sent.increment();
    lateness.recordValue(Math.max(0, late));
  }

  void answered(Shot shot, Effect effect, long due, long now) {
    latency.recordValue(Math.max(0, now - due));
    lastAnswer.accumulate(now);
    if (effect != shot.expected()) {
      count(wrong, shot.name());
    }
  }

  void failed(String status) {
    count(failures, status);
  }

  void lost(int requests) {
    failures.computeIfAbsent("NO_ANSWER", none -> new AtomicLong()).addAndGet(requests);
  }

  private static void count(Map<String, AtomicLong> counts, String name) {
    counts.computeIfAbsent(name, none -> new AtomicLong()).incrementAndGet();
  }

  Outcome outcome(Load load) {
    double seconds = (lastAnswer.get() - start) / NANOS;
    return new Outcome(
        load,
        sent.sum(),
        latency.getTotalCount(),
        latency.getTotalCount() / seconds,
        Percentiles.of(latency),
        Percentiles.of(lateness),
        counts(failures),
        counts(wrong));
  }

  private static Map<String, Long> counts(Map<String, AtomicLong> counted) {
    Map<String, Long> counts = new HashMap<>();
    counted.forEach((name, count) -> counts.put(name, count.get()));
    return counts;
  }
}
