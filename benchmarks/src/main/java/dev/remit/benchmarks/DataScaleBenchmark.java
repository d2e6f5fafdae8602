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
 * What the size of a catalogue costs a decision: 100,000 datasets and 10,000 tenants' rows in
 * files, against ten of each.
 *
 * <pre>./mvnw verify -Pbench -Dbench.only=DataScaleBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 3, time = 1)
public class DataScaleBenchmark {
  /** Datasets of the catalogue. */
  @Param({"10", "100000"})
  public int datasets = 10;

  private FastDecider decider =
      new FastDecider(DataCatalogue.bundle(DataCatalogue.Form.CSV, datasets));
  private LiveState state = AgentQuestion.state();
  private Question question = DataCatalogue.question();

  /** Compiles what the parameter asks for. */
  @Setup
  public void setUp() {
    decider = new FastDecider(DataCatalogue.bundle(DataCatalogue.Form.CSV, datasets));
    state = AgentQuestion.state();
    question = DataCatalogue.question();
  }

  /** A decision. */
  @Benchmark
  public Decision decide() {
    return decider.decide(question, state, AgentQuestion.NOW);
  }
}
