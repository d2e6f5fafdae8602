package dev.remit.pdp.api.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.quarkus.grpc.GlobalInterceptor;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The calls that are open, so that a server that stops can finish those that were asked and end
 * those on which nothing is in flight. What arrives on a stream is answered at once, so a stream is
 * idle whenever it can be ended.
 */
@GlobalInterceptor
@Singleton
public class OpenCalls implements ServerInterceptor {
  private static final Status STOPPING =
      Status.UNAVAILABLE.withDescription("the server is stopping");

  private final Set<Open<?, ?>> open = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    Context context = Vertx.currentContext();
    Open<Q, A> tracked = new Open<>(call, context);
    open.add(tracked);
    // However a call ends, also with its connection, the transport tells it here.
    context
        .<RoutingContext>getLocal(RoutingContext.class.getName())
        .addEndHandler(end -> tracked.gone());
    ServerCall.Listener<Q> listener = next.startCall(tracked, headers);
    if (stopping && tracked.isStream()) {
      tracked.end();
    }
    return new SimpleForwardingServerCallListener<>(listener) {
      @Override
      public void onHalfClose() {
        tracked.asked = true;
        super.onHalfClose();
      }
    };
  }

  /** Ends streams, and waits for the calls that have been asked, but no longer than that. */
  public void finish(Duration patience) {
    stopping = true;
    List<Open<?, ?>> now = List.copyOf(open);
    now.stream().filter(call -> call.isStream() || !call.asked).forEach(Open::end);
    CompletableFuture<?>[] ends =
        now.stream().map(call -> call.gone).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException unfinished) {
      // What takes longer is cut off with its connection.
    }
  }

  /** A call, whose messages and end are written on its own context only. */
  private final class Open<Q, A> extends SimpleForwardingServerCall<Q, A> {
    private final Context context;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private volatile boolean asked;
    private boolean closed;

    Open(ServerCall<Q, A> call, Context context) {
      super(call);
      this.context = context;
    }

    boolean isStream() {
      return !getMethodDescriptor().getType().clientSendsOneMessage()
          || !getMethodDescriptor().getType().serverSendsOneMessage();
    }

    void end() {
      context.runOnContext(turn -> close(STOPPING, new Metadata()));
    }

    void gone() {
      open.remove(this);
      gone.complete(null);
    }

    @Override
    public void sendMessage(A message) {
      if (!closed) {
        super.sendMessage(message);
      }
    }

    /** What the service says of a call that was ended comes too late. */
    @Override
    public void close(Status status, Metadata trailers) {
      if (!closed) {
        closed = true;
        super.close(status, trailers);
      }
    }
  }
}
