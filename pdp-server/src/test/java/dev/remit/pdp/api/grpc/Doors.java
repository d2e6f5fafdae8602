package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.remit.proto.v1.AuthorizationServiceGrpc.AuthorizationServiceBlockingStub;
import dev.remit.proto.v1.AuthorizeBatchRequest;
import dev.remit.proto.v1.ExplainRequest;
import dev.remit.proto.v1.ListToolsRequest;
import dev.remit.proto.v1.Outcome;
import dev.remit.proto.v1.ReportOutcomeRequest;
import io.grpc.StatusRuntimeException;
import java.util.List;
import org.junit.jupiter.api.function.Executable;

/** Each unary method with a request that is as good as any. */
final class Doors {
  private Doors() {}

  /** What the methods that decide refuse it with. */
  static List<StatusRuntimeException> refusedToDecide(AuthorizationServiceBlockingStub service) {
    return refused(
        () -> service.authorize(Requests.query("door").build()),
        () ->
            service.authorizeBatch(
                AuthorizeBatchRequest.newBuilder()
                    .setRequestId("door")
                    .setContext(Requests.context("support"))
                    .addCalls(Requests.query("door").getCall())
                    .build()),
        () ->
            service.listTools(
                ListToolsRequest.newBuilder()
                    .setRequestId("door")
                    .setContext(Requests.context("support"))
                    .build()),
        () -> service.explain(explain()));
  }

  static List<StatusRuntimeException> refusedToNote(AuthorizationServiceBlockingStub service) {
    return refused(() ->
        service.reportOutcome(
            ReportOutcomeRequest.newBuilder()
                .setDecisionId("0193a0f0-0000-7000-8000-000000000000")
                .setOutcome(Outcome.OUTCOME_COMPLETED)
                .build()));
  }

  static ExplainRequest explain() {
    return ExplainRequest.newBuilder().setRequest(Requests.query("door")).build();
  }

  private static List<StatusRuntimeException> refused(Executable... calls) {
    return List.of(calls).stream()
        .map(call -> assertThrows(StatusRuntimeException.class, call))
        .toList();
  }
}
