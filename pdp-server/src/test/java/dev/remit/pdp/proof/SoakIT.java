package dev.remit.pdp.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.pdp.command.Remit;
import dev.remit.pdp.command.Remit.Server;
import dev.remit.proto.v1.AuthorizationServiceGrpc;
import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.AuthorizeStreamResponse;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
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

  /** The server remembers at most 100,000 answers; by then it holds all that it ever will. */
  private static final int FIRST_LOOK = 250_000;

  private static final int LOOKS = 4;
  private static final int IN_FLIGHT = 256;

  /** Of what is live at the first look: what it may vary by, as answers of the last minute do. */
  private static final double SLACK = 0.15;

  private static final long PATIENCE_SECONDS = 120;

  /** The histogram's last line: how many objects, and their bytes. */
  private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)\\s*");

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
      List<Long> live = new ArrayList<>();
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
      long most = Math.round(live.getFirst() * (1 + SLACK));
      assertTrue(live.stream().allMatch(bytes -> bytes <= most), "live bytes grow: " + live);
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

  /** Bytes of live objects, which {@code jcmd} counts after a full collection. */
  private static long live(Server server) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(server.process().pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String total = "";
    for (String line : jcmd.inputReader().lines().toList()) {
      total = line.isBlank() ? total : line;
    }
    assertEquals(0, jcmd.waitFor(), total);
    Matcher counted = TOTAL.matcher(total);
    assertTrue(counted.matches(), total);
    return Long.parseLong(counted.group(1));
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
