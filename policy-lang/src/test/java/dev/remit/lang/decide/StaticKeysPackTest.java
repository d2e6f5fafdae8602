package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The pack {@code static_keys}: what each rule lets through, what it stops, and what it asks. */
class StaticKeysPackTest {
  private static final String ALLOWED = "PERMITTED everything";

  private static PackBench key() {
    return new PackBench("static_keys", "agents: fleet, tools: { s.* }, max_age: 365d")
        .fact("credential.kind", "\"static_key\"")
        .fact("credential.issued_at", "\"2026-11-01T00:00:00Z\"")
        .fact("credential.shared", "false")
        .fact("credential.owner", "\"billing\"")
        .fact("agent.owner", "\"billing\"");
  }

  @Test
  void a_young_key_of_one_service_reads() {
    assertEquals(ALLOWED, key().outcome());
  }

  @Test
  void a_credential_of_another_kind_is_not_looked_at() {
    PackBench svid =
        new PackBench("static_keys", "agents: fleet, tools: { }")
            .fact("credential.kind", "\"jwt_svid\"");
    assertEquals(ALLOWED, svid.call("assign").outcome());
    assertEquals(
        ALLOWED, svid.withoutCredential().alone().outcome().replace("alone", "everything"));
  }

  @Test
  void a_credential_of_no_known_kind_may_be_a_key() {
    assertEquals(
        "INDETERMINATE other_tools credential.kind",
        key().unknown("credential.kind").call("t", "read", "{}").outcome());
  }

  @Test
  void only_the_tools_that_are_listed() {
    assertEquals("DENIED other_tools", key().call("t", "read", "{}").outcome());
  }

  @Test
  void only_the_actions_that_are_listed() {
    assertEquals("DENIED other_actions", key().call("write").outcome());
    assertEquals("DENIED other_actions", key().call("run").outcome());
  }

  @Test
  void nothing_that_cannot_be_undone() {
    assertEquals("DENIED irreversible_tools", key().call("drain").outcome());
    assertEquals("INDETERMINATE irreversible_tools tool.reversible", key().call("look").outcome());
  }

  @Test
  void no_sensitive_data() {
    assertEquals("DENIED sensitive_data", key().call("secret").outcome());
    assertEquals(
        "INDETERMINATE sensitive_data dataset.sensitivity", key().call("unstated").outcome());
  }

  @Test
  void no_key_beyond_its_age() {
    PackBench rotated = key().fact("credential.rotated_at", "\"2026-11-20T00:00:00Z\"");
    assertEquals(
        ALLOWED, rotated.fact("credential.issued_at", "\"2025-11-23T12:00:00Z\"").outcome());
    assertEquals(
        "DENIED old_key",
        rotated.fact("credential.issued_at", "\"2025-11-23T11:59:59Z\"").outcome());
    assertEquals(
        "INDETERMINATE old_key credential.issued_at",
        rotated.unknown("credential.issued_at").outcome());
  }

  @Test
  void a_key_past_its_first_term_was_rotated() {
    PackBench aged = key().fact("credential.issued_at", "\"2026-06-01T00:00:00Z\"");
    assertEquals("INDETERMINATE rotation_overdue credential.rotated_at", aged.outcome());
    assertEquals("DENIED rotation_overdue", aged.none("credential.rotated_at").outcome());
    assertEquals(
        "DENIED rotation_overdue",
        aged.fact("credential.rotated_at", "\"2026-08-25T11:59:59Z\"").outcome());
    assertEquals(ALLOWED, aged.fact("credential.rotated_at", "\"2026-08-25T12:00:00Z\"").outcome());
  }

  @Test
  void a_key_of_one_service_alone() {
    assertEquals("DENIED shared_key", key().fact("credential.shared", "true").outcome());
    assertEquals(
        "INDETERMINATE shared_key credential.shared", key().unknown("credential.shared").outcome());
  }

  @Test
  void a_key_of_the_service_that_uses_it() {
    assertEquals("DENIED key_of_another", key().fact("agent.owner", "\"crm\"").outcome());
    assertEquals(
        "INDETERMINATE key_of_another credential.owner",
        key().unknown("credential.owner").outcome());
  }

  @Test
  void what_a_key_opens_closes_soon() {
    assertEquals(
        Asking.NOON.plusSeconds(120), key().deadline(Sent.none()).allow().grant().expiresAt());
    assertEquals(
        Asking.NOON.plusSeconds(600),
        key()
            .deadline(Sent.none())
            .fact("credential.kind", "\"jwt_svid\"")
            .allow()
            .grant()
            .expiresAt());
  }

  @Test
  void agents_that_are_not_named_are_not_bound() {
    PackBench other =
        new PackBench("static_keys", "agents: workers, tools: { }")
            .fact("credential.kind", "\"static_key\"");
    assertEquals(ALLOWED, other.call("assign").outcome());
  }
}
