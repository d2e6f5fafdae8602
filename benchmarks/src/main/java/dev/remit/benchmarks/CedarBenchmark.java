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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Cedar over so many policies, of which three match, its JSON and JNI included; what those take
 * with no policy at all is {@link CedarEmptyBenchmark}. The bars take it off, and compare the rest
 * with {@link RulesAtScaleBenchmark}.
 *
 * <pre>./mvnw verify -Pbench -Dbench.only='Cedar|RulesAtScale'</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 3, time = 1)
public class CedarBenchmark {
  /** Policies. */
  @Param({"10", "1000", "10000"})
  public int policies = 10;

  private CedarPolicies cedar = new CedarPolicies(policies);
  private AuthorizationRequest request = CedarPolicies.request(RulesBenchmark.slots());

  /** Parses what the parameter asks for. */
  @Setup
  public void setUp() {
    cedar = new CedarPolicies(policies);
    request = CedarPolicies.request(RulesBenchmark.slots());
  }

  /** The peer. */
  @Benchmark
  public AuthorizationSuccessResponse authorize() throws AuthException {
    return cedar.answer(request);
  }
}
