package dev.remit.benchmarks;

import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.LiveState;
import dev.remit.lang.decide.Question;
import dev.remit.lang.fast.FastDecider;
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
 * Rules spread over several attributes, of which one matches, against that rule alone.
 *
 * <pre>./mvnw verify -Pbench -Dbench.only=IndexShapeBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 3, time = 1)
public class IndexShapeBenchmark {
  /** Rules and attributes. */
  @Param({"48x8", "120x4", "10000x100"})
  public String shape = "48x8";

  private FastDecider decider = new FastDecider(ShapedPolicy.of(shape).bundle());
  private FastDecider singleDecider = new FastDecider(ShapedPolicy.of(shape).only());
  private LiveState state = AgentQuestion.state();
  private Question question = ShapedPolicy.of(shape).question();

  /** Compiles what the parameter asks for. */
  @Setup
  public void setUp() {
    ShapedPolicy policy = ShapedPolicy.of(shape);
    decider = new FastDecider(policy.bundle());
    singleDecider = new FastDecider(policy.only());
    state = AgentQuestion.state();
    question = policy.question();
  }

  /** A decision. */
  @Benchmark
  public Decision decide() {
    return decider.decide(question, state, AgentQuestion.NOW);
  }

  /** The yardstick: the rule that matches, alone. */
  @Benchmark
  public Decision one() {
    return singleDecider.decide(question, state, AgentQuestion.NOW);
  }
}
