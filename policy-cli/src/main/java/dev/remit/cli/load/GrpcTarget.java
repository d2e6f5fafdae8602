package dev.remit.cli.load;

import dev.remit.proto.v1.AuthorizationServiceGrpc;
import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.AuthorizeResponse;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server, over connections that take turns. */
public final class GrpcTarget implements Target, AutoCloseable {
  private final List<ManagedChannel> channels = new ArrayList<>();
  private final long timeoutMillis;
  private int turn;

  /**
   * In plaintext.
   *
   * @param timeoutMillis after which a request has failed
   */
  public GrpcTarget(SocketAddress server, int connections, long timeoutMillis) {
    this.timeoutMillis = timeoutMillis;
    for (int i = 0; i < connections; i++) {
      channels.add(
          NettyChannelBuilder.forAddress(server)
              .usePlaintext()
              .disableRetry()
              .directExecutor()
              .build());
    }
  }

  /** Called by one thread at a time. */
  @Override
  public void ask(AuthorizeRequest request, Reply reply) {
    turn = (turn + 1) % channels.size();
    ClientCalls.asyncUnaryCall(
        channels
            .get(turn)
            .newCall(
                AuthorizationServiceGrpc.getAuthorizeMethod(),
                CallOptions.DEFAULT.withDeadlineAfter(timeoutMillis, TimeUnit.MILLISECONDS)),
        request,
        new Answers(request.getRequestId(), reply));
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
  }

  /** What a call brings: one answer and then OK, or a status. */
  private static final class Answers implements StreamObserver<AuthorizeResponse> {
    private final String asked;
    private final Reply reply;
    private final List<AuthorizeResponse> answers = new ArrayList<>(1);

    Answers(String asked, Reply reply) {
      this.asked = asked;
      this.reply = reply;
    }

    @Override
    public void onNext(AuthorizeResponse answer) {
      answers.add(answer);
    }

    @Override
    public void onError(Throwable fault) {
      reply.failed(Status.fromThrowable(fault).getCode().name());
    }

    @Override
    public void onCompleted() {
      if (answers.size() == 1 && answers.getFirst().getRequestId().equals(asked)) {
        reply.answered(answers.getFirst().getDecision().getEffect());
      } else {
        reply.failed("NOT_THE_ANSWER");
      }
    }
  }
}
