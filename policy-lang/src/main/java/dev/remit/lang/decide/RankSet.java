package dev.remit.lang.decide;

import java.util.function.IntConsumer;

/**
 * A set of ranks, taken out in rising order. Of its words a second row says which have a bit, so
 * that taking out a few of many does not go through all of them; what was taken out is empty.
 */
final class RankSet {
  private static final int BITS = 6;

  private final long[] words;
  private final long[] filled;

  /** Of ranks below the bound. */
  RankSet(int bound) {
    words = new long[(bound >> BITS) + 1];
    filled = new long[(words.length >> BITS) + 1];
  }

  void add(int rank) {
    int word = rank >> BITS;
    words[word] |= 1L << rank;
    filled[word >> BITS] |= 1L << word;
  }

  /** Each of them, in rising order; the set is empty then. */
  void drain(IntConsumer each) {
    for (int i = 0; i < filled.length; i++) {
      for (long left = filled[i]; left != 0; left &= left - 1) {
        int word = (i << BITS) + Long.numberOfTrailingZeros(left);
        for (long bits = words[word]; bits != 0; bits &= bits - 1) {
          each.accept((word << BITS) + Long.numberOfTrailingZeros(bits));
        }
        words[word] = 0;
      }
      filled[i] = 0;
    }
  }
}
