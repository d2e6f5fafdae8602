package dev.remit.pdp.api.grpc;

import com.google.protobuf.Message;
import com.google.protobuf.MessageLite;
import com.google.rpc.Status;
import dev.remit.proto.v1.AuthorizationServiceGrpc;
import dev.remit.proto.v1.AuthorizationServiceGrpc.AsyncService;
import dev.remit.proto.v1.AuthorizeBatchRequest;
import dev.remit.proto.v1.AuthorizeResponse;
import dev.remit.proto.v1.AuthorizeStreamResponse;
import dev.remit.proto.v1.ExplainRequest;
import dev.remit.proto.v1.ListToolsRequest;
import dev.remit.proto.v1.ReportOutcomeRequest;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.stub.ServerCalls;
import java.util.List;
import java.util.function.Supplier;

/**
 * Binds the service to the wire with {@link RequestMarshaller}s of its own, in place of the
 * generated binding, whose marshallers throw where nobody answers. The two methods that are asked
 * all day take the bytes of their requests as they came, and write their answers at once.
 *
 * @param undecodable what the caller of the call being handled is told of bytes that are no message
 */
record ServiceBinding(
    AsyncService service,
    ServerCalls.UnaryMethod<byte[], AuthorizeResponse> authorize,
    ServerCalls.BidiStreamingMethod<byte[], AuthorizeStreamResponse> stream,
    Supplier<Status> undecodable) {

  ServerServiceDefinition definition() {
    ServiceDescriptor generated = AuthorizationServiceGrpc.getServiceDescriptor();
    List<ServerMethodDefinition<?, ?>> methods =
        List.of(
            bytes(
                AuthorizationServiceGrpc.getAuthorizeMethod(),
                ServerCalls.asyncUnaryCall(authorize)),
            unary(
                AuthorizationServiceGrpc.getAuthorizeBatchMethod(),
                AuthorizeBatchRequest.getDefaultInstance(),
                service::authorizeBatch),
            bytes(
                AuthorizationServiceGrpc.getAuthorizeStreamMethod(),
                ServerCalls.asyncBidiStreamingCall(stream)),
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

  private <A extends MessageLite> ServerMethodDefinition<byte[], A> bytes(
      MethodDescriptor<?, A> method, ServerCallHandler<byte[], A> handler) {
    return ServerMethodDefinition.create(
        method.toBuilder(
                new ByteMarshaller(), new AnswerMarshaller<>(method.getResponseMarshaller()))
            .build(),
        handler);
  }
}
