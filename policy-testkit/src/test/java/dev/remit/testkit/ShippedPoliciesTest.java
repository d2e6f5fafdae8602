package dev.remit.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.bundle.BundleFault;
import dev.remit.testkit.mutation.MutationResult;
import dev.remit.testkit.mutation.MutationRunner;
import dev.remit.testkit.report.MutationText;
import dev.remit.testkit.report.TextReport;
import dev.remit.testkit.run.Progress;
import dev.remit.testkit.run.SuiteResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The policies that are shipped keep what their tests say, and nothing of them is untested. */
class ShippedPoliciesTest {
  @Test
  void every_rule_fires_and_every_clause_is_seen_each_way() throws BundleFault {
    TestedBundle tested = Suites.read(Path.of("../policies"));
    SuiteResult result = Suites.run(tested);
    String report = TextReport.of(result, tested);
    assertEquals(0, result.failures(), report);
    assertEquals(100, result.coverage().ruleRatio().percent(), report);
    assertEquals(100, result.coverage().clauseRatio().percent(), report);
  }

  /** Without a search for what would tell the others apart: `remit test --mutate` does that. */
  @Test
  void of_changes_to_the_rules_nine_in_ten_are_noticed() throws BundleFault {
    TestedBundle tested = Suites.read(Path.of("../policies"));
    MutationResult result =
        new MutationRunner(
                tested, tested.suite().cases(), new MutationRunner.Options(2, 1, 1), Progress.NONE)
            .run();
    assertTrue(result.percent() >= 90, MutationText.of(result, tested.bundle()));
  }
}
