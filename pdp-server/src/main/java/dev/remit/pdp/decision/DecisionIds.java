package dev.remit.pdp.decision;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes the ids of decisions: UUIDs of version 7 (RFC 9562, section 5.7), sorted by time to the
 * millisecond. The last {@value #PLACE_BITS} bits say where an answer is remembered; of what is
 * left, 57 bits are random.
 */
final class DecisionIds {
  static final int PLACE_BITS = 17;
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long PLACE = (1L << PLACE_BITS) - 1;

  private DecisionIds() {}

  /** Of an answer that is not remembered. */
  static UUID next(Instant now) {
    return next(now, ThreadLocalRandom.current().nextInt(1 << PLACE_BITS));
  }

  /** Of one that is remembered at that place, from 0. */
  static UUID next(Instant now, int place) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = now.toEpochMilli() << 16 | VERSION | random.nextLong(1L << 12);
    long low = VARIANT | (random.nextLong(1L << 62) & ~PLACE) | place;
    return new UUID(high, low);
  }

  /** Where the answer of that id is remembered, if it is. */
  static int place(UUID id) {
    return (int) (id.getLeastSignificantBits() & PLACE);
  }
}
