package dev.remit.lang.decide;

import dev.remit.lang.runtime.Value;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What only the running system knows. Every look-up answers at once, from memory; one that cannot
 * answer says so, and that has the effect of revoked.
 */
public interface LiveState {

  /** Whether a thing is revoked. */
  Standing standing(Subject subject);

  /** What is known of a task. */
  TaskState task(String id);

  /** The approvals of one demand that are neither used nor withdrawn. */
  Approvals approvals(String demandDigest);

  /**
   * Uses approvals up, all of them or none; false where one of them is used or withdrawn already.
   */
  boolean consume(Set<String> approvals);

  /** What may be revoked. */
  sealed interface Subject {
    record Agent(Value.Identity id) implements Subject {}

    record Principal(Value.Identity id) implements Subject {}

    record Root(Value.Identity id) implements Subject {}

    record Credential(String id) implements Subject {}

    record Task(String id) implements Subject {}

    record Delegation(String id) implements Subject {}
  }

  enum Standing {
    GOOD,
    REVOKED,
    UNAVAILABLE
  }

  /** A task's state; {@code requester} and {@code deadline} are the registry's. */
  sealed interface TaskState {
    record Registered(Optional<Value.Identity> requester, Optional<Instant> deadline)
        implements TaskState {}

    record Ended() implements TaskState {}

    record NotRegistered() implements TaskState {}

    record Unavailable() implements TaskState {}
  }

  sealed interface Approvals {
    record Given(Set<Approval> approvals) implements Approvals {}

    record Unavailable() implements Approvals {}
  }

  /** One identity's approval of a demand. */
  record Approval(String id, Value.Identity approver, Instant givenAt) {}
}
