package dev.remit.benchmarks;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Listing;
import dev.remit.lang.decide.LiveState;
import dev.remit.lang.decide.Question;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
 * Which of so many tools an agent sees, each with rules of its own. A target, which gates nothing.
 *
 * <pre>./mvnw verify -Pbench -Dbench.only=ListingBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 3, time = 1)
public class ListingBenchmark {
  private static final int HOPS = 3;

  /** Tools of the catalogue, all of which are asked about. */
  @Param("1000")
  public int tools = 10;

  private CompiledBundle bundle = bundle(tools);
  private LiveState state = AgentQuestion.state();
  private List<Question> questions = questions(tools);

  /** Compiles what the parameter asks for. */
  @Setup
  public void setUp() {
    bundle = bundle(tools);
    state = AgentQuestion.state();
    questions = questions(tools);
  }

  private static CompiledBundle bundle(int tools) {
    return AgentPolicy.bundle(tools + AgentPolicy.MATCHING - 1);
  }

  private static List<Question> questions(int tools) {
    return IntStream.range(0, tools)
        .mapToObj(tool -> AgentQuestion.listing(HOPS, "pay" + tool))
        .toList();
  }

  /** How many are listed. */
  @Benchmark
  public int listed() {
    int listed = 0;
    Listing listing = new Listing(questions.getFirst(), bundle, state, AgentQuestion.NOW);
    for (Question question : questions) {
      listed += listing.hidden(question.tool()).isEmpty() ? 1 : 0;
    }
    return listed;
  }
}
