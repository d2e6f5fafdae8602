package dev.remit.lang.compile;

import dev.remit.lang.ir.Condition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The dear conditions that more than one rule has. One that stands nowhere but within another such
 * is none of them: it is evaluated with that one.
 */
final class SharedConditions {
  private final Map<Condition, String> ruleOf = new HashMap<>();
  private final Set<Condition> ofSeveral = new HashSet<>();

  /** The rule, or the condition, that has one first. */
  private final Map<Condition, Object> holderOf = new HashMap<>();

  private final Set<Condition> shared = new HashSet<>();

  private SharedConditions() {}

  /**
   * @param rules of the units
   * @param dear what each unit has of them
   */
  static SharedConditions of(List<String> rules, List<List<Dear>> dear) {
    SharedConditions found = new SharedConditions();
    for (int unit = 0; unit < rules.size(); unit++) {
      found.count(rules.get(unit), dear.get(unit));
    }
    for (int unit = 0; unit < rules.size(); unit++) {
      found.hold(rules.get(unit), dear.get(unit));
    }
    return found;
  }

  private void count(String rule, List<Dear> conditions) {
    for (Dear dear : conditions) {
      String first = ruleOf.putIfAbsent(dear.key(), rule);
      if (first != null && !first.equals(rule)) {
        ofSeveral.add(dear.key());
      }
      count(rule, dear.within());
    }
  }

  private void hold(Object holder, List<Dear> conditions) {
    for (Dear dear : conditions) {
      if (!ofSeveral.contains(dear.key())) {
        hold(holder, dear.within());
        continue;
      }
      Object first = holderOf.putIfAbsent(dear.key(), holder);
      if (first == null) {
        hold(dear.key(), dear.within());
      } else if (!first.equals(holder)) {
        shared.add(dear.key());
      }
    }
  }

  /** Those that are among what some units have, in the order in which they stand. */
  List<Condition> among(List<List<Dear>> dear) {
    Set<Condition> found = new LinkedHashSet<>();
    if (!shared.isEmpty()) {
      dear.forEach(conditions -> add(conditions, found));
    }
    return List.copyOf(found);
  }

  private void add(List<Dear> conditions, Set<Condition> found) {
    for (Dear dear : conditions) {
      if (shared.contains(dear.key())) {
        found.add(dear.key());
      }
      add(dear.within(), found);
    }
  }
}
