package dev.remit.pdp.api.grpc;

import com.google.rpc.Status;
import dev.remit.pdp.decision.DecisionPoint;
import dev.remit.proto.v1.AuthorizationServiceGrpc.AsyncService;
import dev.remit.proto.v1.AuthorizeBatchRequest;
import dev.remit.proto.v1.AuthorizeBatchResponse;
import dev.remit.proto.v1.AuthorizeResponse;
import dev.remit.proto.v1.AuthorizeStreamResponse;
import dev.remit.proto.v1.ErrorReason;
import dev.remit.proto.v1.ExplainRequest;
import dev.remit.proto.v1.ExplainResponse;
import dev.remit.proto.v1.ListToolsRequest;
import dev.remit.proto.v1.ListToolsResponse;
import dev.remit.proto.v1.ReportOutcomeRequest;
import dev.remit.proto.v1.ReportOutcomeResponse;
import dev.remit.wire.QuestionReader;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** The service, on the event loop: what takes long is handed on. */
@GrpcService
public class AuthorizationApi implements AsyncService, BindableService {
  private final FrontDoor door;
  private final DecisionPoint decisions;
  private final ListingWorkers workers;

  AuthorizationApi(FrontDoor door, DecisionPoint decisions, ListingWorkers workers) {
    this.door = door;
    this.decisions = decisions;
    this.workers = workers;
  }

  @Override
  public ServerServiceDefinition bindService() {
    return new ServiceBinding(this, this::decide, this::decideStream, door::undecodable)
        .definition();
  }

  /** {@code Authorize}, by the bytes of the request. */
  private void decide(byte[] request, StreamObserver<AuthorizeResponse> responses) {
    FrontDoor.Authorized authorized = door.authorize(request);
    if (authorized.result().hasStatus()) {
      refuse(authorized.result().getStatus(), responses);
    } else {
      answer(
          AuthorizeResponse.newBuilder()
              .setRequestId(authorized.requestId())
              .setDecision(authorized.result().getDecision())
              .build(),
          responses);
    }
  }

  @Override
  public void authorizeBatch(
      AuthorizeBatchRequest request, StreamObserver<AuthorizeBatchResponse> responses) {
    switch (door.admit(request.getRequestId())) {
      case Asked.Admission.Refused(Status status) -> refuse(status, responses);
      case Asked.Admission.Admitted(Asked asked) -> {
        int size = request.getCallsCount();
        if (size == 0 || size > FrontDoor.MOST_CALLS) {
          refuse(
              CallerFaults.invalid(
                  ErrorReason.BATCH_SIZE_INVALID, "calls", "are 1 to " + FrontDoor.MOST_CALLS),
              responses);
          return;
        }
        AuthorizeBatchResponse.Builder out =
            AuthorizeBatchResponse.newBuilder().setRequestId(request.getRequestId());
        for (int i = 0; i < size; i++) {
          out.addResults(
              door.authorize(
                  asked, request.getRequestId(), request.getContext(), request.getCalls(i), i));
        }
        answer(out.build(), responses);
      }
    }
  }

  /** {@code AuthorizeStream}, likewise; bytes that are no request get a result of their own. */
  private StreamObserver<byte[]> decideStream(StreamObserver<AuthorizeStreamResponse> responses) {
    return new StreamObserver<>() {
      @Override
      public void onNext(byte[] request) {
        FrontDoor.Authorized authorized = door.authorize(request);
        responses.onNext(
            AuthorizeStreamResponse.newBuilder()
                .setRequestId(authorized.requestId())
                .setResult(authorized.result())
                .build());
      }

      @Override
      public void onError(Throwable cancelled) {
        // The caller has gone; there is nobody to answer.
      }

      @Override
      public void onCompleted() {
        responses.onCompleted();
      }
    };
  }

  @Override
  public void listTools(ListToolsRequest request, StreamObserver<ListToolsResponse> responses) {
    switch (door.admit(request.getRequestId())) {
      case Asked.Admission.Refused(Status status) -> refuse(status, responses);
      case Asked.Admission.Admitted any when request.getToolsCount() > ToolListing.MOST_TOOLS ->
          refuse(
              CallerFaults.invalid(
                  ErrorReason.TOOLS_TOO_MANY, "tools", "are at most " + ToolListing.MOST_TOOLS),
              responses);
      case Asked.Admission.Admitted(Asked asked) ->
          list(new ToolListing(decisions, asked), request, responses);
    }
  }

  /** Off the event loop; the answer is given on it, where the call is. */
  private void list(
      ToolListing listing, ListToolsRequest request, StreamObserver<ListToolsResponse> responses) {
    ((ServerCallStreamObserver<ListToolsResponse>) responses)
        .setOnCancelHandler(() -> {}); // There is nobody to answer, and nobody to tell.
    Context context = Vertx.currentContext();
    boolean taken =
        workers.run(() -> {
          try {
            ListToolsResponse listed = listing.list(request);
            context.runOnContext(turn -> answer(listed, responses));
          } catch (RuntimeException | StackOverflowError fault) {
            context.runOnContext(
                turn -> responses.onError(io.grpc.Status.INTERNAL.asRuntimeException()));
          }
        });
    if (!taken) {
      refuse(CallerFaults.overloaded(), responses);
    }
  }

  @Override
  public void explain(ExplainRequest request, StreamObserver<ExplainResponse> responses) {
    switch (door.admit(request.getRequest().getRequestId())) {
      case Asked.Admission.Refused(Status status) -> refuse(status, responses);
      case Asked.Admission.Admitted(Asked asked) when !asked.caller().explains() ->
          refuse(CallerFaults.notEntitled("have decisions explained"), responses);
      case Asked.Admission.Admitted(Asked asked)
          when !FrontDoor.mayAsk(asked, QuestionReader.tool(request.getRequest().getCall())) ->
          refuse(CallerFaults.notEntitled("ask for this tool"), responses);
      case Asked.Admission.Admitted(Asked asked) -> {
        var question =
            new QuestionReader(asked.caller())
                .read(request.getRequest().getContext(), request.getRequest().getCall());
        var explained = decisions.explain(question, asked.snapshot(), asked.now());
        answer(
            ExplainResponse.newBuilder().setExplanation(ExplanationWriter.write(explained)).build(),
            responses);
      }
    }
  }

  @Override
  public void reportOutcome(
      ReportOutcomeRequest request, StreamObserver<ReportOutcomeResponse> responses) {
    door.report(request)
        .ifPresentOrElse(
            status -> refuse(status, responses),
            () -> answer(ReportOutcomeResponse.getDefaultInstance(), responses));
  }

  private static <T> void answer(T response, StreamObserver<T> responses) {
    responses.onNext(response);
    responses.onCompleted();
  }

  private static void refuse(Status status, StreamObserver<?> responses) {
    responses.onError(CallerFaults.thrown(status));
  }
}
