package dev.remit.benchmarks;

import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.exception.AuthException;
import dev.remit.benchmarks.shapes.Application;
import dev.remit.benchmarks.shapes.CedarShape;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.lang.decide.LiveState;
import dev.remit.lang.decide.Question;
import dev.remit.lang.fast.FastDecider;
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
 * The applications of Cedar's own publication, one generated call after another. Cedar's time has
 * its JSON and JNI in it, with the entities that the call reaches; {@code cedarWithoutPolicies} is
 * the same with no policy, so that the difference is what evaluating takes. Of the three
 * applications gdrive alone is published with links that lead nowhere, so it alone is here twice.
 *
 * <pre>./mvnw verify -Pbench -Dbench.only=CedarShapesBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 3, time = 1)
public class CedarShapesBenchmark {
  private static final int CALLS = 256;

  /** The application, and where its links lead. */
  @Param({"gdrive-dangling", "gdrive-mended", "github", "tinytodo"})
  public String shape = "gdrive-dangling";

  /** Things of each kind; the publication has 5 to 50. */
  @Param({"5", "50"})
  public int size = 5;

  private final LiveState state = new InMemoryLiveState();
  private Application application = new Application(shape, size, CALLS);
  private FastDecider decider = new FastDecider(application.bundle());
  private CedarShape cedar = application.cedar();
  private CedarShape empty = application.cedarWithoutPolicies();
  private List<Question> questions = application.questions();
  private List<CedarShape.Asked> requests = application.requests();
  private int next;

  /** Compiles what the parameters ask for. */
  @Setup
  public void setUp() {
    application = new Application(shape, size, CALLS);
    decider = new FastDecider(application.bundle());
    cedar = application.cedar();
    empty = application.cedarWithoutPolicies();
    questions = application.questions();
    requests = application.requests();
    next = 0;
  }

  /** The engine, its answer written. */
  @Benchmark
  public Decision remit() {
    return decider.decide(questions.get(turn()), state, AgentQuestion.NOW);
  }

  /** The peer. */
  @Benchmark
  public AuthorizationSuccessResponse cedar() throws AuthException {
    return cedar.answer(requests.get(turn()));
  }

  /** What is taken off. */
  @Benchmark
  public AuthorizationSuccessResponse cedarWithoutPolicies() throws AuthException {
    return empty.answer(requests.get(turn()));
  }

  private int turn() {
    next = (next + 1) % CALLS;
    return next;
  }
}
