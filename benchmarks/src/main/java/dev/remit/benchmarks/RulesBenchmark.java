package dev.remit.benchmarks;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Truth;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Rules only, facts in slots: one rule of five conditions over three hops, against the same by
 * hand.
 *
 * <pre>./mvnw verify -Pbench -Dbench.only=RulesBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 3, time = 1)
public class RulesBenchmark {
  private static final int HOPS = 3;

  private CompiledBundle bundle = AgentPolicy.bundle(1);
  private CompiledBundle interpreted = bundle.interpreted();
  private RuleIr[] permits = permits(bundle);
  private Facts facts = AgentFacts.of(bundle.program().layout(), HOPS);
  private RulesTwin.Slots slots = slots();

  /** The fields are no constants to a compiler: each trial sets them anew. */
  @Setup
  public void setUp() {
    bundle = AgentPolicy.bundle(1);
    interpreted = bundle.interpreted();
    permits = permits(bundle);
    facts = AgentFacts.of(bundle.program().layout(), HOPS);
    slots = slots();
  }

  private static RuleIr[] permits(CompiledBundle bundle) {
    return bundle.program().permits().toArray(RuleIr[]::new);
  }

  /** What the rule reads, as it is read by hand. */
  static RulesTwin.Slots slots() {
    return new RulesTwin.Slots(
        "crm", "pay0", "refund", "crm.account3", AgentQuestion.AMOUNT, new int[] {1, 1, 1});
  }

  /** The engine. */
  @Benchmark
  public boolean engine() {
    for (RuleIr permit : permits) {
      if (bundle.rules().truth(permit, facts) == Truth.TRUE) {
        return true;
      }
    }
    return false;
  }

  /** The same rules as they are written. */
  @Benchmark
  public boolean interpreter() {
    for (RuleIr permit : permits) {
      if (interpreted.rules().truth(permit, facts) == Truth.TRUE) {
        return true;
      }
    }
    return false;
  }

  /** The yardstick. */
  @Benchmark
  public boolean byHand() {
    return RulesTwin.permits(slots);
  }
}
