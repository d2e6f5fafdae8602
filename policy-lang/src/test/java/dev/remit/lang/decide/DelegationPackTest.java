package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.runtime.Source;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The pack {@code delegation}: what each rule lets through, what it stops, and what it asks. */
class DelegationPackTest {
  private static final String ALLOWED = "PERMITTED everything";

  private static PackBench delegated(String more) {
    return new PackBench("delegation", "agents: fleet, may_delegate: workers" + more)
        .fact("agent.status", "\"active\"")
        .fact("task.purpose", "\"support\"")
        .fact("credential.audience", "[\"s\"]");
  }

  private static PackBench delegated() {
    return delegated("");
  }

  private static PackBench lasting(Duration left) {
    return delegated()
        .chain(
            2,
            hops ->
                hops.change(
                        0,
                        hop ->
                            Hops.lasting(hop, Asking.NOON.minusSeconds(60), Asking.NOON.plus(left)))
                    .change(
                        1,
                        hop ->
                            Hops.lasting(
                                hop, Asking.NOON.minusSeconds(60), Asking.NOON.plus(left))));
  }

  @Test
  void a_short_fresh_well_attested_chain_is_let_through() {
    assertEquals(ALLOWED, delegated().outcome());
    assertEquals(ALLOWED, delegated().chain(3, chain -> chain).outcome());
  }

  @Test
  void an_agent_in_service() {
    assertEquals(
        "DENIED not_in_service", delegated().fact("agent.status", "\"retired\"").outcome());
    assertEquals(
        "INDETERMINATE not_in_service agent.status", delegated().unknown("agent.status").outcome());
  }

  @Test
  void no_deeper_than_the_limit() {
    assertEquals("DENIED too_deep", delegated().chain(4, chain -> chain).outcome());
    assertEquals(ALLOWED, delegated(", max_depth: 4").chain(4, chain -> chain).outcome());
  }

  @Test
  void long_enough_left_and_not_too_long() {
    assertEquals(ALLOWED, lasting(Duration.ofSeconds(30)).outcome());
    assertEquals("DENIED ends_too_soon", lasting(Duration.ofSeconds(29)).outcome());
    assertEquals(ALLOWED, lasting(Duration.ofHours(8)).outcome());
    assertEquals("DENIED lasts_too_long", lasting(Duration.ofHours(8).plusNanos(1)).outcome());
  }

  @Test
  void each_hop_attested_well_enough() {
    assertEquals(
        "DENIED badly_attested",
        delegated()
            .chain(2, hops -> hops.change(0, hop -> Hops.trusted(hop, Source.ASSERTED)))
            .outcome());
    assertEquals("DENIED badly_attested", delegated(", min_trust: verified").outcome());
    assertEquals(
        ALLOWED,
        delegated(", min_trust: verified")
            .chain(1, hops -> hops.change(0, hop -> Hops.trusted(hop, Source.VERIFIED)))
            .outcome());
  }

  @Test
  void only_registered_agents_hand_on() {
    PackBench others =
        new PackBench("delegation", "agents: fleet, may_delegate: fleet")
            .fact("agent.status", "\"active\"")
            .fact("task.purpose", "\"support\"")
            .fact("credential.audience", "[\"s\"]");
    assertEquals(ALLOWED, others.outcome());
    assertEquals("DENIED handed_on_by_others", others.chain(2, chain -> chain).outcome());
  }

  @Test
  void the_purpose_stays_that_of_the_task() {
    assertEquals("DENIED other_purpose", delegated().fact("task.purpose", "\"sales\"").outcome());
    assertEquals(
        "INDETERMINATE other_purpose task.purpose", delegated().unknown("task.purpose").outcome());
    assertEquals("PERMITTED alone", delegated().withoutTask().outcome());
  }

  @Test
  void the_credential_is_for_the_server() {
    assertEquals(
        "DENIED other_audience", delegated().fact("credential.audience", "[\"t\"]").outcome());
    assertEquals("DENIED other_audience", delegated().fact("credential.audience", "[]").outcome());
    assertEquals(
        "INDETERMINATE other_audience credential.audience",
        delegated().unknown("credential.audience").outcome());
    assertEquals(
        ALLOWED,
        delegated(", shared_audiences: { \"gateway\" }")
            .fact("credential.audience", "[\"gateway\"]")
            .outcome());
    assertEquals("PERMITTED alone", delegated().alone().withoutCredential().outcome());
  }

  @Test
  void an_agent_that_acts_for_nobody_has_no_hop_to_look_at() {
    assertEquals("PERMITTED alone", delegated().alone().outcome());
  }
}
