package dev.remit.testkit.coverage;

import java.util.List;

/** What a suite exercises of a bundle's rules, sorted by file and place. */
public record Coverage(List<RuleCoverage> rules) {
  /** Of no rule. */
  public static final Coverage NONE = new Coverage(List.of());

  public Coverage {
    rules = List.copyOf(rules);
  }

  /** Rules that were true for an access, of those that can be. */
  public Ratio ruleRatio() {
    List<RuleCoverage> possible = rules.stream().filter(RuleCoverage::mayFire).toList();
    return new Ratio(
        (int) possible.stream().filter(RuleCoverage::isFired).count(), possible.size());
  }

  /** Truths of clauses that were seen, of those that are possible. */
  public Ratio clauseRatio() {
    int possible = clauses().mapToInt(clause -> clause.possible().size()).sum();
    int missing = clauses().mapToInt(clause -> clause.missing().size()).sum();
    return new Ratio(possible - missing, possible);
  }

  private java.util.stream.Stream<ClauseCoverage> clauses() {
    return rules.stream().flatMap(rule -> rule.clauses().stream());
  }

  /** A part of a whole. */
  public record Ratio(int part, int whole) {
    /** In percent, rounded down; 100 of nothing. */
    public int percent() {
      return whole == 0 ? 100 : (int) (100L * part / whole);
    }

    @Override
    public String toString() {
      return part + " of " + whole + " (" + percent() + " %)";
    }
  }
}
