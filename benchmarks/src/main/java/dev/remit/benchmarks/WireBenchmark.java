package dev.remit.benchmarks;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.remit.lang.decide.Digests;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.LiveState;
import dev.remit.lang.fast.FastDecider;
import dev.remit.pdp.api.grpc.WireDoor;
import dev.remit.pdp.config.EnforcementPoint;
import dev.remit.pdp.decision.Answer;
import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.AuthorizeResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * The bytes of a request to the bytes of its answer, over protobuf's own parse and build of the
 * same messages.
 *
 * <pre>./mvnw verify -Pbench -Dbench.only=WireBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 3, time = 1)
public class WireBenchmark {
  private static final int HOPS = 3;
  private static final UUID ID = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L);
  private static final Json.Object ARGUMENTS =
      new Json.Object(
          List.of(
              new Json.Member("account", new Json.Text("crm.account3")),
              new Json.Member("amount", new Json.Number(AgentQuestion.AMOUNT))));

  private FastDecider decider = new FastDecider(AgentPolicy.bundle(1));
  private LiveState state = AgentQuestion.state();
  private WireDoor door = new WireDoor(caller());
  private byte[] request = AgentMessages.refund(HOPS).toByteArray();
  private AuthorizeResponse answer = answer(AgentMessages.refund(HOPS).toByteArray());

  /** The fields are no constants to a compiler: each trial sets them anew. */
  @Setup
  public void setUp() {
    decider = new FastDecider(AgentPolicy.bundle(1));
    state = AgentQuestion.state();
    door = new WireDoor(caller());
    request = AgentMessages.refund(HOPS).toByteArray();
    answer = answer(AgentMessages.refund(HOPS).toByteArray());
  }

  /** The engine; the id is given, the digests are the decision's own. */
  @Benchmark
  public byte[] decide() {
    return answer(request).toByteArray();
  }

  /** The yardstick. */
  @Benchmark
  public byte[] parseAndBuild(Blackhole hole) throws InvalidProtocolBufferException {
    hole.consume(AuthorizeRequest.parseFrom(request));
    return WireTwin.rebuilt(answer).toByteArray();
  }

  /**
   * What the digest of the arguments and the id of an answer take, by themselves. That of the chain
   * is not among them: a chain that is met again has its digest already.
   */
  @Benchmark
  public UUID digestsAndId(Blackhole hole) {
    hole.consume(Digests.arguments(ARGUMENTS));
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(
        AgentQuestion.NOW.toEpochMilli() << 16 | 0x7000 | random.nextLong(1L << 12),
        0x8000_0000_0000_0000L | random.nextLong(1L << 62));
  }

  private AuthorizeResponse answer(byte[] bytes) {
    WireDoor.Read asked = door.read(bytes);
    return door.write(
        asked.requestId(),
        new Answer(
            decider.decide(asked.question(), state, AgentQuestion.NOW),
            ID,
            decider.bundle().revision(),
            List.of()));
  }

  private static EnforcementPoint caller() {
    return new EnforcementPoint(
        "gateway", List.of(), List.of(), Set.of(), List.of(), Optional.empty(), Set.of(), false);
  }
}
