package dev.remit.cli.fmt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The fewest lines to take out of one text and to put in for another, after Myers, "An O(ND)
 * Difference Algorithm and Its Variations" (1986). Texts that differ in more than {@link
 * #MOST_EDITS} lines are replaced as a whole, so that time and memory stay bounded.
 */
final class LineDiff {
  static final int MOST_EDITS = 2_000;

  private final List<String> from;
  private final List<String> to;

  private LineDiff(List<String> from, List<String> to) {
    this.from = from;
    this.to = to;
  }

  /** A line of either text; {@code sign} is a blank for a line of both. */
  record Edit(char sign, String line) {
    static final char SAME = ' ';
    static final char GONE = '-';
    static final char NEW = '+';
  }

  static List<Edit> of(List<String> from, List<String> to) {
    return new LineDiff(from, to).edits();
  }

  private List<Edit> edits() {
    int most = Math.min(from.size() + to.size(), MOST_EDITS);
    int middle = most + 1;
    // How far each diagonal reaches, by its number counted from the middle.
    int[] reached = new int[2 * most + 3];
    List<int[]> rounds = new ArrayList<>();
    for (int d = 0; d <= most; d++) {
      rounds.add(Arrays.copyOfRange(reached, middle - d - 1, middle + d + 2));
      for (int k = -d; k <= d; k += 2) {
        int x = step(reached, middle, k, d);
        while (x < from.size() && x - k < to.size() && from.get(x).equals(to.get(x - k))) {
          x++;
        }
        reached[middle + k] = x;
        if (x >= from.size() && x - k >= to.size()) {
          return way(rounds);
        }
      }
    }
    return replaced();
  }

  /** Where the {@code d}th edit brings diagonal {@code k}: a line goes, or a line comes. */
  private static int step(int[] reached, int middle, int k, int d) {
    return comes(reached, middle, k, d) ? reached[middle + k + 1] : reached[middle + k - 1] + 1;
  }

  private static boolean comes(int[] reached, int middle, int k, int d) {
    return k == -d || (k != d && reached[middle + k - 1] < reached[middle + k + 1]);
  }

  /** The way back from the ends of both texts. */
  private List<Edit> way(List<int[]> rounds) {
    List<Edit> edits = new ArrayList<>();
    int x = from.size();
    int y = to.size();
    for (int d = rounds.size() - 1; d >= 0; d--) {
      int middle = d + 1;
      int k = x - y;
      boolean comes = comes(rounds.get(d), middle, k, d);
      int start = rounds.get(d)[middle + (comes ? k + 1 : k - 1)];
      int same = d == 0 ? 0 : comes ? start : start + 1;
      while (x > same) {
        x--;
        y--;
        edits.add(new Edit(Edit.SAME, from.get(x)));
      }
      if (d > 0 && comes) {
        edits.add(new Edit(Edit.NEW, to.get(--y)));
      } else if (d > 0) {
        edits.add(new Edit(Edit.GONE, from.get(--x)));
      }
    }
    return edits.reversed();
  }

  private List<Edit> replaced() {
    List<Edit> edits = new ArrayList<>();
    from.forEach(line -> edits.add(new Edit(Edit.GONE, line)));
    to.forEach(line -> edits.add(new Edit(Edit.NEW, line)));
    return edits;
  }
}
