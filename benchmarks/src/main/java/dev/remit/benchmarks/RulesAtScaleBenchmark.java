package dev.remit.benchmarks;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.index.RuleIndex;
import dev.remit.lang.index.Selection;
import dev.remit.lang.ir.Program;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Truth;
import java.util.List;
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
 * Rules only, facts in slots, as {@link RulesBenchmark}, but of many: those that the index leaves
 * are evaluated, all of them, as a peer evaluates all of its policies.
 *
 * <pre>./mvnw verify -Pbench -Dbench.only='Cedar|RulesAtScale'</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 3, time = 1)
public class RulesAtScaleBenchmark {
  private static final int HOPS = 3;

  /** Rules of the bundle. */
  @Param({"10", "1000", "10000"})
  public int rules = 10;

  private CompiledBundle bundle = AgentPolicy.bundle(rules);
  private RuleIndex index = index(bundle.program());
  private Facts facts = AgentFacts.of(bundle.program().layout(), HOPS);

  /** Compiles what the parameter asks for. */
  @Setup
  public void setUp() {
    bundle = AgentPolicy.bundle(rules);
    index = index(bundle.program());
    facts = AgentFacts.of(bundle.program().layout(), HOPS);
  }

  private static RuleIndex index(Program program) {
    return RuleIndex.of(
        program.permits().stream()
            .map(rule -> rule.clauses().stream().map(RuleIr.ClauseIr::condition).toList())
            .toList());
  }

  /** How many rules permit. */
  @Benchmark
  public int permitting() {
    Selection selected = index.select(facts);
    List<RuleIr> permits = bundle.program().permits();
    int permitting = 0;
    for (RuleIr permit : selected.of(permits, 0, permits.size())) {
      if (bundle.rules().truth(permit, facts) == Truth.TRUE) {
        permitting++;
      }
    }
    return permitting;
  }
}
