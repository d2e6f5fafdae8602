package dev.remit.benchmarks;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.LiveState;
import dev.remit.lang.decide.Question;
import dev.remit.lang.fast.EvaluationDoor;
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
 * What the number of rules of one tool costs, of which the question matches three: all others are
 * on another purpose, so that each access asks the index.
 *
 * <pre>./mvnw verify -Pbench -Dbench.only=OneToolBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 3, time = 1)
public class OneToolBenchmark {
  private static final int HOPS = 3;

  /** Rules of the tool. */
  @Param({"10", "1000", "10000"})
  public int rules = 10;

  private EvaluationDoor door = new EvaluationDoor(AgentPolicy.onOneTool(rules));
  private FastDecider decider = new FastDecider(AgentPolicy.onOneTool(rules));
  private LiveState state = AgentQuestion.state();
  private Question question = AgentQuestion.refund(HOPS);

  /** Compiles what the parameter asks for. */
  @Setup
  public void setUp() {
    CompiledBundle bundle = AgentPolicy.onOneTool(rules);
    door = new EvaluationDoor(bundle);
    decider = new FastDecider(bundle);
    state = AgentQuestion.state();
    question = AgentQuestion.refund(HOPS);
  }

  /** Until when the grant lasts. */
  @Benchmark
  public long engine() {
    return door.decide(question, state, AgentQuestion.NOW);
  }

  /** The same with its answer written. */
  @Benchmark
  public Decision answer() {
    return decider.decide(question, state, AgentQuestion.NOW);
  }
}
