package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.decide.LiveState.Subject;
import dev.remit.lang.runtime.Source;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Step 4: what the call rests on still stands. */
class LiveStateStepTest {
  private static final Instant NOON = Asking.NOON;

  private final Bench bench = Bench.open();

  private void assertRevoked(Subject subject, String expected) {
    Bench fresh = Bench.open().chain(2, chain -> chain);
    assertEquals("PERMITTED p.all_of_it", fresh.outcome());
    fresh.memory.revoke(subject);
    assertEquals("REVOKED " + expected, fresh.outcome());
  }

  @Test
  void whatever_the_call_rests_on_can_be_revoked() {
    assertRevoked(new Subject.Agent(Asking.AGENT), "agent spiffe://acme.example/agent/support/7");
    assertRevoked(
        new Subject.Agent(Bench.agent("worker/1")), "agent spiffe://acme.example/worker/1");
    assertRevoked(new Subject.Principal(Asking.EMMA), "principal https://idp.acme.example / emma");
    assertRevoked(new Subject.Root(Asking.EMMA), "root https://idp.acme.example / emma");
    assertRevoked(new Subject.Credential("c-1"), "credential c-1");
    assertRevoked(new Subject.Task("t-1"), "task t-1");
    assertRevoked(new Subject.Delegation("d-0"), "delegation d-0");
    assertRevoked(new Subject.Delegation("d-1"), "delegation d-1");
  }

  private void credential(Sent<Instant> end) {
    bench.asking.credential = Sent.of(new Question.CredentialClaim("c-1", end, Source.VOUCHED));
  }

  @Test
  void a_credential_ends_at_its_end_and_one_without_says_so() {
    credential(Sent.of(NOON.plusNanos(1)));
    assertEquals("PERMITTED p.all_of_it", bench.outcome());
    credential(Sent.of(NOON));
    assertEquals("CREDENTIAL_EXPIRED", bench.outcome());
    credential(Sent.nothing());
    assertEquals("CREDENTIAL_INVALID credential.expires_at", bench.outcome());
    credential(Sent.none());
    assertEquals("PERMITTED p.all_of_it", bench.outcome());
  }

  private void task(Sent<Instant> deadline) {
    bench.asking.task =
        Sent.of(new Question.TaskClaim("t-1", Sent.none(), deadline, Source.VOUCHED));
  }

  @Test
  void a_task_ends_at_its_deadline_and_one_without_says_so() {
    task(Sent.of(NOON.plusNanos(1)));
    assertEquals("PERMITTED p.all_of_it", bench.outcome());
    task(Sent.of(NOON));
    assertEquals("TASK_ENDED", bench.outcome());
    task(Sent.nothing());
    assertEquals("TASK_ENDED task.deadline", bench.outcome());
    task(Sent.none());
    assertEquals("PERMITTED p.all_of_it", bench.outcome());
  }

  @Test
  void F51_a_task_has_to_be_registered_where_that_is_not_waived() {
    bench.settings = Bench.registered();
    assertEquals("TASK_UNKNOWN", bench.outcome());
    bench.memory.registerTask("t-1", Optional.empty(), Optional.empty());
    assertEquals("PERMITTED p.all_of_it", bench.outcome());
    bench.memory.registerTask("t-1", Optional.empty(), Optional.of(NOON));
    assertEquals("TASK_ENDED", bench.outcome());
    bench.memory.endTask("t-1");
    assertEquals("TASK_ENDED", bench.outcome());
  }

  @Test
  void a_completed_task_is_ended_also_where_registration_is_waived() {
    bench.memory.endTask("t-1");
    assertEquals("TASK_ENDED", bench.outcome());
  }

  /** Live state that cannot look anything up, or only tasks, or only approvals. */
  private record Silent(boolean standings, boolean tasks) implements LiveState {
    @Override
    public Standing standing(Subject subject) {
      return standings ? Standing.GOOD : Standing.UNAVAILABLE;
    }

    @Override
    public TaskState task(String id) {
      return tasks ? new TaskState.NotRegistered() : new TaskState.Unavailable();
    }

    @Override
    public Approvals approvals(String demandDigest) {
      return new Approvals.Unavailable();
    }

    @Override
    public boolean consume(Set<String> approvals) {
      return false;
    }
  }

  @Test
  void what_cannot_be_looked_up_has_the_effect_of_revoked() {
    bench.state = new Silent(false, true);
    assertEquals("STATE_UNAVAILABLE", bench.outcome());
    bench.state = new Silent(true, false);
    assertEquals("STATE_UNAVAILABLE", bench.outcome());
    bench.state = new Silent(true, true);
    assertEquals("PERMITTED p.all_of_it", bench.outcome());
  }

  @Test
  void approvals_that_cannot_be_looked_up_are_none() {
    Bench approving =
        new Bench(
            """
            permit all_of_it "A" { }
            oblige lead "L" { with human_approval { approvers: leads, count: 1, within: 1h } }
            """);
    approving.state = new Silent(true, true);
    assertEquals("APPROVAL_REQUIRED p.lead", approving.outcome());
  }

  @Test
  void a_state_that_throws_is_a_deny() {
    bench.state =
        new LiveState() {
          @Override
          public Standing standing(Subject subject) {
            throw new IllegalStateException("broken");
          }

          @Override
          public TaskState task(String id) {
            throw new IllegalStateException("broken");
          }

          @Override
          public Approvals approvals(String demandDigest) {
            throw new IllegalStateException("broken");
          }

          @Override
          public boolean consume(Set<String> approvals) {
            throw new IllegalStateException("broken");
          }
        };
    assertEquals("INTERNAL", bench.outcome());
  }

  @Test
  void the_first_fault_is_the_credentials_then_what_is_revoked_then_the_task() {
    credential(Sent.of(NOON));
    task(Sent.of(NOON));
    bench.memory.revoke(new Subject.Agent(Asking.AGENT));
    assertEquals("CREDENTIAL_EXPIRED", bench.outcome());
    credential(Sent.none());
    assertEquals("REVOKED agent spiffe://acme.example/agent/support/7", bench.outcome());
  }
}
