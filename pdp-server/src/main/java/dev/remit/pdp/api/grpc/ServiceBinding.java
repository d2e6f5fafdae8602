package dev.remit.pdp.api.grpc;

import com.google.protobuf.Message;
import com.google.rpc.Status;
import dev.remit.proto.v1.AuthorizationServiceGrpc;
import dev.remit.proto.v1.AuthorizationServiceGrpc.AsyncService;
import dev.remit.proto.v1.AuthorizeBatchRequest;
import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.AuthorizeResult;
import dev.remit.proto.v1.AuthorizeStreamResponse;
import dev.remit.proto.v1.ExplainRequest;
import dev.remit.proto.v1.ListToolsRequest;
import dev.remit.proto.v1.ReportOutcomeRequest;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.function.Supplier;

/**
 * Binds the service to the wire with {@link RequestMarshaller}s of its own, in place of the
 * generated binding, whose marshallers throw where nobody answers.
 *
 * @param undecodable what the caller of the call being handled is told of bytes that are no message
 */
record ServiceBinding(AsyncService service, Supplier<Status> undecodable) {

  ServerServiceDefinition definition() {
    ServiceDescriptor generated = AuthorizationServiceGrpc.getServiceDescriptor();
    List<ServerMethodDefinition<?, ?>> methods =
        List.of(
            unary(
                AuthorizationServiceGrpc.getAuthorizeMethod(),
                AuthorizeRequest.getDefaultInstance(),
                service::authorize),
            unary(
                AuthorizationServiceGrpc.getAuthorizeBatchMethod(),
                AuthorizeBatchRequest.getDefaultInstance(),
                service::authorizeBatch),
            stream(),
            unary(
                AuthorizationServiceGrpc.getListToolsMethod(),
                ListToolsRequest.getDefaultInstance(),
                service::listTools),
            unary(
                AuthorizationServiceGrpc.getExplainMethod(),
                ExplainRequest.getDefaultInstance(),
                service::explain),
            unary(
                AuthorizationServiceGrpc.getReportOutcomeMethod(),
                ReportOutcomeRequest.getDefaultInstance(),
                service::reportOutcome));
    ServiceDescriptor.Builder descriptor =
        ServiceDescriptor.newBuilder(generated.getName())
            .setSchemaDescriptor(generated.getSchemaDescriptor());
    methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
    ServerServiceDefinition.Builder out = ServerServiceDefinition.builder(descriptor.build());
    methods.forEach(out::addMethod);
    return out.build();
  }

  private <Q extends Message, A> ServerMethodDefinition<Incoming<Q>, A> unary(
      MethodDescriptor<Q, A> method, Q prototype, ServerCalls.UnaryMethod<Q, A> handler) {
    return ServerMethodDefinition.create(
        method.toBuilder(new RequestMarshaller<>(prototype), method.getResponseMarshaller())
            .build(),
        ServerCalls.asyncUnaryCall((incoming, responses) -> {
          switch (incoming) {
            case Incoming.Read<Q>(Q request) -> handler.invoke(request, responses);
            case Incoming.Undecodable<Q> none ->
                responses.onError(CallerFaults.thrown(undecodable.get()));
          }
        }));
  }

  private ServerMethodDefinition<Incoming<AuthorizeRequest>, AuthorizeStreamResponse> stream() {
    var method = AuthorizationServiceGrpc.getAuthorizeStreamMethod();
    return ServerMethodDefinition.create(
        method.toBuilder(
                new RequestMarshaller<>(AuthorizeRequest.getDefaultInstance()),
                method.getResponseMarshaller())
            .build(),
        ServerCalls.asyncBidiStreamingCall(this::stream));
  }

  /** Bytes that are no request get a result of their own, and the stream goes on. */
  private StreamObserver<Incoming<AuthorizeRequest>> stream(
      StreamObserver<AuthorizeStreamResponse> responses) {
    StreamObserver<AuthorizeRequest> requests = service.authorizeStream(responses);
    return new StreamObserver<>() {
      @Override
      public void onNext(Incoming<AuthorizeRequest> incoming) {
        switch (incoming) {
          case Incoming.Read<AuthorizeRequest>(AuthorizeRequest request) ->
              requests.onNext(request);
          case Incoming.Undecodable<AuthorizeRequest> none ->
              responses.onNext(
                  AuthorizeStreamResponse.newBuilder()
                      .setResult(AuthorizeResult.newBuilder().setStatus(undecodable.get()))
                      .build());
        }
      }

      @Override
      public void onError(Throwable cancelled) {
        requests.onError(cancelled);
      }

      @Override
      public void onCompleted() {
        requests.onCompleted();
      }
    };
  }
}
