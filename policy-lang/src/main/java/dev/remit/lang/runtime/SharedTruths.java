package dev.remit.lang.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What conditions that rules share came out as, by number. It holds for the facts as they lie:
 * whatever is put, laid or cleared makes a new round, and what was kept in another is forgotten.
 */
public final class SharedTruths {
  /** Other than any code of a truth. */
  public static final int FORGOTTEN = -1;

  private static final int TRUTH_BITS = 2;
  private static final int TRUTH = (1 << TRUTH_BITS) - 1;
  private static final long[] NONE = {};

  /** The round in which each was kept, and its truth. */
  private long[] kept = NONE;

  private long round = 1;
  private @Nullable Object owner;

  void forget() {
    round++;
  }

  /**
   * For code that has so many of them. What other code has kept is forgotten: its numbers stand for
   * other conditions.
   */
  public void of(Object code, int conditions) {
    if (!code.equals(owner)) {
      owner = code;
      forget();
      if (kept.length < conditions) {
        kept = new long[conditions];
      }
    }
  }

  /** The code of what was kept of the facts as they lie, or {@link #FORGOTTEN}. */
  public int recall(int number) {
    long found = kept[number];
    return found >>> TRUTH_BITS == round ? (int) found & TRUTH : FORGOTTEN;
  }

  /** Keeps the code of a truth, of two bits, and returns it. */
  public int keep(int number, int truth) {
    kept[number] = round << TRUTH_BITS | truth;
    return truth;
  }
}
