package dev.remit.lang.index;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * Where the cohorts are found: each under its first key, by each of the terms that its rules have
 * there. Where that key is not known they are looked for under their next key, and so on; a cohort
 * none of whose keys is known is taken whole. So a cohort is entered once in each table of its own
 * keys, and terms of one key never multiply those of another.
 */
final class CohortTree {
  private final List<Cohort> whole = new ArrayList<>();
  private final Map<Integer, Branch> branches = new TreeMap<>();

  /** The cohorts with one key at this place of theirs. */
  private static final class Branch {
    private final List<Cohort> cohorts = new ArrayList<>();
    private final Map<Integer, Ints> byTerm = new HashMap<>();
    private final CohortTree unknown = new CohortTree();
  }

  void add(Cohort cohort) {
    add(cohort, 0);
  }

  private void add(Cohort cohort, int depth) {
    CohortTree at = this;
    for (int i = depth; i < cohort.keyCount(); i++) {
      Branch branch = at.branches.computeIfAbsent(cohort.key(i), none -> new Branch());
      int place = branch.cohorts.size();
      branch.cohorts.add(cohort);
      for (int term : cohort.terms(i)) {
        branch.byTerm.computeIfAbsent(term, none -> new Ints()).add(place);
      }
      at = branch.unknown;
    }
    at.whole.add(cohort);
  }

  /** Each rule that no known key excludes, once. */
  void matching(IntFunction<Optional<int[]>> matching, Work work, IntConsumer found) {
    whole.forEach(cohort -> cohort.all(found));
    branches.forEach((key, branch) -> {
      work.probe();
      Optional<int[]> terms = matching.apply(key);
      if (terms.isPresent()) {
        entered(branch, terms.get(), work).stream()
            .forEach(place -> branch.cohorts.get(place).matching(matching, work, found));
      } else {
        branch.unknown.matching(matching, work, found);
      }
    });
  }

  private static BitSet entered(Branch branch, int[] terms, Work work) {
    BitSet entered = new BitSet();
    for (int term : terms) {
      work.probe();
      Ints places = branch.byTerm.get(term);
      for (int i = 0; places != null && i < places.size(); i++) {
        entered.set(places.get(i));
      }
    }
    return entered;
  }

  long size() {
    return whole.size()
        + branches.values().stream()
            .mapToLong(branch ->
                branch.cohorts.size()
                    + branch.byTerm.values().stream().mapToLong(Ints::size).sum()
                    + branch.unknown.size())
            .sum();
  }
}
