package dev.remit.lang.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what an author probably meant. */
public final class Spelling {
  private Spelling() {}

  /** Names that are compared in full; of more, those that begin like the word. */
  static final int MOST_NAMES = 20_000;

  /**
   * The name within an edit distance of a third of the word, at most 3; the nearest, then the first
   * by code point. None where too many names begin like the word to compare them all.
   */
  public static Optional<String> closest(String word, Collection<String> names) {
    int most = Math.min(3, Math.max(1, word.length() / 3));
    return candidates(word, names).stream()
        .filter(name -> Math.abs(name.length() - word.length()) <= most)
        .map(name -> new Near(name, distance(word, name, most)))
        .filter(near -> near.distance() <= most)
        .min(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .map(Near::name);
  }

  private record Near(String name, int distance) {}

  private static Collection<String> candidates(String word, Collection<String> names) {
    if (names.size() <= MOST_NAMES || word.isEmpty()) {
      return names.size() <= MOST_NAMES ? names : List.of();
    }
    List<String> alike =
        names.stream()
            .filter(name -> !name.isEmpty() && name.charAt(0) == word.charAt(0))
            .limit(MOST_NAMES + 1L)
            .toList();
    return alike.size() <= MOST_NAMES ? alike : List.of();
  }

  /** The edit distance, or any number over {@code most} if it is over it. */
  private static int distance(String left, String right, int most) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      int least = i;
      for (int j = 1; j <= right.length(); j++) {
        int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
        least = Math.min(least, row[j]);
      }
      if (least > most) {
        return least;
      }
    }
    return row[right.length()];
  }
}
