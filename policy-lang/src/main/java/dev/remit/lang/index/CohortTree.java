package dev.remit.lang.index;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Where the cohorts are found: each under its first key, by each of the terms that its rules have
 * there. Where that key is not known they are looked for under their next key, and so on; a cohort
 * none of whose keys is known is taken whole. So a cohort is entered once in each table of its own
 * keys, and terms of one key never multiply those of another.
 */
final class CohortTree {
  private final List<Cohort> whole = new ArrayList<>();
  private final List<Branch> branches = new ArrayList<>();

  /** The cohorts with one key at this place of theirs. */
  private static final class Branch {
    private final int key;
    private final List<Cohort> cohorts;
    private final TermTable<Ints> byTerm;
    private final CohortTree unknown;

    private Branch(int key, List<Cohort> cohorts, int depth) {
      this.key = key;
      this.cohorts = cohorts;
      Map<Integer, Ints> places = new HashMap<>();
      for (int place = 0; place < cohorts.size(); place++) {
        for (int term : cohorts.get(place).terms(depth)) {
          places.computeIfAbsent(term, none -> new Ints()).add(place);
        }
      }
      this.byTerm = new TermTable<>(places);
      this.unknown = new CohortTree(cohorts, depth + 1);
    }

    private boolean matching(KnownTerms known, Room room, IntPredicate visit) {
      room.scratch().work().probe();
      if (!known.isKnown(key, room.scratch())) {
        return unknown.matching(known, room, visit);
      }
      if (cohorts.size() == 1) {
        return cohorts.getFirst().matching(known, room, visit);
      }
      BitSet entered = room.entered();
      entered.clear();
      Ints terms = known.terms(key);
      for (int i = 0; i < terms.size(); i++) {
        enter(terms.get(i), entered, room.scratch().work());
      }
      for (int at = entered.nextSetBit(0); at >= 0; at = entered.nextSetBit(at + 1)) {
        if (!cohorts.get(at).matching(known, room, visit)) {
          return false;
        }
      }
      return true;
    }

    private void enter(int term, BitSet entered, Work work) {
      work.probe();
      Ints places = byTerm.get(term);
      for (int i = 0; places != null && i < places.size(); i++) {
        entered.set(places.get(i));
      }
    }

    private long size() {
      return cohorts.size() + byTerm.values().stream().mapToLong(Ints::size).sum() + unknown.size();
    }
  }

  CohortTree(List<Cohort> cohorts) {
    this(cohorts, 0);
  }

  /** By the key at this place of theirs. */
  private CohortTree(List<Cohort> cohorts, int depth) {
    SortedMap<Integer, List<Cohort>> byKey = new TreeMap<>();
    for (Cohort cohort : cohorts) {
      if (cohort.keyCount() == depth) {
        whole.add(cohort);
      } else {
        byKey.computeIfAbsent(cohort.key(depth), none -> new ArrayList<>()).add(cohort);
      }
    }
    byKey.forEach((key, of) -> branches.add(new Branch(key, of, depth)));
  }

  /** Visits each rule that no known key excludes, once; false where one ended it. */
  boolean matching(KnownTerms known, Room room, IntPredicate visit) {
    boolean on = true;
    for (int i = 0; on && i < whole.size(); i++) {
      on = whole.get(i).all(visit);
    }
    for (int i = 0; on && i < branches.size(); i++) {
      on = branches.get(i).matching(known, room, visit);
    }
    return on;
  }

  long size() {
    return whole.size() + branches.stream().mapToLong(Branch::size).sum();
  }
}
