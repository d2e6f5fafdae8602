package dev.remit.lang.index;

/**
 * A set of numbers from 0 up to a bound, as a tree of words of 64 bits: a bit of an inner word says
 * that the word below it is there. Words without a bit are not kept, so the set is as large as it
 * has members, whatever the bound; and where two sets have no word in common, nothing below is
 * looked at.
 */
final class SparseBits {
  static final int BITS = 6;

  private final long[][] words;
  private final int[][] first;

  /** Of numbers in rising order, at least one, each below the bound. */
  SparseBits(int[] numbers, int bound) {
    int levels = levels(bound);
    words = new long[levels][];
    first = new int[levels][];
    int[] members = numbers;
    for (int level = 0; level < levels; level++) {
      members = fill(level, members);
    }
  }

  /** How many levels of words reach all numbers below the bound. */
  static int levels(int bound) {
    int levels = 1;
    for (long reach = 1L << BITS; reach < bound; reach <<= BITS) {
      levels++;
    }
    return levels;
  }

  /** The words of one level; what comes back are the members of the level above. */
  private int[] fill(int level, int[] members) {
    int count = 0;
    for (int i = 0; i < members.length; i++) {
      if (i == 0 || members[i] >> BITS != members[i - 1] >> BITS) {
        count++;
      }
    }
    words[level] = new long[count];
    first[level] = new int[count];
    int[] above = new int[count];
    int at = -1;
    for (int i = 0; i < members.length; i++) {
      if (at < 0 || members[i] >> BITS != above[at]) {
        at++;
        above[at] = members[i] >> BITS;
        first[level][at] = i;
      }
      words[level][at] |= 1L << members[i];
    }
    return above;
  }

  long word(int level, int place) {
    return words[level][place];
  }

  /** Where, in the level below, the word of a bit is that is set. */
  int below(int level, int place, int bit) {
    return first[level][place] + Long.bitCount(words[level][place] & ((1L << bit) - 1));
  }

  long size() {
    long size = 0;
    for (long[] level : words) {
      size += level.length;
    }
    return size;
  }
}
