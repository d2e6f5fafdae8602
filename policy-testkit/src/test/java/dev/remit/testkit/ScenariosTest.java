package dev.remit.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens between the steps of a scenario, happens. */
class ScenariosTest {
  private static List<String> of(String events) {
    return Suites.mismatches(
        "scenario \"s\" given money with args.amount: 50.00 {\n" + events + "\n}");
  }

  @Test
  void an_approval_is_for_one_use() {
    assertEquals(
        List.of(),
        of(
            """
            step "a" { expect deny APPROVAL_REQUIRED }
            approved by "https://idp.acme.example" / "leads/z"
            step "b" { expect allow by refund }
            step "c" { expect deny APPROVAL_REQUIRED }
            """));
  }

  @Test
  void an_approval_ends_and_is_for_what_was_asked() {
    assertEquals(
        List.of(),
        of(
            """
            step "a" { expect deny APPROVAL_REQUIRED }
            approved by "https://idp.acme.example" / "leads/z"
            step "other" { args.amount: 60.00 expect deny APPROVAL_REQUIRED }
            wait 10m
            step "late" { expect deny APPROVAL_REQUIRED }
            """));
  }

  @Test
  void an_approval_still_stands_before_its_end() {
    assertEquals(
        List.of(),
        of(
            """
            step "a" { expect deny APPROVAL_REQUIRED }
            approved by "https://idp.acme.example" / "leads/z"
            wait 9m59s
            step "b" { expect allow by refund for 1s }
            """));
  }

  @Test
  void time_passes_and_what_changes_stays_changed() {
    assertEquals(
        List.of(),
        of(
            """
            args.amount: 5.00
            step "a" { expect allow by refund }
            revoked credential "c-1"
            step "revoked" { expect deny REVOKED }
            wait 2h
            step "expired" { expect deny CREDENTIAL_EXPIRED }
            """));
  }

  @Test
  void a_scenario_ends_with_the_step_that_fails() {
    assertEquals(
        List.of("allow, but deny APPROVAL_REQUIRED by crm.lead"),
        of("step \"a\" { expect allow by refund } step \"b\" { expect allow by read }"));
  }
}
