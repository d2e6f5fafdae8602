package dev.remit.testkit.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.testkit.Suites;
import dev.remit.testkit.run.Mismatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An invariant is asked of both engines. */
class PropertyRunnerTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "always \"p\" given ticket { tool is crm.query expect allow }",
        "never \"p\" given ticket { tool is crm.query expect deny NOT_PERMITTED }"
      })
  void engines_that_answer_otherwise_are_a_counterexample(String invariant) {
    TestedBundle tested = Suites.with(invariant);
    CompiledBundle other =
        Suites.with("deny every_tool \"Nothing\" { tool in crm.* }\n").bundle().interpreted();
    PropertyResult result =
        new PropertyRunner(tested, 1, any -> other).search(tested.suite().properties().getFirst());
    Mismatch mismatch = result.counterexample().orElseThrow().mismatches().getFirst();
    assertEquals("the same answer of both engines", mismatch.expected());
    assertTrue(
        mismatch.actual().endsWith("interpreted: deny DENIED by crm.every_tool"),
        mismatch.actual());
  }
}
