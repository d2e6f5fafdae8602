package dev.remit.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.TestedBundle;
import dev.remit.testkit.property.PropertyResult;
import dev.remit.testkit.report.TextReport;
import org.junit.jupiter.api.Test;

/** Invariants: one that does not hold has a counterexample, and one that says nothing fails. */
class PropertiesOfRulesTest {
  private static PropertyResult of(String property) {
    return Suites.run(Suites.with(property)).properties().getFirst();
  }

  @Test
  void one_that_holds_passes() {
    PropertyResult result =
        of(
            "never \"p\" given ticket { when credential.kind == static_key tool is crm.query expect allow }");
    assertTrue(result.passed());
    assertTrue(result.met() > 0);
  }

  @Test
  void one_that_does_not_has_a_small_counterexample() {
    PropertyResult result = of("always \"p\" given money { tool is crm.refund expect allow }");
    assertFalse(result.passed());
    assertEquals(1, result.counterexample().orElseThrow().changes().size());
  }

  @Test
  void its_counterexample_is_a_test_that_passes_as_it_is_printed() {
    TestedBundle tested =
        Suites.with(
            "never \"p\" given money { tool is crm.refund when args.amount > 99.00 expect deny }");
    String report = TextReport.of(Suites.run(tested), tested);
    String test = report.substring(report.indexOf("  test "), report.indexOf("\n1 test:"));
    assertEquals(1, Suites.run(Suites.with(test)).cases().size(), test);
    assertEquals(0, Suites.run(Suites.with(test)).failures(), test);
  }

  @Test
  void one_that_no_request_meets_fails() {
    PropertyResult result =
        of(
            "always \"p\" given money { tool is crm.refund when args.amount > 1.00 and args.amount < 1.00 expect deny }");
    assertFalse(result.passed());
    assertEquals(0, result.met());
    assertTrue(result.counterexample().isEmpty());
  }

  @Test
  void without_a_fixture_all_of_them_are_starts() {
    assertTrue(
        of("never \"p\" { tool is crm.refund when args.amount > 100.00 expect allow }").passed());
  }
}
