package dev.remit.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.bundle.BundleFault;
import dev.remit.testkit.report.TextReport;
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
}
