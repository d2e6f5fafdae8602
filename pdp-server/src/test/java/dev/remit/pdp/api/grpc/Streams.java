package dev.remit.pdp.api.grpc;

import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.AuthorizeStreamResponse;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An open stream of questions, and what comes back. */
final class Streams {
  private static final String COMPLETED = "completed";

  private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();
  private final StreamObserver<AuthorizeRequest> requests;

  Streams(Client client) {
    requests =
        client
            .async()
            .authorizeStream(
                new StreamObserver<>() {
                  @Override
                  public void onNext(AuthorizeStreamResponse response) {
                    received.add(response);
                  }

                  @Override
                  public void onError(Throwable fault) {
                    received.add(fault);
                  }

                  @Override
                  public void onCompleted() {
                    received.add(COMPLETED);
                  }
                });
  }

  AuthorizeStreamResponse ask(AuthorizeRequest request) throws InterruptedException {
    requests.onNext(request);
    return (AuthorizeStreamResponse) next();
  }

  /** An answer, the fault that the stream ended in, or {@value #COMPLETED}. */
  Object next() throws InterruptedException {
    Object next = received.poll(30, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("the stream is silent");
    }
    return next;
  }

  void complete() throws InterruptedException {
    requests.onCompleted();
    if (!next().equals(COMPLETED)) {
      throw new AssertionError("the stream does not complete");
    }
  }

  /** The statuses of so many questions over one stream, which goes on after each. */
  static Stream<com.google.rpc.Status> statuses(Client client, int questions)
      throws InterruptedException {
    Streams stream = new Streams(client);
    for (int i = 0; i < questions; i++) {
      stream.requests.onNext(Requests.query("stream-" + i).build());
    }
    com.google.rpc.Status[] statuses = new com.google.rpc.Status[questions];
    for (int i : IntStream.range(0, questions).toArray()) {
      statuses[i] = ((AuthorizeStreamResponse) stream.next()).getResult().getStatus();
    }
    stream.complete();
    return Stream.of(statuses);
  }
}
