package dev.remit.benchmarks;

import dev.remit.lang.index.RuleIndex;
import dev.remit.lang.ir.Condition;
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
 * Building the index of rules spread over several attributes. A target, which gates nothing.
 *
 * <pre>./mvnw verify -Pbench -Dbench.only=IndexBuildBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 3, time = 1)
public class IndexBuildBenchmark {
  /** Rules and attributes. */
  @Param({"48x8", "120x4", "10000x100"})
  public String shape = "48x8";

  private List<List<Condition>> rules = ShapedPolicy.of(shape).conditions();

  /** Compiles what the parameter asks for. */
  @Setup
  public void setUp() {
    rules = ShapedPolicy.of(shape).conditions();
  }

  /** The index. */
  @Benchmark
  public RuleIndex build() {
    return RuleIndex.of(rules);
  }
}
