package dev.remit.lang.index;

import java.util.Arrays;

/** From numbers to places from 0 on: a hash table of words, so that a look-up makes no box. */
final class LongTable {
  static final int ABSENT = -1;

  private static final int LEAST = 4;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] numbers = new long[LEAST];
  private int[] places = absent(LEAST);
  private int size;

  private static int[] absent(int length) {
    int[] places = new int[length];
    Arrays.fill(places, ABSENT);
    return places;
  }

  /** Of a number that is not there yet. */
  void put(long number, int place) {
    if (2 * (size + 1) > places.length) {
      grow();
    }
    int at = find(number);
    numbers[at] = number;
    places[at] = place;
    size++;
  }

  private void grow() {
    long[] old = numbers;
    int[] oldPlaces = places;
    numbers = new long[2 * old.length];
    places = absent(2 * old.length);
    for (int i = 0; i < old.length; i++) {
      if (oldPlaces[i] != ABSENT) {
        int at = find(old[i]);
        numbers[at] = old[i];
        places[at] = oldPlaces[i];
      }
    }
  }

  /** Where the number is, or would be. */
  private int find(long number) {
    int mask = places.length - 1;
    int at = (int) ((number * SPREAD) >>> Integer.SIZE) & mask;
    while (places[at] != ABSENT && numbers[at] != number) {
      at = (at + 1) & mask;
    }
    return at;
  }

  /** {@link #ABSENT} for a number that is not there. */
  int get(long number) {
    return places[find(number)];
  }

  int size() {
    return size;
  }
}
