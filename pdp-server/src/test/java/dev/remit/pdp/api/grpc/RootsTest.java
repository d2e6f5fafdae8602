package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.Chain;
import dev.remit.proto.v1.Hop;
import dev.remit.proto.v1.Identity;
import dev.remit.proto.v1.ReasonCode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a chain may start, by the settings' principals and the bundle's roots (F17). */
@QuarkusTest
@TestProfile(RootsTest.Listed.class)
class RootsTest {
  /** Settings that name principals, and a bundle that names roots. */
  public static final class Listed implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "remit.policies",
          "src/test/resources/policies-roots",
          "remit.settings",
          "src/test/resources/settings/principals.yaml");
    }
  }

  private final Client client = new Client();

  @AfterEach
  void close() {
    client.close();
  }

  private static Identity acme(String subject) {
    return Requests.identity("spiffe://acme.example", subject);
  }

  /** A request for a principal, over agents in between, to the agent that asks. */
  static AuthorizeRequest from(Identity principal, Identity... between) {
    AuthorizeRequest.Builder request = Requests.query("root-" + principal.hashCode());
    Chain.Builder chain = Chain.newBuilder();
    Identity from = principal;
    for (int i = 0; i <= between.length; i++) {
      Identity to = i == between.length ? Requests.AGENT : between[i];
      Hop.Builder hop = Requests.hop().setFrom(from).setTo(to).setDelegationId("d-" + i);
      chain.addHops(i == 0 ? hop : hop.setParentId("d-" + (i - 1)));
      from = to;
    }
    request.getContextBuilder().setPrincipal(principal).setChain(chain);
    return request.build();
  }

  private ReasonCode reason(AuthorizeRequest request) {
    return client.service().authorize(request).getDecision().getReason().getCode();
  }

  @Test
  void F17_the_tail_of_a_chain_is_no_chain() {
    Identity planner = acme("agent/planner");
    assertEquals(ReasonCode.PERMITTED, reason(from(Requests.EMMA, planner)));
    assertEquals(ReasonCode.CHAIN_ROOT, reason(from(planner)));
  }

  @Test
  void a_chain_may_start_at_a_root_of_the_bundle() {
    assertEquals(ReasonCode.PERMITTED, reason(from(acme("service/nightly"))));
    assertEquals(ReasonCode.CHAIN_ROOT, reason(from(acme("service/daily"))));
  }

  @Test
  void a_chain_may_start_at_a_subject_of_the_settings_principals() {
    assertEquals(
        ReasonCode.PERMITTED,
        reason(from(Requests.identity("spiffe://machines.example", "service/daily"))));
    assertEquals(
        ReasonCode.CHAIN_ROOT, reason(from(Requests.identity("https://other.example", "emma"))));
  }

  /** It is told by no chain, and not by anybody's word that it is a principal. */
  @Test
  void an_agent_that_acts_for_itself_is_authenticated_as_itself() {
    AuthorizeRequest.Builder alone = Requests.query("alone");
    alone.getContextBuilder().setPrincipal(Requests.AGENT).setChain(Chain.getDefaultInstance());
    assertEquals(ReasonCode.NOT_PERMITTED, reason(alone.build()));
  }
}
