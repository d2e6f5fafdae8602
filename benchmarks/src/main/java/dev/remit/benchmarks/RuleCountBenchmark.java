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
 * What the number of rules costs a question that the same three of them match.
 *
 * <pre>./mvnw verify -Pbench -Dbench.only=RuleCountBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 3, time = 1)
public class RuleCountBenchmark {
  /** Rules of the bundle. */
  @Param({"10", "1000", "10000", "100000"})
  public int rules = 10;

  private FastDecider decider = new FastDecider(AgentPolicy.bundle(rules));
  private LiveState state = AgentQuestion.state();
  private Question question = AgentQuestion.refund(3);

  /** Compiles what the parameter asks for. */
  @Setup
  public void setUp() {
    decider = new FastDecider(AgentPolicy.bundle(rules));
    state = AgentQuestion.state();
    question = AgentQuestion.refund(3);
  }

  /** A decision. */
  @Benchmark
  public Decision decide() {
    return decider.decide(question, state, AgentQuestion.NOW);
  }
}
