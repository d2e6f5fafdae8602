package dev.remit.testkit.report;

import dev.remit.lang.runtime.Truth;
import dev.remit.lang.source.Span;
import dev.remit.testkit.coverage.ClauseCoverage;
import dev.remit.testkit.coverage.Coverage;
import dev.remit.testkit.coverage.RuleCoverage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is covered of a file, by place: a clause that counts for several rules, as the head of a
 * {@code for} does, is one.
 */
record Marks(List<RuleCoverage> rules, Map<Integer, ClauseCoverage> clauses) {
  static Map<String, Marks> byFile(Coverage coverage) {
    Map<String, Marks> files = new TreeMap<>();
    for (RuleCoverage rule : coverage.rules()) {
      of(rule.span(), files).rules.add(rule);
      rule.clauses()
          .forEach(clause ->
              of(clause.span(), files)
                  .clauses
                  .merge(clause.span().start(), clause, Marks::together));
    }
    return files;
  }

  private static Marks of(Span span, Map<String, Marks> files) {
    return files.computeIfAbsent(
        span.file().path(), any -> new Marks(new ArrayList<>(), new TreeMap<>()));
  }

  /** In the order of the file. */
  Collection<ClauseCoverage> inOrder() {
    return clauses.values();
  }

  private static ClauseCoverage together(ClauseCoverage one, ClauseCoverage other) {
    Map<Truth, Integer> seen = new EnumMap<>(Truth.class);
    one.seen().forEach((truth, count) -> seen.merge(truth, count, Integer::sum));
    other.seen().forEach((truth, count) -> seen.merge(truth, count, Integer::sum));
    Set<Truth> possible = new HashSet<>(one.possible());
    possible.addAll(other.possible());
    Span longer = one.span().end() >= other.span().end() ? one.span() : other.span();
    return new ClauseCoverage(longer, seen, possible);
  }

  static int evaluated(ClauseCoverage clause) {
    return clause.seen().values().stream().mapToInt(Integer::intValue).sum();
  }
}
