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
 * A question that sends no fact that it need not, against one that does; the tool is known to both.
 *
 * <pre>./mvnw verify -Pbench -Dbench.only=UnknownFactsBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 3, time = 1)
public class UnknownFactsBenchmark {
  /** Rules of the bundle. */
  @Param({"1", "1000"})
  public int rules = 1;

  private FastDecider decider = new FastDecider(AgentPolicy.bundle(rules));
  private LiveState state = AgentQuestion.state();
  private Question knowing = AgentQuestion.refund(3);
  private Question unknowing = AgentQuestion.unknowing(3);

  /** Compiles what the parameter asks for. */
  @Setup
  public void setUp() {
    decider = new FastDecider(AgentPolicy.bundle(rules));
    state = AgentQuestion.state();
    knowing = AgentQuestion.refund(3);
    unknowing = AgentQuestion.unknowing(3);
  }

  /** Facts unknown, which ends in DENY. */
  @Benchmark
  public Decision unknown() {
    return decider.decide(unknowing, state, AgentQuestion.NOW);
  }

  /** The yardstick: facts known. */
  @Benchmark
  public Decision known() {
    return decider.decide(knowing, state, AgentQuestion.NOW);
  }
}
