package dev.remit.noop;

import dev.remit.proto.v1.AuthorizationServiceGrpc;
import dev.remit.proto.v1.AuthorizationServiceGrpc.AsyncService;
import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.AuthorizeResponse;
import dev.remit.proto.v1.AuthorizeResult;
import dev.remit.proto.v1.AuthorizeStreamResponse;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Parses each request and gives the one answer whose bytes are in the file that {@code noop.answer}
 * names.
 */
@GrpcService
public class NoopService implements AsyncService, BindableService {
  private final AuthorizeResponse answer;

  NoopService() throws IOException {
    answer =
        AuthorizeResponse.parseFrom(
            Files.readAllBytes(Path.of(System.getProperty("noop.answer", "answer"))));
  }

  @Override
  public ServerServiceDefinition bindService() {
    return AuthorizationServiceGrpc.bindService(this);
  }

  @Override
  public void authorize(AuthorizeRequest request, StreamObserver<AuthorizeResponse> responses) {
    responses.onNext(answer);
    responses.onCompleted();
  }

  /** The answer's decision for each request, under its id. */
  @Override
  public StreamObserver<AuthorizeRequest> authorizeStream(
      StreamObserver<AuthorizeStreamResponse> responses) {
    AuthorizeResult result = AuthorizeResult.newBuilder().setDecision(answer.getDecision()).build();
    return new StreamObserver<>() {
      @Override
      public void onNext(AuthorizeRequest request) {
        responses.onNext(
            AuthorizeStreamResponse.newBuilder()
                .setRequestId(request.getRequestId())
                .setResult(result)
                .build());
      }

      @Override
      public void onError(Throwable gone) {
        responses.onError(gone);
      }

      @Override
      public void onCompleted() {
        responses.onCompleted();
      }
    };
  }
}
