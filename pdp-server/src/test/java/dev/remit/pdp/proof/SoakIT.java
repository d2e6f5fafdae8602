package dev.remit.pdp.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.pdp.command.Remit;
import dev.remit.pdp.command.Remit.Server;
import dev.remit.pdp.decision.Answer;
import dev.remit.proto.v1.AuthorizationServiceGrpc;
import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.AuthorizeStreamResponse;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A long run through one stream: each answer is that of its question, and what the server keeps
 * does not grow. {@code -Dremit.proof.decisions} sets how long, a million by default.
 */
@Tag("proof")
class SoakIT {
  private static final int DECISIONS = Integer.getInteger("remit.proof.decisions", 1_000_000);

  /** By then the server remembers as many answers as it may, or all of the last minute. */
  private static final int FIRST_LOOK = 250_000;

  /** It remembers 100,000; some are being given. */
  private static final long MOST_ANSWERS = 100_000 + 1_000;

  private static final int LOOKS = 4;
  private static final int IN_FLIGHT = 256;

  /** What live bytes may vary by, as a part of them. */
  private static final double SLACK = 0.1;

  private static final long PATIENCE_SECONDS = 120;

  /** A line of a histogram: how many objects, and their bytes. */
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+(\\d+)\\s+(\\d+)\\s*$");

  private static final Pattern ANSWERS =
      Pattern.compile(
          "(?m)^\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+" + Pattern.quote(Answer.class.getName()) + "$");

  /**
   * What was live after a full collection.
   *
   * @param answers how many answers are remembered, which is how many came within a minute if these
   *     were fewer than it may remember
   */
  private record Live(long bytes, long answers) {
    /** Whether no more is live than at the first look, but for answers that are meant to be. */
    boolean isSteadySince(Live first) {
      double more = Math.max(1, (double) answers / first.answers);
      return answers <= MOST_ANSWERS && bytes <= first.bytes * more * (1 + SLACK);
    }
  }

  private final BlockingQueue<AuthorizeStreamResponse> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<Throwable> faults = new LinkedBlockingQueue<>();
  private final Map<String, Integer> open = new HashMap<>();

  @Test
  void a_million_decisions_leave_no_more_behind_than_the_first() throws Exception {
    assertTrue(DECISIONS >= 2 * FIRST_LOOK, "remit.proof.decisions is at least " + 2 * FIRST_LOOK);
    Asked asked = Asked.read();
    try (Server server = Server.start(Remit.freePort())) {
      ManagedChannel channel =
          NettyChannelBuilder.forAddress("127.0.0.1", server.port()).usePlaintext().build();
      StreamObserver<AuthorizeRequest> stream =
          AuthorizationServiceGrpc.newStub(channel).authorizeStream(new Collector());
      List<Live> live = new ArrayList<>();
      for (int number = 0; number < DECISIONS; number++) {
        if (open.size() == IN_FLIGHT) {
          take();
        }
        open.put(Asked.id(number), number);
        stream.onNext(asked.request(number));
        if (number + 1 == FIRST_LOOK + live.size() * ((DECISIONS - FIRST_LOOK) / (LOOKS - 1))) {
          live.add(live(server));
        }
      }
      while (!open.isEmpty()) {
        take();
      }
      stream.onCompleted();
      channel.shutdownNow();
      assertEquals(LOOKS, live.size());
      assertTrue(
          live.stream().allMatch(look -> look.isSteadySince(live.getFirst())),
          "what is live grows: " + live);
    }
  }

  private void take() throws InterruptedException {
    AuthorizeStreamResponse answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (answer == null) {
      throw new AssertionError("no answer comes any more: " + faults);
    }
    int number =
        Optional.ofNullable(open.remove(answer.getRequestId()))
            .orElseThrow(() -> new AssertionError(answer.getRequestId() + " was not asked"));
    Asked.check(number, answer.getResult().getDecision());
  }

  /** Live objects, which {@code jcmd} counts after a full collection. */
  private static Live live(Server server) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(server.process().pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, jcmd.waitFor(), histogram);
    Matcher total = TOTAL.matcher(histogram);
    Matcher answers = ANSWERS.matcher(histogram);
    assertTrue(total.find() && answers.find(), histogram);
    return new Live(Long.parseLong(total.group(2)), Long.parseLong(answers.group(1)));
  }

  private final class Collector implements StreamObserver<AuthorizeStreamResponse> {
    @Override
    public void onNext(AuthorizeStreamResponse answer) {
      answers.add(answer);
    }

    @Override
    public void onError(Throwable fault) {
      faults.add(fault);
    }

    @Override
    public void onCompleted() {
      faults.add(new IllegalStateException("the server ended the stream"));
    }
  }
}
