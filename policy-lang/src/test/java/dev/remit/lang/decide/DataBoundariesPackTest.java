package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The pack {@code data_boundaries}: what each rule lets through, what it stops, and asks. */
class DataBoundariesPackTest {
  private static final String ALLOWED = "PERMITTED everything";

  private static PackBench calling(String tool) {
    return calling(tool, "");
  }

  private static PackBench calling(String tool, String more) {
    return new PackBench(
            "data_boundaries",
            "agents: fleet, labels: { pii }, purposes: { \"support\" }, redacted: { \"iban\" }, regions: { \"eu\" }"
                + more)
        .fact("task.purpose", "\"support\"")
        .fact("agent.environment", "\"production\"")
        .fact("credential.environment", "\"production\"")
        .none("agent.tenant")
        .none("principal.tenant")
        .call(tool);
  }

  private static List<String> obligations(PackBench bench) {
    return bench.allow().obligations().stream().map(Decision.Obligation::type).toList();
  }

  @Test
  void data_within_its_boundaries_is_let_through() {
    assertEquals(List.of(), obligations(calling("read")));
    assertEquals(List.of(), obligations(calling("run")));
  }

  @Test
  void guarded_data_serves_its_purposes() {
    for (String tool : List.of("pii", "secret", "pii_write")) {
      assertEquals(ALLOWED, calling(tool).outcome());
      assertEquals(
          "DENIED other_purpose", calling(tool).fact("task.purpose", "\"sales\"").outcome());
      assertEquals(
          "INDETERMINATE other_purpose task.purpose",
          calling(tool).unknown("task.purpose").outcome());
    }
    assertEquals(ALLOWED, calling("read").fact("task.purpose", "\"sales\"").outcome());
    assertEquals("DENIED other_purpose", calling("secret").withoutTask().outcome());
  }

  @Test
  void data_of_which_nothing_is_stated_is_out_of_bounds() {
    assertEquals(
        "INDETERMINATE agent_of_other_environment dataset.environment",
        calling("unstated").outcome());
  }

  @Test
  void an_agent_stays_in_its_environment() {
    assertEquals("DENIED agent_of_other_environment", testAgent("read").outcome());
    assertEquals(ALLOWED, testAgent("test").outcome());
    assertEquals(ALLOWED, testAgent("run").outcome());
    assertEquals(
        "INDETERMINATE agent_of_other_environment agent.environment",
        calling("read").unknown("agent.environment").outcome());
  }

  @Test
  void the_data_of_a_shared_environment_is_for_all() {
    assertEquals(ALLOWED, calling("test", ", shared_environments: { \"test\" }").outcome());
    assertEquals(
        "INDETERMINATE agent_of_other_environment dataset.environment",
        calling("unstated", ", shared_environments: { \"test\" }").outcome());
  }

  private static PackBench testAgent(String tool) {
    return calling(tool)
        .fact("agent.environment", "\"test\"")
        .fact("credential.environment", "\"test\"");
  }

  @Test
  void a_credential_stays_in_its_environment() {
    assertEquals(
        "DENIED credential_of_other_environment",
        calling("read").fact("credential.environment", "\"test\"").outcome());
    assertEquals(
        "INDETERMINATE credential_of_other_environment credential.environment",
        calling("read").unknown("credential.environment").outcome());
    assertEquals("PERMITTED alone", calling("read").alone().withoutCredential().outcome());
    assertEquals(ALLOWED, calling("run").fact("credential.environment", "\"test\"").outcome());
  }

  @Test
  void no_development_workload_holds_a_production_credential() {
    PackBench held = testAgent("run").fact("credential.environment", "\"production\"");
    assertEquals("DENIED production_credential", held.outcome());
    assertEquals(
        "INDETERMINATE production_credential credential.environment",
        held.unknown("credential.environment").outcome());
    assertEquals(
        "INDETERMINATE production_credential agent.environment",
        calling("run").unknown("agent.environment").outcome());
  }

  @Test
  void a_tenant_s_data_is_for_the_tenant() {
    PackBench tenant =
        calling("tenant").fact("agent.tenant", "\"acme\"").fact("principal.tenant", "\"acme\"");
    assertEquals(ALLOWED, tenant.outcome());
    tenant.fact("agent.tenant", "\"globex\"");
    assertEquals("DENIED agent_of_other_tenant", tenant.outcome());
    assertEquals("DENIED agent_of_other_tenant", tenant.none("agent.tenant").outcome());
    assertEquals(
        "INDETERMINATE agent_of_other_tenant agent.tenant",
        tenant.unknown("agent.tenant").outcome());
    tenant.fact("agent.tenant", "\"acme\"").fact("principal.tenant", "\"globex\"");
    assertEquals("DENIED principal_of_other_tenant", tenant.outcome());
    assertEquals("DENIED principal_of_other_tenant", tenant.none("principal.tenant").outcome());
    assertEquals(
        "INDETERMINATE principal_of_other_tenant principal.tenant",
        tenant.unknown("principal.tenant").outcome());
    assertEquals(ALLOWED, calling("read").fact("principal.tenant", "\"globex\"").outcome());
  }

  @Test
  void data_lies_in_the_listed_regions() {
    assertEquals("DENIED other_region", calling("elsewhere").outcome());
  }

  @Test
  void what_is_labelled_is_redacted_where_it_is_seen() {
    assertEquals(List.of("redact"), obligations(calling("pii")));
    assertEquals(List.of(), obligations(calling("pii_write")));
    assertEquals(List.of(), obligations(calling("secret")));
    PackBench unable = calling("pii");
    unable.asking.supported = java.util.Set.of();
    assertEquals("OBLIGATION_UNSUPPORTED redaction redact", unable.outcome());
  }
}
