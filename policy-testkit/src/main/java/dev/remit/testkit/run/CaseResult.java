package dev.remit.testkit.run;

import dev.remit.lang.suite.Case;
import java.util.List;

/**
 * How a case went. A scenario ends with the first step that fails.
 *
 * @param nanos how long it took, in nanoseconds
 */
public record CaseResult(Case of, List<StageResult> stages, long nanos) {
  public CaseResult {
    stages = List.copyOf(stages);
  }

  public boolean passed() {
    return stages.stream().allMatch(StageResult::passed);
  }
}
