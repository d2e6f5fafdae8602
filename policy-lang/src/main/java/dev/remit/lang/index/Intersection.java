package dev.remit.lang.index;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The numbers that are, for each of several unions of sets, in one of its sets. One intersection
 * after another is found in the same room: {@link #clear}, then each union set by set, then {@link
 * #find}.
 */
final class Intersection {
  private static final int ABSENT = -1;

  /** Of 64 numbers to the word, as many levels as reach all that an int counts. */
  private static final int MOST_LEVELS = 6;

  private SparseBits[] sets = new SparseBits[8];
  private int size;

  /** Where each union ends among the sets. */
  private final Ints ends = new Ints();

  /** At each level, where the word of each set is. */
  private final int[][] places = new int[MOST_LEVELS][0];

  void clear() {
    size = 0;
    ends.clear();
  }

  /** One more set of the union at hand. */
  void add(SparseBits set) {
    if (size == sets.length) {
      sets = Arrays.copyOf(sets, 2 * size);
    }
    sets[size++] = set;
  }

  /** Ends the union at hand; false where it has no set, so that nothing is in all unions. */
  boolean endUnion() {
    int begin = ends.size() == 0 ? 0 : ends.get(ends.size() - 1);
    ends.add(size);
    return size > begin;
  }

  /**
   * Visits the numbers, in rising order, until one ends it; all sets have the same bound.
   *
   * @param names of the numbers: those that are visited
   * @param visit says whether to go on
   * @return whether none ended it
   */
  boolean find(int[] names, Work work, IntPredicate visit) {
    int top = SparseBits.levels(names.length) - 1;
    for (int level = 0; level <= top; level++) {
      if (places[level].length < size) {
        places[level] = new int[sets.length];
      }
    }
    Arrays.fill(places[top], 0, size, 0);
    return visit(top, 0, names, work, visit);
  }

  private boolean visit(int level, int base, int[] names, Work work, IntPredicate visit) {
    for (long left = common(level, work); left != 0; left &= left - 1) {
      int bit = Long.numberOfTrailingZeros(left);
      int number = (base << SparseBits.BITS) + bit;
      if (level > 0) {
        descend(level, bit);
      }
      boolean on =
          level == 0 ? visit.test(names[number]) : visit(level - 1, number, names, work, visit);
      if (!on) {
        return false;
      }
    }
    return true;
  }

  /** The bits that the words of each union have. */
  private long common(int level, Work work) {
    long common = -1L;
    int set = 0;
    for (int union = 0; union < ends.size() && common != 0; union++) {
      long any = 0;
      for (; set < ends.get(union); set++) {
        if (places[level][set] != ABSENT) {
          work.word();
          any |= sets[set].word(level, places[level][set]);
        }
      }
      common &= any;
    }
    return common;
  }

  private void descend(int level, int bit) {
    for (int set = 0; set < size; set++) {
      int place = places[level][set];
      boolean there = place != ABSENT && ((sets[set].word(level, place) >>> bit) & 1) == 1;
      places[level - 1][set] = there ? sets[set].below(level, place, bit) : ABSENT;
    }
  }
}
