package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.proto.v1.ArgumentBound;
import dev.remit.proto.v1.ArgumentLimit;
import dev.remit.proto.v1.ArgumentLimits;
import dev.remit.proto.v1.ArgumentTexts;
import dev.remit.proto.v1.AuthorizationServiceGrpc;
import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.Chain;
import dev.remit.proto.v1.Decision;
import dev.remit.proto.v1.Hop;
import dev.remit.proto.v1.Identity;
import dev.remit.proto.v1.Interval;
import dev.remit.proto.v1.ReasonCode;
import dev.remit.proto.v1.Tool;
import dev.remit.proto.v1.ToolSet;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What delegations bound, and who all act, over a real socket. */
@QuarkusTest
class DelegationApiTest {
  private final ManagedChannel channel =
      NettyChannelBuilder.forAddress(
              "127.0.0.1",
              ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class))
          .usePlaintext()
          .build();

  @AfterEach
  void close() {
    channel.shutdownNow();
  }

  private Decision decide(AuthorizeRequest.Builder request) {
    return AuthorizationServiceGrpc.newBlockingStub(channel)
        .authorize(request.build())
        .getDecision();
  }

  /** A note that the task admits, through whoever stands between. */
  private static AuthorizeRequest.Builder note(String id, String text, Hop.Builder... hops) {
    AuthorizeRequest.Builder request =
        AuthorizeRequest.newBuilder()
            .setRequestId(id.replace(" ", "-"))
            .setContext(Requests.context("support"))
            .setCall(Requests.call("note", "{\"text\":\"" + text + "\"}"));
    Chain.Builder chain = request.getContextBuilder().getChainBuilder().clearHops();
    for (Hop.Builder hop : hops) {
      chain.addHops(hop);
    }
    request
        .getContextBuilder()
        .getTaskBuilder()
        .getTaskBuilder()
        .setTools(
            ToolSet.newBuilder()
                .addTools(Tool.newBuilder().setServer("crm").setName("query"))
                .addTools(Tool.newBuilder().setServer("crm").setName("note")));
    return request;
  }

  private static Hop.Builder limited(ArgumentLimit... limits) {
    Hop.Builder hop = Requests.hop();
    ArgumentLimits.Builder all = ArgumentLimits.newBuilder();
    for (ArgumentLimit limit : limits) {
      all.addValues(limit);
    }
    hop.getScopeBuilder().setArguments(ArgumentBound.newBuilder().setWithin(all));
    return hop;
  }

  private static ArgumentLimit texts(ArgumentTexts.Builder texts) {
    return ArgumentLimit.newBuilder().setTexts(texts.setArgument("text")).build();
  }

  @Test
  void a_delegation_bounds_a_text_by_values_names_and_paths() {
    ArgumentLimit limit =
        texts(ArgumentTexts.newBuilder().addValues("ok").addNames("case.*").addPaths("/t/**"));
    for (String good : new String[] {"ok", "case.7", "/t/a/b"}) {
      assertEquals(
          ReasonCode.PERMITTED,
          decide(note("good " + good, good, limited(limit))).getReason().getCode(),
          good);
    }
    for (String bad : new String[] {"OK", "case", "case.7.8", "/t"}) {
      assertEquals(
          ReasonCode.CHAIN_SCOPE,
          decide(note("bad " + bad, bad, limited(limit))).getReason().getCode(),
          bad);
    }
  }

  @Test
  void a_limit_that_says_nothing_is_malformed() {
    ArgumentLimit[] bad = {
      ArgumentLimit.getDefaultInstance(),
      texts(ArgumentTexts.newBuilder()),
      texts(ArgumentTexts.newBuilder().addNames("no.star")),
      ArgumentLimit.newBuilder().setInterval(Interval.newBuilder().setArgument("n")).build()
    };
    for (int i = 0; i < bad.length; i++) {
      Decision decision = decide(note("limit " + i, "ok", limited(bad[i])));
      assertEquals(ReasonCode.MALFORMED, decision.getReason().getCode(), bad[i].toString());
    }
  }

  @Test
  void a_permit_for_every_actor_asks_who_stands_between() {
    Identity support = Requests.identity("spiffe://acme.example", "agent/support/3");
    Identity other = Requests.identity("spiffe://acme.example", "agent/sales/3");
    assertEquals(
        ReasonCode.PERMITTED,
        decide(note("actors 1", "x", first(support), second(support))).getReason().getCode());
    assertEquals(
        ReasonCode.NOT_PERMITTED,
        decide(note("actors 2", "x", first(other), second(other))).getReason().getCode());
  }

  private static Hop.Builder first(Identity to) {
    return Requests.hop().setTo(to).setDelegationId("d-0");
  }

  private static Hop.Builder second(Identity from) {
    Hop.Builder first = Requests.hop();
    return first.setFrom(from).setParentId("d-0");
  }

  @Test
  void the_tools_of_a_task_are_read_and_are_unknown_where_they_are_not_sent() {
    assertEquals(
        ReasonCode.PERMITTED, decide(note("tools 1", "x", Requests.hop())).getReason().getCode());
    AuthorizeRequest.Builder unsent = note("tools 2", "x", Requests.hop());
    unsent.getContextBuilder().getTaskBuilder().getTaskBuilder().clearTools();
    assertEquals(ReasonCode.NOT_PERMITTED, decide(unsent).getReason().getCode());
  }
}
