package dev.remit.pdp.api.grpc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What was read before out of the same bytes, which are compared whole. Each place keeps the last
 * thing that came there, so that no caller makes it grow; what is longer than {@value #LONGEST} is
 * not kept. Safe for use by many threads.
 *
 * @param <A> what else the reading depends on, compared by identity
 */
final class KnownBytes<A, V> {
  static final int LONGEST = 8 * 1024;
  private static final int PLACES = 256;
  private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L;
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final AtomicReferenceArray<Known<A, V>> places = new AtomicReferenceArray<>(PLACES);

  private record Known<A, V>(byte[] bytes, A beside, V value) {}

  /** What was read out of these bytes; empty if they were not met, or are no longer kept. */
  @SuppressWarnings("ReferenceEquality") // What is beside is the same thing, not one like it.
  Optional<V> read(byte[] bytes, int from, int to, A beside) {
    Known<A, V> known = places.getAcquire(place(bytes, from, to));
    return known != null
            && known.beside == beside
            && Arrays.equals(known.bytes, 0, known.bytes.length, bytes, from, to)
        ? Optional.of(known.value)
        : Optional.empty();
  }

  void keep(byte[] bytes, int from, int to, A beside, V value) {
    if (to - from <= LONGEST) {
      places.setRelease(
          place(bytes, from, to),
          new Known<>(Arrays.copyOfRange(bytes, from, to), beside, Objects.requireNonNull(value)));
    }
  }

  private static int place(byte[] bytes, int from, int to) {
    long hash = (long) to - from;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = (hash ^ (long) WORDS.get(bytes, at)) * SPREAD;
      hash ^= hash >>> 32;
    }
    for (; at < to; at++) {
      hash = (hash ^ bytes[at]) * SPREAD;
    }
    return (int) (hash >>> 48) & (PLACES - 1);
  }
}
