package dev.remit.lang.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what an author probably meant. */
final class Spelling {
  private Spelling() {}

  /**
   * The name within an edit distance of a third of the word, at most 3; the nearest, then the first
   * by code point.
   */
  static Optional<String> closest(String word, Collection<String> names) {
    int most = Math.min(3, Math.max(1, word.length() / 3));
    return names.stream()
        .filter(name -> distance(word, name) <= most)
        .min(
            Comparator.comparingInt((String name) -> distance(word, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }
}
