package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import dev.remit.pdp.api.grpc.Nested.Kind;
import dev.remit.proto.v1.AuthorizationServiceGrpc;
import dev.remit.proto.v1.AuthorizeBatchRequest;
import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.AuthorizeStreamResponse;
import dev.remit.proto.v1.Decision;
import dev.remit.proto.v1.ExplainRequest;
import dev.remit.proto.v1.ReasonCode;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What no client library writes, over a real socket: it is answered all the same. */
@QuarkusTest
class WireTest {
  private static final int MESSAGE = 1 << 20;

  private final Client client = new Client();

  @AfterEach
  void close() {
    client.close();
  }

  private static <A> MethodDescriptor<byte[], A> ofBytes(MethodDescriptor<?, A> method) {
    return method.toBuilder(
            new MethodDescriptor.Marshaller<byte[]>() {
              @Override
              public InputStream stream(byte[] bytes) {
                return new ByteArrayInputStream(bytes);
              }

              @Override
              public byte[] parse(InputStream stream) {
                try {
                  return stream.readAllBytes();
                } catch (IOException broken) {
                  throw new UncheckedIOException(broken);
                }
              }
            },
            method.getResponseMarshaller())
        .build();
  }

  private <A> A call(MethodDescriptor<?, A> method, byte[] request) {
    return ClientCalls.blockingUnaryCall(
        client.channel(),
        ofBytes(method),
        CallOptions.DEFAULT.withDeadlineAfter(60, TimeUnit.SECONDS),
        request);
  }

  private Decision authorize(byte[] request) {
    return call(AuthorizationServiceGrpc.getAuthorizeMethod(), request).getDecision();
  }

  private static AuthorizeRequest query(String id) {
    return Requests.query(id).build();
  }

  @ParameterizedTest
  @EnumSource
  void thirty_two_levels_are_read_and_more_are_malformed_up_to_the_message_cap(Kind kind) {
    AuthorizeRequest base = query("nested-" + kind);
    assertEquals(
        ReasonCode.ARGUMENT_INVALID,
        authorize(Nested.arguments(base, kind, 32)).getReason().getCode());
    assertEquals(
        ReasonCode.PERMITTED, authorize(Nested.fact(base, kind, 32)).getReason().getCode());
    for (int levels : List.of(33, 34, 35, 50, 84, 85, 100, 127, 128, 129, 5_000)) {
      assertMalformed(authorize(Nested.arguments(base, kind, levels)), "arguments.typed");
      assertMalformed(authorize(Nested.fact(base, kind, levels)), "facts[");
    }
    byte[] deepest = Nested.fact(base, kind, Nested.deepest(kind, MESSAGE));
    assertTrue(deepest.length <= MESSAGE && deepest.length > MESSAGE - 1024, "" + deepest.length);
    assertMalformed(authorize(deepest), "facts[");
  }

  private static void assertMalformed(Decision decision, String field) {
    assertEquals(ReasonCode.MALFORMED, decision.getReason().getCode());
    String at = decision.getReason().getViolations(0).getField();
    assertTrue(at.startsWith(field), at);
  }

  @Test
  void a_deep_call_in_a_batch_is_malformed_and_the_others_are_decided() {
    AuthorizeBatchRequest good =
        AuthorizeBatchRequest.newBuilder()
            .setRequestId("deep-batch")
            .setContext(Requests.context("support"))
            .addCalls(Requests.call("query", "{\"customer\":\"c\"}"))
            .build();
    var results =
        call(
                AuthorizationServiceGrpc.getAuthorizeBatchMethod(),
                Nested.batch(good, good.getCalls(0), Kind.OBJECTS, 5_000))
            .getResultsList();
    assertEquals(
        List.of(ReasonCode.PERMITTED, ReasonCode.MALFORMED),
        results.stream().map(result -> result.getDecision().getReason().getCode()).toList());
  }

  @Test
  void a_deep_question_is_explained_as_malformed() {
    byte[] request =
        Nested.field(
                ExplainRequest.REQUEST_FIELD_NUMBER,
                ByteString.copyFrom(Nested.arguments(query("deep"), Kind.LISTS, 5_000)))
            .toByteArray();
    var explanation = call(AuthorizationServiceGrpc.getExplainMethod(), request).getExplanation();
    assertEquals(ReasonCode.MALFORMED, explanation.getDecision().getReason().getCode());
  }

  @Test
  void a_deep_value_beside_a_shallow_one_is_malformed() {
    ByteString deep = Nested.value(Kind.LISTS, 5_000);
    ByteString list =
        Nested.field(5, Nested.field(1, deep).concat(Nested.field(1, Nested.value(Kind.LISTS, 1))));
    byte[] request =
        query("cut")
            .toByteString()
            .concat(
                Nested.field(
                    2,
                    Nested.field(
                        6,
                        Nested.field(1, ByteString.copyFromUtf8("task.x"))
                            .concat(Nested.field(2, list)))))
            .toByteArray();
    assertMalformed(authorize(request), "facts[");
  }

  private static List<byte[]> undecodable() {
    byte[] whole = query("whole").toByteArray();
    ByteString group = ByteString.copyFrom(new byte[] {(byte) 0xfb, 0x7f});
    ByteString groups = ByteString.EMPTY;
    for (int i = 0; i < 5_000; i++) {
      groups = groups.concat(group);
    }
    return List.of(
        java.util.Arrays.copyOf(whole, whole.length - 1),
        new byte[] {0x0a},
        new byte[] {0x0a, 0x02, (byte) 0xc3, 0x28},
        new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff},
        new byte[] {0x0a, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x07},
        new byte[] {0x0f},
        groups.toByteArray(),
        ByteString.copyFrom(Nested.fact(query("torn"), Kind.LISTS, 5_000))
            .concat(ByteString.copyFrom(new byte[] {0x12, 0x05}))
            .toByteArray());
  }

  @Test
  void bytes_that_are_no_message_are_a_status_of_their_own() throws IOException {
    for (MethodDescriptor<?, ?> method :
        List.of(
            AuthorizationServiceGrpc.getAuthorizeMethod(),
            AuthorizationServiceGrpc.getAuthorizeBatchMethod(),
            AuthorizationServiceGrpc.getListToolsMethod(),
            AuthorizationServiceGrpc.getExplainMethod(),
            AuthorizationServiceGrpc.getReportOutcomeMethod())) {
      StatusRuntimeException refused =
          assertThrows(
              StatusRuntimeException.class,
              () -> call(method, new byte[] {0x0a, 0x02, (byte) 0xc3, 0x28}));
      assertEquals(Status.Code.INVALID_ARGUMENT, refused.getStatus().getCode());
      assertEquals("REQUEST_UNDECODABLE", Faults.errorInfo(refused).getReason());
    }
    for (byte[] bytes : undecodable()) {
      StatusRuntimeException refused =
          assertThrows(StatusRuntimeException.class, () -> authorize(bytes));
      assertEquals("REQUEST_UNDECODABLE", Faults.errorInfo(refused).getReason());
    }
  }

  @Test
  void a_stream_answers_what_is_deep_and_what_is_no_message_and_goes_on() throws Exception {
    BlockingQueue<AuthorizeStreamResponse> answers = new LinkedBlockingQueue<>();
    BlockingQueue<String> end = new LinkedBlockingQueue<>();
    StreamObserver<byte[]> stream =
        ClientCalls.asyncBidiStreamingCall(
            client
                .channel()
                .newCall(
                    ofBytes(AuthorizationServiceGrpc.getAuthorizeStreamMethod()),
                    CallOptions.DEFAULT),
            new StreamObserver<>() {
              @Override
              public void onNext(AuthorizeStreamResponse response) {
                answers.add(response);
              }

              @Override
              public void onError(Throwable fault) {
                end.add(fault.toString());
              }

              @Override
              public void onCompleted() {
                end.add("completed");
              }
            });
    for (Kind kind : Kind.values()) {
      stream.onNext(Nested.arguments(query("deep-" + kind), kind, 5_000));
      AuthorizeStreamResponse deep = next(answers);
      assertEquals("deep-" + kind, deep.getRequestId());
      assertMalformed(deep.getResult().getDecision(), "arguments.typed");
      assertGood(stream, answers, "good-" + kind);
    }
    for (byte[] bytes : undecodable()) {
      stream.onNext(bytes);
      AuthorizeStreamResponse refused = next(answers);
      assertEquals("", refused.getRequestId());
      assertEquals(Code.INVALID_ARGUMENT.getNumber(), refused.getResult().getStatus().getCode());
      assertEquals(
          "REQUEST_UNDECODABLE", Faults.errorInfo(refused.getResult().getStatus()).getReason());
      assertGood(stream, answers, "good-after-" + bytes.length);
    }
    stream.onCompleted();
    assertEquals("completed", end.poll(30, TimeUnit.SECONDS));
  }

  private static AuthorizeStreamResponse next(BlockingQueue<AuthorizeStreamResponse> answers)
      throws InterruptedException {
    AuthorizeStreamResponse answer = answers.poll(30, TimeUnit.SECONDS);
    if (answer == null) {
      throw new AssertionError("the stream is silent");
    }
    return answer;
  }

  private static void assertGood(
      StreamObserver<byte[]> stream, BlockingQueue<AuthorizeStreamResponse> answers, String id)
      throws InterruptedException {
    stream.onNext(query(id).toByteArray());
    AuthorizeStreamResponse answer = next(answers);
    assertEquals(id, answer.getRequestId());
    assertEquals(ReasonCode.PERMITTED, answer.getResult().getDecision().getReason().getCode());
  }

  /** The request, and as much beside it in a field that it does not have. */
  private static byte[] ofSize(int size) {
    ByteString request = query("size-" + size).toByteString();
    int padding = size - request.size() - Nested.field(2047, ByteString.EMPTY).size() - 3;
    ByteString padded =
        request.concat(Nested.field(2047, ByteString.copyFrom(new byte[padding + 1])));
    assertEquals(size, padded.size());
    return padded.toByteArray();
  }

  @Test
  void a_message_of_one_MiB_is_decided_and_one_more_byte_fails_in_the_transport() {
    assertEquals(ReasonCode.PERMITTED, authorize(ofSize(MESSAGE)).getReason().getCode());
    StatusRuntimeException refused =
        assertThrows(StatusRuntimeException.class, () -> authorize(ofSize(MESSAGE + 1)));
    assertEquals(Status.Code.RESOURCE_EXHAUSTED, refused.getStatus().getCode());
    assertEquals(ReasonCode.PERMITTED, authorize(ofSize(MESSAGE)).getReason().getCode());
  }

  @Test
  void compressed_messages_are_refused_at_once() {
    StatusRuntimeException refused =
        assertThrows(
            StatusRuntimeException.class,
            () ->
                client
                    .service()
                    .withCompression("gzip")
                    .withDeadlineAfter(60, TimeUnit.SECONDS)
                    .authorize(query("gzip")));
    assertEquals(Status.Code.UNIMPLEMENTED, refused.getStatus().getCode());
  }

  @Test
  void what_is_not_deep_is_not_touched() {
    byte[] request = Nested.fact(query("same"), Kind.OBJECTS, 33);
    assertFalse(DeepValues.cut(request, AuthorizeRequest.getDescriptor()).isPresent());
    byte[] before = request.clone();
    byte[] deep = Nested.fact(query("same"), Kind.OBJECTS, 34);
    assertTrue(DeepValues.cut(deep, AuthorizeRequest.getDescriptor()).isPresent());
    assertArrayEquals(before, request);
  }
}
