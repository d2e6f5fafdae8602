package dev.remit.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * The bytes that a decision allocates are counted, not timed, and stay within the ceilings of
 * {@code budgets.json}. A JVM that has compiled more allocates less, never more.
 */
class AllocationTest {
  private static final int WARM = 2_000;
  private static final int COUNTED = 500;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final Map<String, Integer> CEILINGS = ceilings();

  private static Map<String, Integer> ceilings() {
    try {
      return Budgets.read(Path.of("budgets.json")).ceilings();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void assertCeiling(String benchmark, Callable<?> decision) throws Exception {
    long bytes = bytes(decision);
    int ceiling = Objects.requireNonNull(CEILINGS.get(benchmark), benchmark);
    assertTrue(
        bytes <= ceiling, () -> benchmark + " allocates " + bytes + " bytes, over " + ceiling);
  }

  /** Bytes per call. */
  private static long bytes(Callable<?> decision) throws Exception {
    for (int i = 0; i < WARM; i++) {
      decision.call();
    }
    long thread = Thread.currentThread().threadId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    for (int i = 0; i < COUNTED; i++) {
      decision.call();
    }
    return (THREADS.getThreadAllocatedBytes(thread) - before) / COUNTED;
  }

  @Test
  void the_count_sees_nothing_where_nothing_is_allocated() throws Exception {
    RulesBenchmark rules = new RulesBenchmark();
    DecisionBenchmark decision = new DecisionBenchmark();
    assertEquals(0, bytes(() -> rules.byHand()));
    assertEquals(0, bytes(() -> decision.byHand() > 0));
  }

  @Test
  void the_count_sees_what_is_allocated() throws Exception {
    assertTrue(bytes(() -> new byte[100]) >= 100);
  }

  @Test
  void rules_stay_within_their_ceiling() throws Exception {
    RulesBenchmark benchmark = new RulesBenchmark();
    assertCeiling("RulesBenchmark.engine", benchmark::engine);
  }

  @Test
  void rules_that_share_a_condition_allocate_nothing() throws Exception {
    SharedConditionsBenchmark benchmark = new SharedConditionsBenchmark();
    benchmark.rules = "shared";
    benchmark.setUp();
    assertEquals(0, bytes(benchmark::permitting));
  }

  @Test
  void a_decision_stays_within_its_ceiling() throws Exception {
    DecisionBenchmark benchmark = new DecisionBenchmark();
    assertCeiling("DecisionBenchmark.engine", () -> benchmark.engine() > 0);
    assertCeiling("DecisionBenchmark.answer", benchmark::answer);
  }

  /** Of a thousand rules on the tool, three match. */
  @Test
  void a_decision_among_many_rules_of_one_tool_stays_within_its_ceiling() throws Exception {
    OneToolBenchmark benchmark = new OneToolBenchmark();
    benchmark.rules = 1_000;
    benchmark.setUp();
    assertCeiling("OneToolBenchmark.engine", () -> benchmark.engine() > 0);
  }

  @Test
  void bytes_to_bytes_stay_within_their_ceiling() throws Exception {
    WireBenchmark benchmark = new WireBenchmark();
    assertCeiling("WireBenchmark.decide", benchmark::decide);
  }
}
