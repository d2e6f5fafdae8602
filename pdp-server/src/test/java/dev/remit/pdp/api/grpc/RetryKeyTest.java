package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.protobuf.ByteString;
import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.decide.BundleSettings;
import dev.remit.lang.source.SourceFile;
import dev.remit.pdp.config.EnforcementPoint;
import dev.remit.pdp.decision.IdempotencyKey;
import dev.remit.pdp.decision.Snapshot;
import dev.remit.proto.v1.Call;
import dev.remit.proto.v1.Context;
import dev.remit.proto.v1.Fact;
import dev.remit.proto.v1.None;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a retry is known by is all of the question, and each byte of it in its part. */
class RetryKeyTest {
  private static final Asked ASKED =
      new Asked(
          new EnforcementPoint(
              "gateway",
              List.of(),
              List.of(),
              Set.of(),
              List.of(),
              Optional.empty(),
              Set.of(),
              false),
          new Snapshot(
              PolicyCompiler.compile(
                      List.of(new SourceFile("p.policy", "package p\n")),
                      BundleSettings.STANDARD,
                      "sha256:test")
                  .bundle()
                  .orElseThrow(),
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
