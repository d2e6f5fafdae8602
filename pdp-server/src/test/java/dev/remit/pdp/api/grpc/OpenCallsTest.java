package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.proto.v1.ReasonCode;
import io.grpc.Status;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The end of a server: what was asked is answered, and an idle stream delays nothing. */
@QuarkusTest
@TestProfile(OpenCallsTest.Ending.class)
class OpenCallsTest {
  /** A server of its own, for it ends. */
  public static final class Ending extends ListingTest.Held {}

  @Inject OpenCalls calls;
  @Inject ListingTest.HeldState state;
  private final Client client = new Client();

  @AfterEach
  void close() {
    state.answer();
    client.close();
  }

  @Test
  void what_was_asked_is_finished_and_an_idle_stream_is_ended() throws Exception {
    BlockingQueue<Object> listed = new LinkedBlockingQueue<>();
    client.async().listTools(ListingTest.listing("in-flight"), ListingTest.into(listed));
    state.awaitAsked();
    Streams idle = new Streams(client);
    assertEquals(
        ReasonCode.PERMITTED,
        idle.ask(Requests.query("before").build()).getResult().getDecision().getReason().getCode());
    CompletableFuture<Void> end =
        CompletableFuture.runAsync(() -> calls.finish(Duration.ofMinutes(1)));
    Status status = Status.fromThrowable((Throwable) idle.next());
    assertEquals(Status.Code.UNAVAILABLE, status.getCode());
    assertTrue(listed.isEmpty());
    Streams late = new Streams(client);
    assertEquals(Status.Code.UNAVAILABLE, Status.fromThrowable((Throwable) late.next()).getCode());
    state.answer();
    assertEquals(1, listed.poll(30, TimeUnit.SECONDS));
    end.get(30, TimeUnit.SECONDS);
  }
}
