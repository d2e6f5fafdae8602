package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import dev.remit.lang.decide.Question;
import dev.remit.lang.runtime.Source;
import dev.remit.pdp.config.EnforcementPoint;
import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.Context;
import dev.remit.proto.v1.Fact;
import dev.remit.proto.v1.None;
import dev.remit.proto.v1.TextFact;
import dev.remit.proto.v1.TimeFact;
import dev.remit.wire.QuestionReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is read by the parts of a request is what its whole message says. */
class RequestReaderTest {
  private static final EnforcementPoint CALLER =
      new EnforcementPoint(
          "gateway",
          List.of(),
          List.of(),
          Set.of("spiffe://acme.example", "https://idp.acme.example"),
          List.of(),
          Optional.empty(),
          Set.of("redact"),
          false);

  private final RequestReader reader = new RequestReader(CALLER);

  private static AuthorizeRequest.Builder base() {
    AuthorizeRequest.Builder request = Requests.query("r-1");
    request
        .getContextBuilder()
        .addFacts(Fact.newBuilder().setAttribute("task.ticket").setNone(None.getDefaultInstance()));
    return request;
  }

  private static Question whole(AuthorizeRequest request) {
    return new QuestionReader(CALLER).read(request.getContext(), request.getCall());
  }

  private Optional<Question> read(byte[] request) {
    return RequestParts.of(request).flatMap(reader::read);
  }

  private Question read(AuthorizeRequest request) {
    return read(request.toByteArray()).orElseThrow();
  }

  /** Each differs from the first in one part. */
  private static List<Consumer<AuthorizeRequest.Builder>> changes() {
    return List.of(
        request -> {},
        request -> request.getContextBuilder().setAgent(Requests.identity("https://evil.x", "a")),
        request -> request.getContextBuilder().getAgentBuilder().setSubject("agent/other"),
        request -> request.getContextBuilder().setPrincipal(Requests.identity("https://e.x", "e")),
        request -> request.getContextBuilder().clearPrincipal(),
        request -> request.getContextBuilder().getChainBuilder().clearHops(),
        request -> request.getContextBuilder().clearChain(),
        request ->
            request
                .getContextBuilder()
                .getChainBuilder()
                .getHopsBuilder(0)
                .setDelegationId("another"),
        request -> request.getContextBuilder().getTaskBuilder().getTaskBuilder().setId("t-2"),
        request ->
            request
                .getContextBuilder()
                .getTaskBuilder()
                .getTaskBuilder()
                .setPurpose(TextFact.newBuilder().setValue("another")),
        request -> request.getContextBuilder().clearTask(),
        request ->
            request.getContextBuilder().getCredentialBuilder().getCredentialBuilder().setId("c-2"),
        request ->
            request
                .getContextBuilder()
                .getCredentialBuilder()
                .getCredentialBuilder()
                .setExpiresAt(TimeFact.newBuilder().setNone(None.getDefaultInstance())),
        request -> request.getContextBuilder().clearCredential(),
        request -> request.getContextBuilder().getFactsBuilder(0).setAttribute("task.other"),
        request -> request.getContextBuilder().clearFacts(),
        request -> request.clearContext(),
        request -> request.setCall(Requests.call("refund", "{}")),
        request -> request.clearCall());
  }

  @Test
  void each_part_is_read_as_the_whole_message_says_it_in_whatever_order_they_are_met() {
    for (int round = 0; round < 2; round++) {
      for (Consumer<AuthorizeRequest.Builder> change : changes()) {
        AuthorizeRequest.Builder request = base();
        change.accept(request);
        assertSameQuestion(whole(request.build()), read(request.build()));
      }
    }
  }

  /** Arguments as bytes are compared by what they hold. */
  private static void assertSameQuestion(Question expected, Question actual) {
    assertEquals(text(expected), text(actual));
  }

  private static List<Object> text(Question question) {
    Object arguments =
        question.arguments() instanceof dev.remit.lang.decide.Arguments.Raw raw
            ? List.of(ByteString.copyFrom(raw.json()), raw.elided(), raw.complete(), raw.source())
            : question.arguments();
    return List.of(
        question.agent(),
        question.principal(),
        question.chain(),
        question.task(),
        question.credential(),
        question.tool(),
        arguments,
        question.datasets(),
        question.stated(),
        question.approvals(),
        question.facts(),
        question.supported(),
        question.principalAuthenticated());
  }

  @Test
  void a_context_that_was_met_is_known_again_and_one_that_differs_in_a_byte_is_not() {
    Question first = read(base().build());
    Question again =
        read(base().setRequestId("r-2").setCall(Requests.call("refund", "{}")).build());
    assertSame(first.chain(), again.chain());
    assertSame(first.facts(), again.facts());
    AuthorizeRequest.Builder fresh = base();
    fresh.getContextBuilder().getCredentialBuilder().getCredentialBuilder().setId("svid-2");
    Question other = read(fresh.build());
    assertSame(first.chain(), other.chain());
    assertNotSame(first.facts(), other.facts());
    fresh.getContextBuilder().getChainBuilder().getHopsBuilder(0).setDelegationId("d-other");
    assertNotSame(first.chain(), read(fresh.build()).chain());
  }

  @Test
  void what_is_longer_than_is_kept_is_read_each_time() {
    AuthorizeRequest.Builder request = base();
    request
        .getContextBuilder()
        .getTaskBuilder()
        .getTaskBuilder()
        .setPurpose(TextFact.newBuilder().setValue("x".repeat(KnownBytes.LONGEST)));
    assertNotSame(read(request.build()).chain(), read(request.build()).chain());
    assertSameQuestion(whole(request.build()), read(request.build()));
  }

  @Test
  void the_word_of_one_caller_is_not_that_of_another() {
    EnforcementPoint stranger =
        new EnforcementPoint(
            "edge",
            List.of(),
            List.of(),
            Set.of("spiffe://elsewhere"),
            List.of(),
            Optional.empty(),
            Set.of(),
            false);
    byte[] request = base().build().toByteArray();
    assertEquals(Source.VOUCHED, read(request).orElseThrow().agent().source());
    assertEquals(
        Source.ASSERTED,
        RequestParts.of(request)
            .flatMap(new RequestReader(stranger)::read)
            .orElseThrow()
            .agent()
            .source());
  }

  @Test
  void another_form_is_left_to_protobuf() {
    ByteString request = base().build().toByteString();
    Context late = Context.newBuilder().setAgent(Requests.AGENT).build();
    ByteString context = base().getContext().toByteString();
    for (ByteString other :
        List.of(
            request.concat(Nested.field(2, late.toByteString())),
            request.concat(Nested.field(1, ByteString.copyFromUtf8("r-2"))),
            request.concat(Nested.field(9, ByteString.EMPTY)),
            Nested.field(2, context.concat(late.toByteString())),
            request.concat(ByteString.copyFrom(new byte[] {0x0c})),
            request.substring(0, request.size() - 1),
            ByteString.copyFrom(new byte[] {0x08, 0x01}),
            ByteString.copyFrom(new byte[] {0x0a, 0x02, (byte) 0xc3, 0x28}))) {
      assertTrue(read(other.toByteArray()).isEmpty(), other.toString());
    }
  }

  @Test
  void a_torn_part_is_no_question_even_after_a_whole_one() {
    AuthorizeRequest request = base().build();
    read(request);
    ByteString torn =
        Nested.field(2, request.getContext().toByteString().substring(0, 40))
            .concat(Nested.field(3, request.getCall().toByteString()));
    assertTrue(read(torn.toByteArray()).isEmpty());
    ByteString call =
        Nested.field(2, request.getContext().toByteString())
            .concat(Nested.field(3, ByteString.copyFrom(new byte[] {0x0a, 0x7f})));
    assertTrue(read(call.toByteArray()).isEmpty());
  }
}
