package dev.remit.benchmarks;

import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.exception.AuthException;
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
 * The same request of Cedar without any policy: what its Java side, JSON and JNI take by
 * themselves.
 *
 * <pre>./mvnw verify -Pbench -Dbench.only=CedarEmptyBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 3, time = 1)
public class CedarEmptyBenchmark {
  private CedarPolicies cedar = new CedarPolicies(0);
  private AuthorizationRequest request = CedarPolicies.request(RulesBenchmark.slots());

  /** The fields are no constants to a compiler: each trial sets them anew. */
  @Setup
  public void setUp() {
    cedar = new CedarPolicies(0);
    request = CedarPolicies.request(RulesBenchmark.slots());
  }

  /** What is taken off. */
  @Benchmark
  public AuthorizationSuccessResponse authorize() throws AuthException {
    return cedar.answer(request);
  }
}
