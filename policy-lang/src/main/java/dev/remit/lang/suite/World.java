package dev.remit.lang.suite;

import dev.remit.lang.decide.LiveState.Subject;
import dev.remit.lang.runtime.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What live state is told before a request is asked.
 *
 * @param approvers who approves whatever the request demands
 * @param task how the task of the request stands
 * @param requester who asked for the task, as the registry has it; empty where the request says it
 * @param available whether live state answers at all
 */
public record World(
    Set<Subject> revoked,
    List<Value.Identity> approvers,
    TaskStanding task,
    Optional<String> taskId,
    Optional<Value.Identity> requester,
    boolean available) {
  public World {
    revoked = Set.copyOf(revoked);
    approvers = List.copyOf(approvers);
  }

  /** How a task stands in the registry. */
  public enum TaskStanding {
    REGISTERED,
    ENDED,
    UNREGISTERED
  }
}
