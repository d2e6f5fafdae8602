package dev.remit.cli.load;

import java.time.Duration;

/**
 * How much is sent.
 *
 * @param perSecond requests a second, evenly spaced
 * @param duration from the first request on
 * @param inFlight the most requests without an answer; one that is due beyond it is not sent, and
 *     counts as a failure
 */
public record Load(int perSecond, Duration duration, int inFlight) {
  private static final double NANOS = 1e9;

  /** The number of requests, at least one. */
  long requests() {
    return Math.max(1, Math.round(duration.toNanos() / NANOS * perSecond));
  }

  /** When a request is due, in nanoseconds after the first. */
  long due(long request) {
    return Math.round(request * NANOS / perSecond);
  }
}
