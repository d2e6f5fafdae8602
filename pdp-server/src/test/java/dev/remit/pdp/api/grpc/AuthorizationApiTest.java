package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import dev.remit.proto.v1.AuthorizeBatchRequest;
import dev.remit.proto.v1.AuthorizeBatchResponse;
import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.AuthorizeStreamResponse;
import dev.remit.proto.v1.Decision;
import dev.remit.proto.v1.Effect;
import dev.remit.proto.v1.ExplainRequest;
import dev.remit.proto.v1.Explanation;
import dev.remit.proto.v1.ListToolsRequest;
import dev.remit.proto.v1.ListToolsResponse;
import dev.remit.proto.v1.Obligation;
import dev.remit.proto.v1.Outcome;
import dev.remit.proto.v1.ReasonCode;
import dev.remit.proto.v1.ReportOutcomeRequest;
import dev.remit.proto.v1.Tool;
import dev.remit.proto.v1.Truth;
import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The service over a real socket, with a real client. */
@QuarkusTest
class AuthorizationApiTest {
  private final Client client = new Client();

  @AfterEach
  void close() {
    client.close();
  }

  private Decision decide(AuthorizeRequest.Builder request) {
    return client.service().authorize(request.build()).getDecision();
  }

  @Test
  void a_permitted_call_is_allowed_with_its_obligations_and_a_bounded_grant() {
    Decision decision = decide(Requests.query("allow-1"));
    assertEquals(Effect.EFFECT_ALLOW, decision.getEffect());
    assertEquals(ReasonCode.PERMITTED, decision.getReason().getCode());
    assertEquals("test.read_for_ticket", decision.getReason().getRule().getId());
    assertEquals("test.policy", decision.getReason().getRule().getFile());
    assertTrue(decision.getReason().getRule().getLine() > 1);
    Obligation redact = decision.getObligations(0);
    assertEquals("redact", redact.getType());
    assertEquals(Obligation.Phase.PHASE_WITH, redact.getPhase());
    assertEquals("iban", redact.getFieldsOrThrow("fields").getList().getValues(0).getText());
    assertEquals("crm.customers", decision.getGrant().getAccesses(0).getDataset().getName());
    assertEquals("t-1", decision.getGrant().getTaskId());
    assertTrue(decision.getGrant().hasExpiresAt());
    assertTrue(decision.hasValidUntil());
    assertTrue(decision.getRevision().startsWith("sha256:"));
    assertEquals('7', decision.getDecisionId().charAt(14));
    assertEquals(List.of("task registration is waived"), decision.getNotesList());
  }

  @Test
  void a_denied_call_names_the_rule_and_carries_neither_obligation_nor_grant() {
    AuthorizeRequest.Builder request = Requests.query("deny-1");
    request
        .getContextBuilder()
        .getCredentialBuilder()
        .getCredentialBuilder()
        .setKind(dev.remit.proto.v1.CredentialKind.CREDENTIAL_KIND_STATIC_KEY);
    Decision decision = decide(request);
    assertEquals(Effect.EFFECT_DENY, decision.getEffect());
    assertEquals(ReasonCode.DENIED, decision.getReason().getCode());
    assertEquals("test.static_keys", decision.getReason().getRule().getId());
    assertEquals(
        "Static keys never touch personal data", decision.getReason().getRule().getSentence());
    assertEquals(0, decision.getObligationsCount());
    assertFalse(decision.hasGrant());
    assertFalse(decision.hasValidUntil());
  }

  @Test
  void what_an_agent_can_influence_ends_in_a_deny_with_the_offending_fields() {
    for (String json :
        List.of(
            "{\"a\":1,\"a\":2}",
            "[1]",
            "{",
            "{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}",
            "\"x\"")) {
      AuthorizeRequest.Builder request = Requests.query("malformed" + json.hashCode());
      request.getCallBuilder().getArgumentsBuilder().setJson(ByteString.copyFromUtf8(json));
      Decision decision = decide(request);
      assertEquals(ReasonCode.MALFORMED, decision.getReason().getCode(), json);
      assertTrue(
          decision.getReason().getViolations(0).getField().startsWith("arg")
              || decision.getReason().getViolations(0).getField().startsWith("call.arg"),
          json);
    }
    Decision empty = decide(AuthorizeRequest.newBuilder().setRequestId("empty"));
    assertEquals(Effect.EFFECT_DENY, empty.getEffect());
    assertEquals(ReasonCode.MALFORMED, empty.getReason().getCode());
    assertTrue(empty.getReason().getViolationsCount() >= 6, empty.toString());
  }

  @Test
  void F17_without_settings_a_chain_starts_at_a_person_and_not_at_an_agent() {
    var planner = Requests.identity("spiffe://acme.example", "agent/planner");
    assertEquals(
        ReasonCode.PERMITTED,
        decide(RootsTest.from(Requests.EMMA, planner).toBuilder()).getReason().getCode());
    assertEquals(
        ReasonCode.CHAIN_ROOT, decide(RootsTest.from(planner).toBuilder()).getReason().getCode());
  }

  @Test
  void what_only_a_caller_can_get_wrong_is_a_status_with_its_reason() throws Exception {
    StatusRuntimeException refused =
        assertThrows(StatusRuntimeException.class, () -> decide(Requests.query("")));
    assertEquals(Status.Code.INVALID_ARGUMENT, refused.getStatus().getCode());
    assertEquals("REQUEST_ID_INVALID", Faults.errorInfo(refused).getReason());
    assertEquals("request_id", Faults.badRequest(refused).getFieldViolations(0).getField());
    StatusRuntimeException batch =
        assertThrows(
            StatusRuntimeException.class,
            () ->
                client
                    .service()
                    .authorizeBatch(
                        AuthorizeBatchRequest.newBuilder().setRequestId("none").build()));
    assertEquals("BATCH_SIZE_INVALID", Faults.errorInfo(batch).getReason());
  }

  @Test
  void a_retry_gets_the_same_answer_and_another_question_its_own() {
    AuthorizeRequest request = Requests.query("retry").build();
    Decision first = client.service().authorize(request).getDecision();
    assertEquals(first, client.service().authorize(request).getDecision());
    Decision other = decide(Requests.refund("retry", "15.00"));
    assertFalse(first.getDecisionId().equals(other.getDecisionId()));
  }

  @Test
  void a_batch_answers_each_call_in_order() {
    AuthorizeBatchResponse response =
        client
            .service()
            .authorizeBatch(
                AuthorizeBatchRequest.newBuilder()
                    .setRequestId("batch")
                    .setContext(Requests.context("refund"))
                    .addCalls(Requests.call("refund", "{\"customer\":\"c\",\"amount\":15}"))
                    .addCalls(Requests.call("refund", "{\"customer\":\"c\",\"amount\":50}"))
                    .addCalls(Requests.call("nothing", "{}"))
                    .addCalls(Requests.call("refund", "{\"customer\":\"c\",\"amount\":240}"))
                    .build());
    assertEquals(
        List.of(
            ReasonCode.PERMITTED,
            ReasonCode.APPROVAL_REQUIRED,
            ReasonCode.TOOL_UNKNOWN,
            ReasonCode.NOT_PERMITTED),
        response.getResultsList().stream()
            .map(result -> result.getDecision().getReason().getCode())
            .toList());
  }

  @Test
  void a_stream_answers_every_request_by_its_id() throws InterruptedException {
    Map<String, AuthorizeStreamResponse> answers = new ConcurrentHashMap<>();
    CountDownLatch done = new CountDownLatch(1);
    StreamObserver<AuthorizeRequest> requests =
        client
            .async()
            .authorizeStream(
                new StreamObserver<>() {
                  @Override
                  public void onNext(AuthorizeStreamResponse response) {
                    answers.put(response.getRequestId(), response);
                  }

                  @Override
                  public void onError(Throwable fault) {
                    done.countDown();
                  }

                  @Override
                  public void onCompleted() {
                    done.countDown();
                  }
                });
    for (int i = 0; i < 50; i++) {
      requests.onNext(Requests.refund("stream-" + i, i % 2 == 0 ? "15" : "240").build());
    }
    requests.onNext(Requests.query("").build());
    requests.onCompleted();
    assertTrue(done.await(30, TimeUnit.SECONDS));
    for (int i = 0; i < 50; i++) {
      assertEquals(
          i % 2 == 0 ? ReasonCode.PERMITTED : ReasonCode.NOT_PERMITTED,
          answers
              .getOrDefault("stream-" + i, AuthorizeStreamResponse.getDefaultInstance())
              .getResult()
              .getDecision()
              .getReason()
              .getCode());
    }
    assertEquals(
        com.google.rpc.Code.INVALID_ARGUMENT.getNumber(),
        answers
            .getOrDefault("", AuthorizeStreamResponse.getDefaultInstance())
            .getResult()
            .getStatus()
            .getCode());
  }

  @Test
  void the_listing_shows_what_may_be_allowed_and_says_why_the_rest_is_hidden() {
    ListToolsResponse listing =
        client
            .service()
            .listTools(
                ListToolsRequest.newBuilder()
                    .setRequestId("list")
                    .setContext(Requests.context("refund"))
                    .addTools(Tool.newBuilder().setServer("crm").setName("query"))
                    .addTools(Tool.newBuilder().setServer("crm").setName("refund"))
                    .addTools(Tool.newBuilder().setServer("crm").setName("nothing"))
                    .build());
    assertEquals(List.of("refund"), listing.getToolsList().stream().map(Tool::getName).toList());
    assertEquals(
        List.of(ReasonCode.NOT_PERMITTED, ReasonCode.TOOL_UNKNOWN),
        listing.getHiddenList().stream().map(hidden -> hidden.getReason().getCode()).toList());
  }

  @Test
  void an_explanation_shows_each_clause_with_what_it_read() {
    Explanation explanation =
        client
            .service()
            .explain(
                ExplainRequest.newBuilder().setRequest(Requests.refund("explain", "240")).build())
            .getExplanation();
    assertEquals(ReasonCode.NOT_PERMITTED, explanation.getDecision().getReason().getCode());
    var nearest = explanation.getAccesses(0).getNearestPermit();
    assertEquals("test.small_refund", nearest.getRule().getId());
    assertEquals(1, nearest.getClausesCount());
    assertEquals(Truth.TRUTH_FALSE, nearest.getClauses(0).getTruth());
    assertEquals("args.amount <= 100.00", nearest.getClauses(0).getText());
    assertEquals("240", nearest.getClauses(0).getValues(0).getValue());
  }

  @Test
  void an_outcome_is_noted_once_for_an_allowed_call() {
    String allowed = decide(Requests.query("outcome")).getDecisionId();
    String denied = decide(Requests.refund("outcome-denied", "240")).getDecisionId();
    report(allowed, Outcome.OUTCOME_COMPLETED);
    report(allowed, Outcome.OUTCOME_COMPLETED);
    assertEquals(Status.Code.INVALID_ARGUMENT, refusal(allowed, Outcome.OUTCOME_FAILED));
    assertEquals(Status.Code.INVALID_ARGUMENT, refusal(denied, Outcome.OUTCOME_COMPLETED));
    assertEquals(Status.Code.INVALID_ARGUMENT, refusal(allowed, Outcome.OUTCOME_UNSPECIFIED));
    assertEquals(Status.Code.NOT_FOUND, refusal("no-such-id", Outcome.OUTCOME_FAILED));
  }

  private void report(String decision, Outcome outcome) {
    client
        .service()
        .reportOutcome(
            ReportOutcomeRequest.newBuilder().setDecisionId(decision).setOutcome(outcome).build());
  }

  private Status.Code refusal(String decision, Outcome outcome) {
    return assertThrows(StatusRuntimeException.class, () -> report(decision, outcome))
        .getStatus()
        .getCode();
  }

  @Test
  void health_is_told_for_the_service() {
    HealthCheckResponse health =
        HealthGrpc.newBlockingStub(client.channel())
            .check(
                HealthCheckRequest.newBuilder()
                    .setService("remit.v1.AuthorizationService")
                    .build());
    assertEquals(HealthCheckResponse.ServingStatus.SERVING, health.getStatus());
  }

  @Test
  void ten_thousand_requests_over_sixteen_connections_are_all_answered_and_none_is_crossed()
      throws InterruptedException {
    int connections = 16;
    int requests = 10_000;
    List<Client> clients = new ArrayList<>();
    CountDownLatch done = new CountDownLatch(requests);
    AtomicInteger right = new AtomicInteger();
    for (int i = 0; i < connections; i++) {
      clients.add(new Client());
    }
    for (int i = 0; i < requests; i++) {
      String id = "concurrent-" + i;
      boolean small = i % 3 == 0;
      clients
          .get(i % connections)
          .async()
          .authorize(
              Requests.refund(id, small ? "15" : "240").build(),
              new StreamObserver<>() {
                @Override
                public void onNext(dev.remit.proto.v1.AuthorizeResponse response) {
                  boolean mine =
                      response.getRequestId().equals(id)
                          && (response.getDecision().getEffect() == Effect.EFFECT_ALLOW) == small;
                  if (mine) {
                    right.incrementAndGet();
                  }
                }

                @Override
                public void onError(Throwable fault) {
                  done.countDown();
                }

                @Override
                public void onCompleted() {
                  done.countDown();
                }
              });
    }
    assertTrue(done.await(120, TimeUnit.SECONDS));
    clients.forEach(Client::close);
    assertEquals(requests, right.get());
  }
}
