package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.protobuf.ByteString;
import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.decide.BundleSettings;
import dev.remit.lang.fast.FastDecider;
import dev.remit.lang.source.SourceFile;
import dev.remit.pdp.decision.IdempotencyKey;
import dev.remit.pdp.decision.Snapshot;
import dev.remit.proto.v1.Call;
import dev.remit.proto.v1.Context;
import dev.remit.proto.v1.Fact;
import dev.remit.proto.v1.None;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a retry is known by is all of the question, and each byte of it in its part. */
class RetryKeyTest {
  private static final Asked ASKED =
      new Asked(
          Requests.gateway(),
          new Snapshot(
              new FastDecider(
                  PolicyCompiler.compile(
                          List.of(new SourceFile("p.policy", "package p\n")),
                          BundleSettings.STANDARD,
                          "sha256:test")
                      .bundle()
                      .orElseThrow()),
              List.of()),
          Instant.EPOCH);

  private static IdempotencyKey key(ByteString context, ByteString call) {
    return ASKED.key(
        RequestParts.of(
                Nested.field(1, ByteString.copyFromUtf8("r"))
                    .concat(Nested.field(2, context))
                    .concat(Nested.field(3, call))
                    .toByteArray())
            .orElseThrow());
  }

  @Test
  void each_call_of_a_batch_is_a_question() {
    Context context = Requests.context("support").build();
    Call call = Requests.call("query", "{}").build();
    assertEquals(ASKED.key("r", context, call, 3), ASKED.key("r", context, call, 3));
    assertNotEquals(ASKED.key("r", context, call, 3), ASKED.key("r", context, call, 4));
    assertNotEquals(ASKED.key("r", context, call, 3), ASKED.key("s", context, call, 3));
  }

  /** Written one after the other, the parts of this call would be the bytes of a request. */
  @Test
  void a_call_of_a_batch_is_no_request() throws Exception {
    byte[] context = HexFormat.of().parseHex("110a06000000000000" + "110000000000000000");
    byte[] call =
        HexFormat.of().parseHex("190000000000000000" + "190000000000000000" + "fa07050000000000");
    ByteString request =
        ByteString.copyFrom(new byte[] {10, 1, 'r', (byte) context.length})
            .concat(ByteString.copyFrom(context))
            .concat(ByteString.copyFrom(new byte[] {(byte) call.length}))
            .concat(ByteString.copyFrom(call));
    assertNotEquals(
        ASKED.key(RequestParts.of(request.toByteArray()).orElseThrow()),
        ASKED.key("r", Context.parseFrom(context), Call.parseFrom(call), 10));
  }

  /** A call reads a fact as a field that it does not have. */
  @Test
  void what_moves_from_the_context_to_the_call_makes_another_question() throws Exception {
    ByteString head = Requests.context("support").build().toByteString();
    ByteString fact =
        Context.newBuilder()
            .addFacts(Fact.newBuilder().setAttribute("task.x").setNone(None.getDefaultInstance()))
            .build()
            .toByteString();
    ByteString call = Requests.call("query", "{}").build().toByteString();
    assertEquals(key(head.concat(fact), call), key(head.concat(fact), call));
    assertNotEquals(key(head.concat(fact), call), key(head, fact.concat(call)));
    assertNotEquals(
        ASKED.key("r", Context.parseFrom(head.concat(fact)), Call.parseFrom(call), 0),
        ASKED.key("r", Context.parseFrom(head), Call.parseFrom(fact.concat(call)), 0));
  }
}
