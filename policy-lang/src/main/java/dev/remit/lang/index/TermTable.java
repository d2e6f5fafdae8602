package dev.remit.lang.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What belongs to each of some terms, by their numbers. */
final class TermTable<T> {
  private final LongTable places = new LongTable();
  private final List<T> values;
  private final int[] terms;

  TermTable(Map<Integer, T> values) {
    SortedMap<Integer, T> sorted = new TreeMap<>(values);
    this.values = new ArrayList<>(sorted.values());
    this.terms = sorted.keySet().stream().mapToInt(Integer::intValue).toArray();
    for (int place = 0; place < terms.length; place++) {
      places.put(terms[place], place);
    }
  }

  @Nullable T get(int term) {
    int place = places.get(term);
    return place == LongTable.ABSENT ? null : values.get(place);
  }

  int[] terms() {
    return terms.clone();
  }

  List<T> values() {
    return values;
  }
}
