package dev.remit.lang.runtime;

import java.time.Duration;
import java.time.Instant;

/** What the clock makes of a time. What is no known time stays what it is. */
public final class ClockValues {
  private ClockValues() {}

  /** How long ago the time was. */
  public static Reading age(Reading time, Instant now) {
    return time instanceof Value.Time(Instant then)
        ? new Value.Length(Duration.between(then, now))
        : time;
  }

  /** How long it is until the time. */
  public static Reading ttl(Reading time, Instant now) {
    return time instanceof Value.Time(Instant then)
        ? new Value.Length(Duration.between(now, then))
        : time;
  }
}
