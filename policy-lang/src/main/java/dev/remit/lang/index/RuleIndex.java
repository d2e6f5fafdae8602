package dev.remit.lang.index;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.runtime.Facts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Selects, out of a list of conjunctions, those that facts do not make false (docs/decisions/0090).
 * One that is left out is false; one that is selected may be. It is as large as the conditions are,
 * and a selection takes no look at what it leaves out.
 */
public final class RuleIndex {
  /** By how many keys a rule is found; further ones would hardly narrow, and unknowns nest. */
  private static final int MOST_KEYS = 16;

  private final List<KeyTerms> keys;
  private final CohortTree tree;
  private final long cohorts;

  private RuleIndex(List<KeyTerms> keys, List<Cohort> cohorts) {
    this.keys = keys;
    this.cohorts = cohorts.stream().mapToLong(Cohort::size).sum();
    this.tree = new CohortTree(cohorts);
  }

  /**
   * Of rules, each by the conditions whose conjunction it is; their places in the list name them.
   */
  public static RuleIndex of(List<List<Condition>> rules) {
    List<List<Requirement>> required = rules.stream().map(Requirements::of).toList();
    List<KeyTerms> keys = keys(required);
    SortedMap<Key, Integer> places = new TreeMap<>();
    for (int i = 0; i < keys.size(); i++) {
      places.put(keys.get(i).key(), i);
    }
    Map<List<Integer>, List<Cohort.Member>> members = new LinkedHashMap<>();
    for (int rule = 0; rule < required.size(); rule++) {
      TreeMap<Integer, int[]> terms = new TreeMap<>();
      for (Requirement requirement : required.get(rule)) {
        int key = places.getOrDefault(requirement.key(), -1);
        KeyTerms numbers = keys.get(key);
        terms.put(
            key,
            requirement.terms().stream().mapToInt(numbers::number).sorted().distinct().toArray());
      }
      while (terms.size() > MOST_KEYS) {
        terms.pollLastEntry();
      }
      members
          .computeIfAbsent(List.copyOf(terms.keySet()), none -> new ArrayList<>())
          .add(new Cohort.Member(rule, List.copyOf(terms.values())));
    }
    List<Cohort> cohorts = new ArrayList<>();
    members.forEach((on, of) -> cohorts.add(new Cohort(on, of)));
    return new RuleIndex(keys, cohorts);
  }

  /** The keys, that with the most terms first: a value of it leaves the fewest rules. */
  private static List<KeyTerms> keys(List<List<Requirement>> required) {
    SortedMap<Key, KeyTerms> keys = new TreeMap<>();
    for (List<Requirement> rule : required) {
      for (Requirement requirement : rule) {
        KeyTerms terms = keys.computeIfAbsent(requirement.key(), KeyTerms::new);
        requirement.terms().forEach(terms::number);
      }
    }
    return keys.values().stream()
        .sorted(Comparator.comparingInt(KeyTerms::count).reversed().thenComparing(KeyTerms::key))
        .toList();
  }

  /** The rules that these facts do not make false by a single key. */
  public Selection select(Facts facts) {
    IndexSelector selector = selector();
    selector.select(facts);
    return selector.selection();
  }

  /** For one selection after another. */
  public IndexSelector selector() {
    return new IndexSelector(this);
  }

  List<KeyTerms> keys() {
    return keys;
  }

  CohortTree tree() {
    return tree;
  }

  /** How many entries and words its tables hold. */
  public long size() {
    return keys.stream().mapToLong(KeyTerms::size).sum() + cohorts + tree.size();
  }
}
