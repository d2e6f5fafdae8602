package dev.remit.benchmarks;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.FactsRow;
import dev.remit.lang.runtime.Truth;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Rules only, as {@link RulesBenchmark}: 500 that share a condition over each hop, 500 with one of
 * their own, which costs the same, 500 without, and one rule. All are true, and all are evaluated.
 *
 * <pre>./mvnw verify -Pbench -Dbench.only=SharedConditionsBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 3, time = 1)
public class SharedConditionsBenchmark {
  private static final int HOPS = 3;

  /** Which rules. */
  @Param({"shared", "apart", "bare", "one"})
  public String rules = "one";

  private CompiledBundle bundle = AgentPolicy.overHops(rules);
  private RuleIr[] permits = permits(bundle);
  private Facts facts = facts(bundle);
  private FactsRow row = row(facts);

  /** Compiles what the parameter asks for. */
  @Setup
  public void setUp() {
    bundle = AgentPolicy.overHops(rules);
    permits = permits(bundle);
    facts = facts(bundle);
    row = row(facts);
  }

  private static RuleIr[] permits(CompiledBundle bundle) {
    return bundle.program().permits().toArray(RuleIr[]::new);
  }

  private static Facts facts(CompiledBundle bundle) {
    return AgentFacts.of(bundle.program().layout(), HOPS);
  }

  private static FactsRow row(Facts facts) {
    return facts.row(0, new int[] {0});
  }

  /** How many rules permit, of facts that are laid anew as each access has them. */
  @Benchmark
  public int permitting() {
    facts.lay(0, row);
    int permitting = 0;
    for (RuleIr permit : permits) {
      if (bundle.rules().truth(permit, facts) == Truth.TRUE) {
        permitting++;
      }
    }
    return permitting;
  }
}
