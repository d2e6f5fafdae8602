package dev.remit.pdp.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.pdp.command.Remit;
import dev.remit.pdp.command.Remit.Server;
import dev.remit.proto.v1.AuthorizationServiceGrpc;
import dev.remit.proto.v1.AuthorizationServiceGrpc.AuthorizationServiceBlockingStub;
import dev.remit.proto.v1.Decision;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} of a server under load, again and again: whoever asks again is answered as if
 * nothing had happened, and no fault reads as an ALLOW. {@code -Dremit.proof.kills} sets how often,
 * 5 by default.
 */
@Tag("proof")
class KillIT {
  private static final int KILLS = Integer.getInteger("remit.proof.kills", 5);
  private static final int CONNECTIONS = 4;
  private static final int CALLERS = 32;
  private static final int BETWEEN_KILLS = 2_000;
  private static final int ASKED = BETWEEN_KILLS * (KILLS + 1);
  private static final long PATIENCE_SECONDS = 120;

  /** What came of one attempt to ask. */
  private sealed interface Attempt {
    record Decided(int number, Decision decision) implements Attempt {}

    record Failed(int number, StatusRuntimeException fault) implements Attempt {}
  }

  private final BlockingQueue<Integer> open = new LinkedBlockingQueue<>();
  private final BlockingQueue<Attempt> attempts = new LinkedBlockingQueue<>();

  @Test
  void no_decision_is_lost_or_crossed_and_no_fault_permits() throws Exception {
    IntStream.range(0, ASKED).forEach(open::add);
    int port = Remit.freePort();
    List<ManagedChannel> connections =
        IntStream.range(0, CONNECTIONS)
            .mapToObj(
                each -> NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build())
            .toList();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Server first = Server.start(port);
      Asked asked = Asked.read();
      for (int caller = 0; caller < CALLERS; caller++) {
        var stub = AuthorizationServiceGrpc.newBlockingStub(connections.get(caller % CONNECTIONS));
        callers.execute(() -> ask(asked, stub));
      }
      try {
        int faults = killAndRestart(first, port, connections);
        assertTrue(
            faults >= KILLS, "only " + faults + " calls were in flight at " + KILLS + " kills");
      } finally {
        callers.shutdownNow();
        connections.forEach(ManagedChannel::shutdownNow);
      }
    }
  }

  /** Asks until it is interrupted. */
  private void ask(Asked asked, AuthorizationServiceBlockingStub stub) {
    try {
      while (true) {
        int number = open.take();
        attempts.add(attempt(number, asked, stub));
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static Attempt attempt(int number, Asked asked, AuthorizationServiceBlockingStub stub) {
    try {
      return new Attempt.Decided(
          number,
          stub.withWaitForReady()
              .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
              .authorize(asked.request(number))
              .getDecision());
    } catch (StatusRuntimeException fault) {
      return new Attempt.Failed(number, fault);
    }
  }

  /** Checks every attempt, kills whenever enough are decided, and counts the faults. */
  private int killAndRestart(Server first, int port, List<ManagedChannel> connections)
      throws IOException, InterruptedException {
    BitSet decided = new BitSet(ASKED);
    int faults = 0;
    int kills = 0;
    Server server = first;
    try {
      while (decided.cardinality() < ASKED) {
        switch (attempts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          case Attempt.Decided(int number, Decision decision) -> {
            Asked.check(number, decision);
            assertFalse(decided.get(number), () -> number + " was decided twice");
            decided.set(number);
          }
          case Attempt.Failed(int number, StatusRuntimeException fault) -> {
            faults++;
            open.add(number);
          }
          case null ->
              throw new AssertionError(
                  "of " + ASKED + " questions " + decided.cardinality() + " were answered");
        }
        if (kills < KILLS && decided.cardinality() == BETWEEN_KILLS * (kills + 1)) {
          kills++;
          server.kill();
          server = Server.start(port);
          connections.forEach(ManagedChannel::resetConnectBackoff);
        }
      }
    } finally {
      server.close();
    }
    assertEquals(KILLS, kills);
    return faults;
  }
}
