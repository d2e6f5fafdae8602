package dev.remit.benchmarks;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Keeps a server busy over one connection: so many requests are in flight, and each answer, once
 * checked, lets the next one go. For what a request costs the server, not for how long it takes.
 */
final class ClosedLoop implements AutoCloseable {
  private static final int IN_FLIGHT = 16;
  private static final long PATIENCE_SECONDS = 60;

  private final ManagedChannel channel;
  private final MethodDescriptor<byte[], byte[]> method;
  private final Asking asking;
  private final AtomicLong number = new AtomicLong();
  private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();

  ClosedLoop(int port, MethodDescriptor<byte[], byte[]> method, Asking asking) {
    this.channel =
        NettyChannelBuilder.forAddress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .usePlaintext()
            .disableRetry()
            .directExecutor()
            .build();
    this.method = method;
    this.asking = asking;
  }

  /** Asks until the time is over; gives how many answers came, all of them right. */
  long run(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    return run(() -> System.nanoTime() < end);
  }

  /** Asks so often, or a few times more. */
  long run(long requests) throws InterruptedException {
    long until = number.get() + requests;
    return run(() -> number.get() < until);
  }

  private long run(BooleanSupplier more) throws InterruptedException {
    CountDownLatch lanes =
        new CountDownLatch(method.getType() == MethodDescriptor.MethodType.UNARY ? IN_FLIGHT : 1);
    long before = number.get();
    switch (method.getType()) {
      case UNARY -> {
        for (int i = 0; i < IN_FLIGHT; i++) {
          new Lane(more, lanes).next();
        }
      }
      default -> new Stream(more, lanes).open();
    }
    if (!lanes.await(PATIENCE_SECONDS + 600, TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "requests of " + method.getFullMethodName() + " are not answered");
    }
    for (Throwable first : faults) {
      throw new IllegalStateException(method.getFullMethodName() + ": " + first, first);
    }
    return number.get() - before;
  }

  /** One request after the other. */
  private final class Lane implements StreamObserver<byte[]> {
    private final BooleanSupplier more;
    private final CountDownLatch lanes;
    private long asked;

    Lane(BooleanSupplier more, CountDownLatch lanes) {
      this.more = more;
      this.lanes = lanes;
    }

    void next() {
      if (!more.getAsBoolean() || !faults.isEmpty()) {
        lanes.countDown();
        return;
      }
      asked = number.getAndIncrement();
      ClientCalls.asyncUnaryCall(
          channel.newCall(method, CallOptions.DEFAULT), asking.request(asked), this);
    }

    @Override
    public void onNext(byte[] answer) {
      long answered = asking.answered(answer, asked);
      if (answered != asked) {
        throw new IllegalStateException(asked + " was answered as " + answered);
      }
    }

    @Override
    public void onError(Throwable thrown) {
      faults.add(thrown);
      lanes.countDown();
    }

    @Override
    public void onCompleted() {
      next();
    }
  }

  /** Requests in one stream; an answer says which one it is of. */
  private final class Stream implements StreamObserver<byte[]> {
    private final BooleanSupplier more;
    private final CountDownLatch lanes;
    private final Set<Long> open = ConcurrentHashMap.newKeySet();
    private Optional<StreamObserver<byte[]>> requests = Optional.empty();

    Stream(BooleanSupplier more, CountDownLatch lanes) {
      this.more = more;
      this.lanes = lanes;
    }

    void open() {
      synchronized (this) {
        requests =
            Optional.of(
                ClientCalls.asyncBidiStreamingCall(
                    channel.newCall(method, CallOptions.DEFAULT), this));
        for (int i = 0; i < IN_FLIGHT; i++) {
          next();
        }
      }
    }

    private void next() {
      if (more.getAsBoolean() && faults.isEmpty()) {
        long asked = number.getAndIncrement();
        open.add(asked);
        requests.orElseThrow().onNext(asking.request(asked));
      } else if (open.isEmpty()) {
        requests.orElseThrow().onCompleted();
      }
    }

    @Override
    public synchronized void onNext(byte[] answer) {
      long answered = asking.answered(answer, -1);
      if (!open.remove(answered)) {
        throw new IllegalStateException("nobody asked " + answered);
      }
      next();
    }

    @Override
    public void onError(Throwable thrown) {
      faults.add(thrown);
      lanes.countDown();
    }

    @Override
    public void onCompleted() {
      if (!open.isEmpty()) {
        faults.add(new IllegalStateException(open.size() + " are not answered"));
      }
      lanes.countDown();
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
