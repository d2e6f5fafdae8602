package dev.remit.benchmarks;

import dev.remit.lang.decide.Decider;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A question to its decision, against a twin by hand that makes the checks of steps 2 to 5. The
 * engine also makes those of step 1; what it has met before, as a chain, it knows again.
 *
 * <pre>./mvnw verify -Pbench -Dbench.only=DecisionBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 3, time = 1)
public class DecisionBenchmark {
  private static final int HOPS = 3;

  private FastDecider decider = new FastDecider(AgentPolicy.bundle(1));
  private EvaluationDoor door = new EvaluationDoor(AgentPolicy.bundle(1));
  private LiveState state = AgentQuestion.state();
  private DecisionTwin twin = DecisionTwin.withTask(AgentQuestion.TASK, AgentQuestion.UNTIL);
  private Question question = AgentQuestion.refund(HOPS);

  /** The fields are no constants to a compiler: each trial sets them anew. */
  @Setup
  public void setUp() {
    decider = new FastDecider(AgentPolicy.bundle(1));
    door = new EvaluationDoor(AgentPolicy.bundle(1));
    state = AgentQuestion.state();
    twin = DecisionTwin.withTask(AgentQuestion.TASK, AgentQuestion.UNTIL);
    question = AgentQuestion.refund(HOPS);
  }

  /** The engine: until when the grant lasts, as the yardstick says it. */
  @Benchmark
  public long engine() {
    return door.decide(question, state, AgentQuestion.NOW);
  }

  /** The same with its answer written: reason, digests, grant. */
  @Benchmark
  public Decision answer() {
    return decider.decide(question, state, AgentQuestion.NOW);
  }

  /** The reference. */
  @Benchmark
  public Decision reference() {
    return Decider.decide(question, decider.bundle().interpreted(), state, AgentQuestion.NOW);
  }

  /** The yardstick: until when the grant lasts, in seconds of the epoch, or -1 on DENY. */
  @Benchmark
  public long byHand() {
    return twin.decide(question, AgentQuestion.NOW.getEpochSecond());
  }
}
