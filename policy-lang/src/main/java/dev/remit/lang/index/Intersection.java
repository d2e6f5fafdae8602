package dev.remit.lang.index;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** The numbers that are, for each of several unions of sets, in one of its sets. */
final class Intersection {
  private static final int ABSENT = -1;

  private final SparseBits[][] unions;
  private final Work work;
  private final IntConsumer found;

  private Intersection(SparseBits[][] unions, Work work, IntConsumer found) {
    this.unions = unions;
    this.work = work;
    this.found = found;
  }

  /** Finds the numbers, in rising order; all sets have the same bound. */
  static void of(List<List<SparseBits>> unions, int bound, Work work, IntConsumer found) {
    SparseBits[][] sets =
        unions.stream().map(union -> union.toArray(SparseBits[]::new)).toArray(SparseBits[][]::new);
    int[][] roots = new int[sets.length][];
    for (int i = 0; i < sets.length; i++) {
      roots[i] = new int[sets[i].length];
    }
    new Intersection(sets, work, found).visit(SparseBits.levels(bound) - 1, 0, roots);
  }

  private void visit(int level, int base, int[][] places) {
    long common = -1L;
    for (int i = 0; i < unions.length && common != 0; i++) {
      long any = 0;
      for (int j = 0; j < unions[i].length; j++) {
        if (places[i][j] != ABSENT) {
          work.word();
          any |= unions[i][j].word(level, places[i][j]);
        }
      }
      common &= any;
    }
    for (long left = common; left != 0; left &= left - 1) {
      int bit = Long.numberOfTrailingZeros(left);
      int number = (base << SparseBits.BITS) + bit;
      if (level == 0) {
        found.accept(number);
      } else {
        visit(level - 1, number, below(level, bit, places));
      }
    }
  }

  private int[][] below(int level, int bit, int[][] places) {
    int[][] below = new int[places.length][];
    for (int i = 0; i < places.length; i++) {
      below[i] = new int[places[i].length];
      Arrays.fill(below[i], ABSENT);
      for (int j = 0; j < below[i].length; j++) {
        int place = places[i][j];
        if (place != ABSENT && ((unions[i][j].word(level, place) >>> bit) & 1) == 1) {
          below[i][j] = unions[i][j].below(level, place, bit);
        }
      }
    }
    return below;
  }
}
