package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The pack {@code destructive_actions}: what each rule lets through, what it stops, and asks. */
class DestructiveActionsPackTest {
  private static final String ALLOWED = "PERMITTED everything";
  private static final String ASKED = "APPROVAL_REQUIRED approval";
  private static final Instant NOON = Asking.NOON;

  private static PackBench calling(String tool) {
    PackBench bench =
        new PackBench(
                "destructive_actions",
                "agents: fleet, approvers: leads, actions: { delete, deploy }, four_eyes_actions: { admin }")
            .fact("principal.kind", "\"human\"")
            .fact("principal.acr", "\"mfa\"")
            .fact("agent.environment", "\"production\"")
            .fact(
                "task.requester", "{\"issuer\":\"https://idp.acme.example\",\"subject\":\"emma\"}");
    return bench.call(tool);
  }

  /** Approved by so many leads, at noon. */
  private static PackBench approved(PackBench bench, int leads) {
    Decision.Ask ask = bench.decide().reason().ask().orElseThrow();
    List<Question.PresentedApproval> shown = new ArrayList<>();
    for (int i = 0; i < leads; i++) {
      String id = "a-" + i;
      bench.state.approve(
          ask.demandDigest(), new LiveState.Approval(id, Bench.person("leads/" + i), NOON));
      shown.add(new Question.PresentedApproval(id));
    }
    bench.asking.approvals = shown;
    return bench;
  }

  @Test
  void what_destroys_nothing_is_let_through() {
    for (String tool : List.of("read", "write", "run")) {
      Decision.Allow allow = calling(tool).deadline(Sent.none()).allow();
      assertEquals(List.of(), allow.obligations());
      assertEquals(NOON.plusSeconds(600), allow.grant().expiresAt());
    }
  }

  @Test
  void an_access_that_only_reads_counts_for_no_tool() {
    assertEquals(ALLOWED, calling("drain").outcome());
    assertEquals(ALLOWED, calling("look").outcome());
  }

  @Test
  void what_may_be_irreversible_is_approved() {
    assertEquals(ASKED, calling("overwrite").outcome());
    assertEquals(ASKED, calling("touch").outcome());
  }

  @Test
  void what_is_destroyed_is_approved_and_granted_once_for_a_moment() {
    PackBench bench = calling("delete");
    assertEquals(ASKED, bench.outcome());
    approved(bench, 1).asking.task =
        Sent.of(
            new Question.TaskClaim(
                "t-1",
                Sent.none(),
                Sent.of(NOON.plusSeconds(3600)),
                dev.remit.lang.runtime.Source.VOUCHED));
    Decision.Grant grant = bench.allow().grant();
    assertEquals(NOON.plusSeconds(60), grant.expiresAt());
    assertEquals(Optional.of(1), grant.uses());
    assertTrue(grant.argumentsDigest().isPresent());
    assertEquals(ASKED, bench.outcome());
  }

  @Test
  void an_action_of_the_site_is_approved_with_its_arguments() {
    PackBench bench = calling("release").call("s", "release", "{\"version\":\"1.2\"}");
    assertEquals(ASKED, bench.outcome());
    approved(bench, 1).call("s", "release", "{\"version\":\"1.3\"}");
    assertEquals(ASKED, bench.outcome());
    assertEquals(ALLOWED, bench.call("s", "release", "{\"version\":\"1.2\"}").outcome());
  }

  @Test
  void two_people_approve_what_is_grave() {
    String asked = "APPROVAL_REQUIRED four_eyes";
    assertEquals(asked, calling("assign").outcome());
    assertEquals(asked, approved(calling("assign"), 1).outcome());
    assertEquals(ALLOWED, approved(calling("assign"), 2).outcome());
    assertEquals(asked, calling("reboot").outcome());
  }

  @Test
  void nobody_destroys_alone() {
    assertEquals("DENIED alone", calling("delete").alone().outcome());
    assertEquals("PERMITTED alone", calling("write").alone().outcome());
  }

  @Test
  void what_destroys_in_production_has_a_deadline() {
    assertEquals(
        "DENIED open_ended_in_production", calling("delete").deadline(Sent.none()).outcome());
    assertEquals(ASKED, calling("delete_test").deadline(Sent.none()).outcome());
    assertEquals(
        "DENIED open_ended_in_production", calling("reboot").deadline(Sent.none()).outcome());
    assertEquals(
        "APPROVAL_REQUIRED four_eyes",
        calling("reboot").deadline(Sent.none()).fact("agent.environment", "\"test\"").outcome());
    assertEquals(
        "INDETERMINATE open_ended_in_production agent.environment",
        calling("reboot").deadline(Sent.none()).unknown("agent.environment").outcome());
  }

  @Test
  void a_person_has_logged_in_strongly() {
    String asked = "STEP_UP_REQUIRED strong_login";
    assertEquals(asked, calling("delete").fact("principal.acr", "\"pwd\"").outcome());
    assertEquals(asked, calling("delete").none("principal.acr").outcome());
    assertEquals(asked, calling("delete").unknown("principal.acr").outcome());
    PackBench service = calling("delete").none("principal.acr");
    assertEquals(ASKED, service.fact("principal.kind", "\"service\"").outcome());
    assertEquals(asked, service.unknown("principal.kind").outcome());
    assertEquals(ALLOWED, calling("write").none("principal.acr").outcome());
  }
}
