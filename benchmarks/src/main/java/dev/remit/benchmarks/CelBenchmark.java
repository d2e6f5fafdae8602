package dev.remit.benchmarks;

import dev.cel.runtime.CelEvaluationException;
import java.util.Map;
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
 * The rule of {@link RulesBenchmark} in CEL-java, by its planner; a bar compares the two.
 *
 * <pre>./mvnw verify -Pbench -Dbench.only='RulesBenchmark|CelBenchmark'</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 3, time = 1)
public class CelBenchmark {
  private CelPolicy policy = new CelPolicy();
  private Map<String, Object> facts = CelPolicy.facts(RulesBenchmark.slots());

  /** The fields are no constants to a compiler: each trial sets them anew. */
  @Setup
  public void setUp() {
    policy = new CelPolicy();
    facts = CelPolicy.facts(RulesBenchmark.slots());
  }

  /** The peer. */
  @Benchmark
  public boolean permits() throws CelEvaluationException {
    return policy.permits(facts);
  }
}
