package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.protobuf.Timestamp;
import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.lang.decide.LiveState;
import dev.remit.lang.runtime.Value;
import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.Decision;
import dev.remit.proto.v1.Effect;
import dev.remit.proto.v1.PresentedApproval;
import dev.remit.proto.v1.ReasonCode;
import dev.remit.proto.v1.TimeFact;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A retry, with the same {@code request_id}, at a later time, over a real socket. */
@QuarkusTest
@TestProfile(RetryTest.Clocked.class)
class RetryTest {
  /** Policies that change at an hour, and a clock that a test sets. */
  public static final class Clocked implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("remit.policies", "src/test/resources/policies-clock");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(HandSetClock.class);
    }
  }

  /** A clock that stands until it is set. */
  @Alternative
  @Singleton
  public static class HandSetClock implements InstantSource {
    private volatile Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      return now;
    }

    void forward(Duration by) {
      now = now.plus(by);
    }

    void set(Instant to) {
      now = to;
    }
  }

  private static final Instant HOUR = Instant.parse("2030-01-01T12:00:00Z");

  @Inject HandSetClock clock;
  @Inject InMemoryLiveState state;
  private final Client client = new Client();

  @AfterEach
  void close() {
    client.close();
  }

  private static Timestamp at(Instant time) {
    return Timestamp.newBuilder().setSeconds(time.getEpochSecond()).build();
  }

  /** A request whose delegation, task and credential last beyond every time of these tests. */
  private static AuthorizeRequest request(String tool) {
    AuthorizeRequest.Builder request = Requests.query("retry-" + tool);
    request.setCall(Requests.call(tool, "{}"));
    var context = request.getContextBuilder();
    context
        .getChainBuilder()
        .getHopsBuilder(0)
        .setNotBefore(at(Instant.EPOCH))
        .setExpiresAt(at(HOUR.plus(Duration.ofDays(2))));
    TimeFact end = TimeFact.newBuilder().setValue(at(HOUR.plus(Duration.ofDays(1)))).build();
    context.getTaskBuilder().getTaskBuilder().setDeadline(end);
    context.getCredentialBuilder().getCredentialBuilder().setExpiresAt(end);
    return request.build();
  }

  private Decision ask(AuthorizeRequest request) {
    return client.service().authorize(request).getDecision();
  }

  private static void assertDenied(ReasonCode code, Decision decision) {
    assertEquals(Effect.EFFECT_DENY, decision.getEffect());
    assertEquals(code, decision.getReason().getCode());
    assertEquals(0, decision.getObligationsCount());
  }

  /** The server's clock never runs backwards, so this is one test, in the order of its times. */
  @Test
  void a_retry_gets_its_allow_while_it_stands_and_never_longer() {
    clock.set(HOUR.minusSeconds(30));
    Decision once = ask(request("to_once"));
    AuthorizeRequest.Builder approved = request("asked").toBuilder();
    Decision refused = ask(request("asked"));
    assertDenied(ReasonCode.APPROVAL_REQUIRED, refused);
    state.approve(
        refused.getReason().getAsk().getDemandDigest(),
        new LiveState.Approval(
            "ok-1",
            new Value.Identity("https://idp.acme.example", "leads/anna"),
            HOUR.minusSeconds(30)));
    approved.getCallBuilder().addApprovals(PresentedApproval.newBuilder().setId("ok-1"));
    Decision asked = ask(approved.build());
    assertEquals(Effect.EFFECT_ALLOW, asked.getEffect(), asked.toString());
    Decision denied = ask(request("to_deny"));
    Decision permitted = ask(request("to_permit"));
    Decision obliged = ask(request("to_oblige"));
    assertEquals(1, once.getGrant().getUses());

    clock.forward(Duration.ofSeconds(29));
    assertEquals(once, ask(request("to_once")));
    assertEquals(asked, ask(approved.build()), "its approval is used, and not asked for again");
    assertEquals(denied, ask(request("to_deny")));
    assertEquals(permitted, ask(request("to_permit")));
    assertEquals(obliged, ask(request("to_oblige")));

    clock.forward(Duration.ofSeconds(1));
    assertDenied(ReasonCode.DENIED, ask(request("to_deny")));
    assertDenied(ReasonCode.NOT_PERMITTED, ask(request("to_permit")));
    assertDenied(ReasonCode.EXPIRED, ask(request("to_oblige")));
    assertEquals(once, ask(request("to_once")));
    Decision anew = ask(request("to_oblige").toBuilder().setRequestId("anew").build());
    assertEquals("redact", anew.getObligations(0).getType());

    clock.forward(Duration.ofSeconds(30));
    assertDenied(ReasonCode.EXPIRED, ask(request("to_once")));
    assertEquals(asked, ask(approved.build()));
    AuthorizeRequest again = approved.setRequestId("again").build();
    assertDenied(ReasonCode.APPROVAL_REQUIRED, ask(again));
    assertNotEquals(denied.getDecisionId(), ask(request("to_deny")).getDecisionId());
  }
}
