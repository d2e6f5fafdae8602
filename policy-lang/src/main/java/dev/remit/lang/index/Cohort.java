package dev.remit.lang.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The rules that require something of the same keys. For each key a table leads from a term to the
 * rules that have it; no rule is without the key, so there is no set of those that do not care. The
 * rules are laid out by their terms, so that those that match together lie together.
 */
final class Cohort {
  private final int[] keys;
  private final int[] rules;
  private final List<TermTable<SparseBits>> tables = new ArrayList<>();

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

  private static TermTable<SparseBits> table(List<Member> laid, int key) {
    Map<Integer, Ints> places = new HashMap<>();
    for (int place = 0; place < laid.size(); place++) {
      for (int term : laid.get(place).terms().get(key)) {
        places.computeIfAbsent(term, none -> new Ints()).add(place);
      }
    }
    Map<Integer, SparseBits> table = new HashMap<>();
    places.forEach((term, of) -> table.put(term, new SparseBits(of.toArray(), laid.size())));
    return new TermTable<>(table);
  }

  int keyCount() {
    return keys.length;
  }

  int key(int index) {
    return keys[index];
  }

  /** The terms that any of the rules has for the key of this index. */
  int[] terms(int index) {
    return tables.get(index).terms();
  }

  /** Visits all rules, whatever they require; false where one ended it. */
  boolean all(IntPredicate visit) {
    for (int rule : rules) {
      if (!visit.test(rule)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Visits the rules each of whose keys is not known or matches; one key at least is known. False
   * where one ended it.
   */
  boolean matching(KnownTerms known, Room room, IntPredicate visit) {
    return rules.length <= Long.SIZE ? few(known, room, visit) : many(known, room, visit);
  }

  /** As many as a word has bits: each set is one word. */
  private boolean few(KnownTerms known, Room room, IntPredicate visit) {
    long left = -1L;
    for (int i = 0; i < keys.length && left != 0; i++) {
      if (known.isKnown(keys[i], room.scratch())) {
        left &= word(tables.get(i), known.terms(keys[i]), room.scratch().work());
      }
    }
    for (; left != 0; left &= left - 1) {
      if (!visit.test(rules[Long.numberOfTrailingZeros(left)])) {
        return false;
      }
    }
    return true;
  }

  /** Those that have any of the terms. */
  private static long word(TermTable<SparseBits> table, Ints terms, Work work) {
    long any = 0;
    for (int i = 0; i < terms.size(); i++) {
      work.probe();
      SparseBits rules = table.get(terms.get(i));
      if (rules != null) {
        work.word();
        any |= rules.word(0, 0);
      }
    }
    return any;
  }

  private boolean many(KnownTerms known, Room room, IntPredicate visit) {
    Work work = room.scratch().work();
    Intersection intersection = room.intersection();
    intersection.clear();
    for (int i = 0; i < keys.length; i++) {
      if (known.isKnown(keys[i], room.scratch())
          && !union(tables.get(i), known.terms(keys[i]), intersection, work)) {
        return true;
      }
    }
    return intersection.find(rules, work, visit);
  }

  /** False where no rule matches. */
  private static boolean union(
      TermTable<SparseBits> table, Ints terms, Intersection into, Work work) {
    for (int i = 0; i < terms.size(); i++) {
      work.probe();
      SparseBits rules = table.get(terms.get(i));
      if (rules != null) {
        into.add(rules);
      }
    }
    return into.endUnion();
  }

  long size() {
    return rules.length
        + tables.stream()
            .flatMap(table -> table.values().stream())
            .mapToLong(rules -> 1 + rules.size())
            .sum();
  }
}
