package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.remit.lang.Bundles;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example that introduces the language, decided by its table. */
class LanguageExampleTest {
  private static final Instant AT = Instant.parse("2026-11-23T11:00:00Z");

  private final Asking ticket = new Asking();
  private String policy = "";

  @BeforeEach
  void read() throws IOException {
    policy = Files.readString(Path.of("src/test/resources/golden/language/example.policy"));
    ticket.chain =
        Sent.of(
            new Hops(1)
                .change(
                    0,
                    hop ->
                        Hops.scoped(
                            Hops.lasting(hop, AT.minusSeconds(3600), AT.plusSeconds(3600)),
                            new Scope(
                                Optional.of(new Scope.Bound.All<>()),
                                Optional.of(new Scope.Bound.All<>()),
                                Optional.of(
                                    new Scope.Bound.Only<>(
                                        List.of(
                                            new Scope.DatasetBound("crm.**", Optional.empty())))),
                                Optional.of(new Scope.Bound.All<>()))))
                .hops());
    ticket.task =
        Sent.of(
            new Question.TaskClaim(
                "t-1", Sent.none(), Sent.of(AT.plusSeconds(7200)), Source.VOUCHED));
    ticket.credential =
        Sent.of(new Question.CredentialClaim("c-1", Sent.of(AT.plusSeconds(300)), Source.VOUCHED));
    ticket.fact("credential.kind", "\"jwt_svid\"", Source.VOUCHED);
  }

  private Decision decide() {
    return Decider.decide(ticket.question(), Bundles.compile(policy), new InMemoryLiveState(), AT);
  }

  @Test
  void it_compiles_without_a_finding() {
    assertEquals(List.of(), Bundles.diagnostics(policy).stream().map(Diagnostic::message).toList());
  }

  @Test
  void a_customer_is_read_for_the_ticket_until_the_credential_ends() {
    ticket
        .tool("crm", "query")
        .arguments("{\"customer\":\"c-9\",\"fields\":[\"name\"]}")
        .fact("task.purpose", "\"support\"", Source.VOUCHED);
    Decision.Allow allow = assertInstanceOf(Decision.Allow.class, decide());
    assertEquals("crm.support.read_for_ticket", allow.reason().rule().orElseThrow().id());
    assertEquals(AT.plusSeconds(300), allow.grant().expiresAt());
  }

  @Test
  void a_static_key_never_reads_customers() {
    ticket.facts.clear();
    ticket
        .tool("crm", "query")
        .arguments("{\"customer\":\"c-9\",\"fields\":[\"name\"]}")
        .fact("credential.kind", "\"static_key\"", Source.VOUCHED)
        .fact("task.purpose", "\"support\"", Source.VOUCHED);
    Decision.Reason reason = decide().reason();
    assertEquals(ReasonCode.DENIED, reason.code());
    assertEquals("crm.support.static_keys_on_personal_data", reason.rule().orElseThrow().id());
  }

  @ParameterizedTest
  @CsvSource({
    "15.00, PERMITTED, crm.support.small_refund",
    "50.00, APPROVAL_REQUIRED, crm.support.refund_approval",
    "240.00, NOT_PERMITTED, -",
    "-1.00, NOT_PERMITTED, -",
  })
  void refunds_are_decided_by_the_table(String amount, ReasonCode code, String rule) {
    ticket
        .tool("crm", "refund")
        .arguments("{\"customer\":\"c-9\",\"amount\":" + amount + "}")
        .fact("task.purpose", "\"refund\"", Source.VOUCHED);
    Decision decision = decide();
    assertEquals(code, decision.reason().code());
    assertEquals(rule, decision.reason().rule().map(Decision.RuleRef::id).orElse("-"));
    if (decision instanceof Decision.Allow allow) {
      assertEquals(AT.plusSeconds(60), allow.grant().expiresAt());
      assertEquals(Optional.of(1), allow.grant().uses());
    }
  }

  @Test
  void the_refund_that_two_people_agree_on_is_allowed() {
    ticket
        .tool("crm", "refund")
        .arguments("{\"customer\":\"c-9\",\"amount\":50.00}")
        .fact("task.purpose", "\"refund\"", Source.VOUCHED)
        .fact(
            "task.requester",
            "{\"issuer\":\"https://idp.acme.example\",\"subject\":\"emma\"}",
            Source.VOUCHED);
    InMemoryLiveState state = new InMemoryLiveState();
    String demand = decide().reason().ask().orElseThrow().demandDigest();
    state.approve(
        demand,
        new LiveState.Approval(
            "a-1", new Value.Identity("https://idp.acme.example", "leads/li"), AT));
    ticket.approvals = List.of(new Question.PresentedApproval("a-1"));
    Decision decision = Decider.decide(ticket.question(), Bundles.compile(policy), state, AT);
    assertEquals("crm.support.small_refund", decision.reason().rule().orElseThrow().id());
  }
}
