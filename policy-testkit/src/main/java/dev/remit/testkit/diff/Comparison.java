package dev.remit.testkit.diff;

import java.util.List;

/**
 * What came of comparing two bundles.
 *
 * @param groups newly allowed first, then newly denied, then the others, those that widen first
 * @param asked how many requests were written by people or recorded
 * @param tried how many requests were asked of both, those and the generated ones
 */
public record Comparison(List<RuleChange> rules, List<Group> groups, int asked, int tried) {
  public Comparison {
    rules = List.copyOf(rules);
    groups = List.copyOf(groups);
  }

  public boolean widens() {
    return groups.stream().anyMatch(group -> group.difference().widens());
  }

  /** How many requests are decided otherwise in one way. */
  public int count(Difference.Kind kind) {
    return groups.stream()
        .filter(group -> group.difference().kind() == kind)
        .mapToInt(Group::count)
        .sum();
  }
}
