package dev.remit.lang.decide;

import dev.remit.lang.runtime.Truth;
import java.util.List;
import java.util.Optional;

/**
 * How a decision comes about, access by access; empty where steps 1 to 4 found a fault, so that no
 * rule was asked. It shows values, which the agent is not to see.
 */
public record Explanation(List<AccessPart> accesses) {
  public Explanation {
    accesses = List.copyOf(accesses);
  }

  /**
   * The rules whose header is not false, or would not be were they no longer observed; and without
   * a true permit the nearest one.
   */
  public record AccessPart(Access access, List<RulePart> rules, Optional<RulePart> nearestPermit) {
    public AccessPart {
      rules = List.copyOf(rules);
    }
  }

  /**
   * A rule with its clauses; of the nearest permit those that fail.
   *
   * @param kind {@code permit}, {@code deny} or {@code oblige}
   * @param truth of the rule as it counts: false while it is observed
   * @param observed while the rule is observed, and so without effect: what it would have said
   */
  public record RulePart(
      String kind,
      Decision.RuleRef rule,
      Truth truth,
      Optional<Truth> observed,
      List<ClausePart> clauses) {
    public RulePart {
      clauses = List.copyOf(clauses);
    }
  }

  /** A clause as written, with what it read. */
  public record ClausePart(String text, Truth truth, int line, int column, List<ValuePart> values) {
    public ClausePart {
      values = List.copyOf(values);
    }
  }

  /** A fact by name, and its value in words. */
  public record ValuePart(String fact, String value) {}
}
