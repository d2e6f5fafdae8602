package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.lang.decide.LiveState;
import dev.remit.proto.v1.Effect;
import dev.remit.proto.v1.ListToolsRequest;
import dev.remit.proto.v1.ListToolsResponse;
import dev.remit.proto.v1.Tool;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Context;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A listing that takes long delays nobody, and not many of them run or wait. */
@QuarkusTest
@TestProfile(ListingTest.Held.class)
class ListingTest {
  private static final String SLOW = "agent/support/slow";
  static final String WATCHED = "agent/support/watched";

  /** Live state that does not answer for one agent before it is told to. */
  public static class Held implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(HeldState.class);
    }
  }

  @Alternative
  @Singleton
  public static class HeldState implements LiveState {
    private final InMemoryLiveState state = new InMemoryLiveState();
    private final BlockingQueue<Boolean> onEventLoop = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> watched = new LinkedBlockingQueue<>();
    private final Semaphore answers = new Semaphore(0);

    /** Lets everybody go, those who come included. */
    void answer() {
      answers.release();
    }

    /** Whether the next listing that came to ask was on an event loop. */
    boolean awaitAsked() throws InterruptedException {
      return next(onEventLoop);
    }

    /** Whether each question about the watched agent since the last time was on an event loop. */
    Set<Boolean> watched() {
      List<Boolean> seen = new ArrayList<>();
      watched.drainTo(seen);
      return Set.copyOf(seen);
    }

    @Override
    public Standing standing(Subject subject) {
      boolean slow = subject instanceof Subject.Agent(var agent) && agent.subject().equals(SLOW);
      if (subject instanceof Subject.Agent(var agent) && agent.subject().equals(WATCHED)) {
        watched.add(Context.isOnEventLoopThread());
      }
      if (slow) {
        onEventLoop.add(Context.isOnEventLoopThread());
        answers.acquireUninterruptibly();
        answers.release();
      }
      return state.standing(subject);
    }

    @Override
    public TaskState task(String id) {
      return state.task(id);
    }

    @Override
    public Approvals approvals(String demandDigest) {
      return state.approvals(demandDigest);
    }

    @Override
    public boolean consume(Set<String> approvals) {
      return state.consume(approvals);
    }
  }

  @Inject HeldState state;
  private final Client client = new Client();

  @AfterEach
  void close() {
    state.answer();
    client.close();
  }

  static ListToolsRequest listing(String id) {
    var agent = Requests.identity("spiffe://acme.example", SLOW);
    var context = Requests.context("support").setAgent(agent);
    context.getChainBuilder().getHopsBuilder(0).setTo(agent);
    return ListToolsRequest.newBuilder()
        .setRequestId(id)
        .setContext(context)
        .addTools(Tool.newBuilder().setServer("crm").setName("query"))
        .build();
  }

  static StreamObserver<ListToolsResponse> into(BlockingQueue<Object> answers) {
    return new StreamObserver<>() {
      @Override
      public void onNext(ListToolsResponse response) {
        answers.add(response.getToolsCount());
      }

      @Override
      public void onError(Throwable fault) {
        answers.add(fault);
      }

      @Override
      public void onCompleted() {
        // The answer was noted.
      }
    };
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(30, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing comes");
    }
    return next;
  }

  @Test
  void decisions_are_given_while_listings_run_and_wait() throws Exception {
    int most = ListingWorkers.THREADS + ListingWorkers.WAITING;
    BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
    for (int i = 0; i < most; i++) {
      client.async().listTools(listing("slow-" + i), into(answers));
    }
    for (int i = 0; i < ListingWorkers.THREADS; i++) {
      assertFalse(state.awaitAsked(), "a listing runs on an event loop");
    }
    List<Client> others = new ArrayList<>(List.of(client));
    for (int i = 0; i < 8; i++) {
      others.add(new Client());
    }
    for (Client other : others) {
      var decision =
          other
              .service()
              .withDeadlineAfter(30, TimeUnit.SECONDS)
              .authorize(Requests.query("beside-" + others.indexOf(other)).build())
              .getDecision();
      assertEquals(Effect.EFFECT_ALLOW, decision.getEffect());
    }
    client.async().listTools(listing("one-too-many"), into(answers));
    StatusRuntimeException refused = (StatusRuntimeException) next(answers);
    assertEquals(Status.Code.RESOURCE_EXHAUSTED, refused.getStatus().getCode());
    assertEquals("OVERLOADED", Faults.errorInfo(refused).getReason());
    assertTrue(answers.isEmpty());
    state.answer();
    for (int i = 0; i < most; i++) {
      assertEquals(1, next(answers));
    }
    others.forEach(Client::close);
  }
}
