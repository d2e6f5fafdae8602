package dev.remit.testkit.run;

import dev.remit.lang.decide.Explanation;
import dev.remit.lang.suite.Case;
import java.util.List;
import java.util.Optional;

/**
 * How a stage went.
 *
 * @param answer of the compiled engine
 * @param mismatches what is not as expected; none where it passed
 * @param explanation how the answer came about, where something is not as expected
 */
public record StageResult(
    Case.Stage stage, Answer answer, List<Mismatch> mismatches, Optional<Explanation> explanation) {
  public StageResult {
    mismatches = List.copyOf(mismatches);
  }

  public boolean passed() {
    return mismatches.isEmpty();
  }
}
