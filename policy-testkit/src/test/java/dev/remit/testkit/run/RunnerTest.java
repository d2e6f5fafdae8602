package dev.remit.testkit.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.testkit.Suites;
import dev.remit.testkit.coverage.CoverageCollector;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A case is asked of both engines, and of as many cases as are to be run. */
class RunnerTest {
  private static final String CASE = "test \"t\" { given ticket expect allow by read }\n";

  @Test
  void engines_that_answer_otherwise_fail_what_they_are_asked() {
    TestedBundle tested = Suites.with(CASE);
    CompiledBundle other =
        Suites.with(CASE + "deny every_tool \"Nothing\" { tool in crm.* }\n")
            .bundle()
            .interpreted();
    CaseResult result =
        new Runner(tested, Optional.of(new CoverageCollector(tested.bundle())), any -> other)
            .run(tested.suite().cases().getFirst());
    Mismatch mismatch = result.stages().getFirst().mismatches().getFirst();
    assertEquals("the same answer of both engines", mismatch.expected());
    assertTrue(
        mismatch.actual().endsWith("interpreted: deny DENIED by crm.every_tool"),
        mismatch.actual());
  }

  @Test
  void with_fail_fast_nothing_begins_after_a_failure() {
    String failing = CASE.replace("\"t\"", "\"a\"").replace("by read", "by refund");
    SuiteRunner.Options options = new SuiteRunner.Options(Filter.ALL, 1, true, 1);
    SuiteResult result = new SuiteRunner(Suites.with(failing + CASE), options, Progress.NONE).run();
    assertEquals(1, result.size());
    assertEquals(1, result.skipped());
    assertEquals(1, result.failures());
  }
}
