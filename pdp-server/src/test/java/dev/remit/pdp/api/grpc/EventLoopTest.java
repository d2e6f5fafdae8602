package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.proto.v1.AuthorizeBatchRequest;
import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.ExplainRequest;
import dev.remit.proto.v1.Identity;
import dev.remit.proto.v1.ListToolsRequest;
import dev.remit.proto.v1.ReasonCode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which methods decide on the event loop, and which one is handed on. */
@QuarkusTest
@TestProfile(ListingTest.Held.class)
class EventLoopTest {
  @Inject ListingTest.HeldState state;
  private final Client client = new Client();

  @AfterEach
  void close() {
    client.close();
  }

  private static AuthorizeRequest request(String id) {
    Identity agent = Requests.identity("spiffe://acme.example", ListingTest.WATCHED);
    AuthorizeRequest.Builder request = Requests.query(id);
    request.getContextBuilder().setAgent(agent).getChainBuilder().getHopsBuilder(0).setTo(agent);
    return request.build();
  }

  private static void assertPermitted(dev.remit.proto.v1.Decision decision) {
    assertEquals(ReasonCode.PERMITTED, decision.getReason().getCode());
  }

  @Test
  void decisions_are_made_on_the_event_loop() throws Exception {
    AuthorizeRequest request = request("loop");
    assertPermitted(client.service().authorize(request).getDecision());
    assertEquals(Set.of(true), state.watched());
    assertPermitted(
        client
            .service()
            .authorizeBatch(
                AuthorizeBatchRequest.newBuilder()
                    .setRequestId("loop-batch")
                    .setContext(request.getContext())
                    .addCalls(request.getCall())
                    .build())
            .getResults(0)
            .getDecision());
    assertEquals(Set.of(true), state.watched());
    Streams stream = new Streams(client);
    assertPermitted(stream.ask(request("loop-stream")).getResult().getDecision());
    stream.complete();
    assertEquals(Set.of(true), state.watched());
    assertPermitted(
        client
            .service()
            .explain(ExplainRequest.newBuilder().setRequest(request("loop-explain")).build())
            .getExplanation()
            .getDecision());
    assertEquals(Set.of(true), state.watched());
  }

  @Test
  void a_listing_is_made_off_it() {
    assertEquals(
        1,
        client
            .service()
            .listTools(
                ListToolsRequest.newBuilder()
                    .setRequestId("loop-list")
                    .setContext(request("loop-list").getContext())
                    .addTools(request("loop-list").getCall().getTool())
                    .build())
            .getToolsCount());
    assertEquals(Set.of(false), state.watched());
  }
}
