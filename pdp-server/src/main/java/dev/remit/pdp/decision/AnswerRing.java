package dev.remit.pdp.decision;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last answers, each of which took the place of the oldest, and a hash table of their places.
 * The table is made of numbers, so that finding and forgetting an answer reads little memory, and
 * nothing of the answer itself. Safe for use by many threads.
 */
final class AnswerRing {
  private static final int NOWHERE = -1;

  private final int first;
  private final @Nullable Given[] places;
  private final int[] hashes;

  /** By bucket, the place that came last; by place, the one before it in its bucket. */
  private final int[] buckets;

  private final int[] before;
  private int next;

  /**
   * One of so many places.
   *
   * @param first the number of the first; the others follow
   */
  AnswerRing(int first, int size) {
    this.first = first;
    this.places = new Given[size];
    this.hashes = new int[size];
    this.before = new int[size];
    this.buckets = new int[2 * Integer.highestOneBit(size)];
    Arrays.fill(buckets, NOWHERE);
  }

  int size() {
    return places.length;
  }

  /**
   * What the key was given in the last minute by the bundle of that revision, or else will be; now
   * is in nanoseconds.
   */
  synchronized Given given(IdempotencyKey key, String revision, long nanos) {
    Given found = find(key, revision);
    return found != null && found.isOf(RecentAnswers.ANSWERS, nanos)
        ? found
        : add(key, revision, nanos);
  }

  /** What is at the place of that number. */
  synchronized Optional<Given> at(int number) {
    return Optional.ofNullable(places[number - first]);
  }

  private @Nullable Given find(IdempotencyKey key, String revision) {
    int hash = key.hashCode();
    for (int place = buckets[bucket(hash)]; place != NOWHERE; place = before[place]) {
      Given given = hashes[place] == hash ? places[place] : null;
      if (given != null && given.isTo(key, revision)) {
        return given;
      }
    }
    return null;
  }

  private Given add(IdempotencyKey key, String revision, long nanos) {
    int place = next;
    next = place + 1 == places.length ? 0 : place + 1;
    if (places[place] != null) {
      unlink(place);
    }
    Given given = new Given(key, revision, nanos, first + place);
    int hash = key.hashCode();
    int bucket = bucket(hash);
    places[place] = given;
    hashes[place] = hash;
    before[place] = buckets[bucket];
    buckets[bucket] = place;
    return given;
  }

  /** Takes a place out of its bucket, if it is in it. */
  private void unlink(int place) {
    int bucket = bucket(hashes[place]);
    if (buckets[bucket] == place) {
      buckets[bucket] = before[place];
      return;
    }
    int at = buckets[bucket];
    while (at != NOWHERE && before[at] != place) {
      at = before[at];
    }
    if (at != NOWHERE) {
      before[at] = before[place];
    }
  }

  /** By its highest bits. */
  private int bucket(int hash) {
    return hash >>> (Integer.numberOfLeadingZeros(buckets.length) + 1);
  }
}
