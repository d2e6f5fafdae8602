package dev.remit.pdp.decision;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes the ids of decisions: UUIDs of version 7 (RFC 9562, section 5.7), sorted by time to the
 * millisecond.
 */
final class DecisionIds {
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private DecisionIds() {}

  static UUID next(Instant now) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = now.toEpochMilli() << 16 | VERSION | random.nextLong(1L << 12);
    long low = VARIANT | random.nextLong(1L << 62);
    return new UUID(high, low);
  }
}
