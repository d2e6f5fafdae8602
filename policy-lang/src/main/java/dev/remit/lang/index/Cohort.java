package dev.remit.lang.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * The rules that require something of the same keys. For each key a table leads from a term to the
 * rules that have it; no rule is without the key, so there is no set of those that do not care. The
 * rules are laid out by their terms, so that those that match together lie together.
 */
final class Cohort {
  private final int[] keys;
  private final int[] rules;
  private final List<Map<Integer, SparseBits>> tables = new ArrayList<>();

  /** A rule with its terms, key by key. */
  record Member(int rule, List<int[]> terms) {
    private static final Comparator<Member> BY_TERMS =
        (one, other) -> {
          for (int key = 0; key < one.terms.size(); key++) {
            int order = Arrays.compare(one.terms.get(key), other.terms.get(key));
            if (order != 0) {
              return order;
            }
          }
          return Integer.compare(one.rule, other.rule);
        };
  }

  Cohort(List<Integer> keys, List<Member> members) {
    this.keys = keys.stream().mapToInt(Integer::intValue).toArray();
    List<Member> laid = members.stream().sorted(Member.BY_TERMS).toList();
    this.rules = laid.stream().mapToInt(Member::rule).toArray();
    for (int key = 0; key < this.keys.length; key++) {
      tables.add(table(laid, key));
    }
  }

  private static Map<Integer, SparseBits> table(List<Member> laid, int key) {
    Map<Integer, Ints> places = new HashMap<>();
    for (int place = 0; place < laid.size(); place++) {
      for (int term : laid.get(place).terms().get(key)) {
        places.computeIfAbsent(term, none -> new Ints()).add(place);
      }
    }
    Map<Integer, SparseBits> table = new HashMap<>();
    places.forEach((term, of) -> table.put(term, new SparseBits(of.toArray(), laid.size())));
    return table;
  }

  int keyCount() {
    return keys.length;
  }

  int key(int index) {
    return keys[index];
  }

  /** The terms that any of the rules has for the key of this index. */
  Iterable<Integer> terms(int index) {
    return tables.get(index).keySet();
  }

  /** Whatever its rules require. */
  void all(IntConsumer found) {
    Arrays.stream(rules).forEach(found);
  }

  /**
   * The rules each of whose keys is not known or matches.
   *
   * @param matching for a key, the terms that match; empty where it is not known
   */
  void matching(IntFunction<Optional<int[]>> matching, Work work, IntConsumer found) {
    List<List<SparseBits>> known = new ArrayList<>();
    for (int i = 0; i < keys.length; i++) {
      Optional<int[]> terms = matching.apply(keys[i]);
      if (terms.isPresent()) {
        List<SparseBits> union = union(tables.get(i), terms.get(), work);
        if (union.isEmpty()) {
          return;
        }
        known.add(union);
      }
    }
    Intersection.of(known, rules.length, work, place -> found.accept(rules[place]));
  }

  private static List<SparseBits> union(Map<Integer, SparseBits> table, int[] terms, Work work) {
    List<SparseBits> union = new ArrayList<>();
    for (int term : terms) {
      work.probe();
      SparseBits rules = table.get(term);
      if (rules != null) {
        union.add(rules);
      }
    }
    return union;
  }

  long size() {
    return rules.length
        + tables.stream()
            .flatMap(table -> table.values().stream())
            .mapToLong(rules -> 1 + rules.size())
            .sum();
  }
}
