package dev.remit.testkit.coverage;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.RuleTruths;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.source.Span;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Gathers what the rules of a bundle were, request by request. Safe for use by many threads. */
public final class CoverageCollector {
  private final CompiledBundle bundle;
  private final Map<String, Counts> counts = new LinkedHashMap<>();

  /** Of one rule. */
  private static final class Counts {
    private final RuleIr rule;
    private final List<Map<Truth, Integer>> clauses;
    private int fired;
    private int decided;

    Counts(RuleIr rule) {
      this.rule = rule;
      this.clauses =
          rule.clauses().stream()
              .<Map<Truth, Integer>>map(any -> new EnumMap<>(Truth.class))
              .toList();
    }

    void add(RuleTruths.OfRule seen) {
      fired += seen.truth() == Truth.TRUE ? 1 : 0;
      List<Truth> reached = seen.reached();
      for (int i = 0; i < reached.size(); i++) {
        clauses.get(i).merge(reached.get(i), 1, Integer::sum);
      }
    }
  }

  public CoverageCollector(CompiledBundle bundle) {
    this.bundle = bundle;
    Stream.of(bundle.program().permits(), bundle.program().denies(), bundle.program().obliges())
        .flatMap(List::stream)
        .forEach(rule -> counts.put(rule.id(), new Counts(rule)));
  }

  /** What the rules were for each access of one request. */
  public synchronized void add(List<List<RuleTruths.OfRule>> accesses) {
    for (List<RuleTruths.OfRule> access : accesses) {
      access.forEach(seen -> of(seen.rule().id()).add(seen));
    }
  }

  /** That a rule decided. */
  public synchronized void decided(String rule) {
    of(rule).decided++;
  }

  private Counts of(String rule) {
    Counts found = counts.get(rule);
    if (found == null) {
      throw new IllegalArgumentException("the bundle has no rule " + rule);
    }
    return found;
  }

  public synchronized Coverage coverage() {
    PossibleTruths possible = new PossibleTruths(bundle);
    return new Coverage(
        counts.values().stream()
            .map(each -> coverage(each, possible))
            .sorted(
                Comparator.comparing((RuleCoverage rule) -> rule.span().file().path())
                    .thenComparingInt(rule -> rule.span().start())
                    .thenComparing(rule -> rule.rule().id()))
            .toList());
  }

  private RuleCoverage coverage(Counts of, PossibleTruths possible) {
    Span span = bundle.program().span(of.rule.origin());
    List<Set<Truth>> truths = possible.of(of.rule);
    List<ClauseCoverage> clauses =
        IntStream.range(0, of.clauses.size())
            .mapToObj(i ->
                new ClauseCoverage(
                    bundle.program().span(of.rule.clauses().get(i).origin()),
                    of.clauses.get(i),
                    truths.get(i)))
            .toList();
    return new RuleCoverage(of.rule, span, of.fired, of.decided, clauses);
  }
}
