package dev.remit.testkit.run;

import dev.remit.testkit.coverage.Coverage;
import dev.remit.testkit.property.PropertyResult;
import java.util.List;

/**
 * How a suite went.
 *
 * @param skipped how many cases and properties were not run: filtered out, or after a failure
 * @param kept how many results are of a run before and still hold
 * @param seed of the requests that properties generate
 * @param nanos how long it took, in nanoseconds
 */
public record SuiteResult(
    List<CaseResult> cases,
    List<PropertyResult> properties,
    int skipped,
    int kept,
    Coverage coverage,
    long seed,
    long nanos) {
  public SuiteResult {
    cases = List.copyOf(cases);
    properties = List.copyOf(properties);
  }

  public int failures() {
    return (int)
        (cases.stream().filter(each -> !each.passed()).count()
            + properties.stream().filter(each -> !each.passed()).count());
  }

  public int size() {
    return cases.size() + properties.size();
  }
}
