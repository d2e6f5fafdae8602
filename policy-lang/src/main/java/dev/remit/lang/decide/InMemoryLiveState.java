package dev.remit.lang.decide;

import dev.remit.lang.runtime.Value;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Live state in memory, lost with the process. Safe for use by many threads. */
public final class InMemoryLiveState implements LiveState {
  private record Pending(String demand, Approval approval) {}

  private static final TaskState NOT_REGISTERED = new TaskState.NotRegistered();

  private final Set<Subject> revoked = ConcurrentHashMap.newKeySet();
  private final Map<String, TaskState> tasks = new ConcurrentHashMap<>();
  private final Map<String, Pending> approvals = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  public void revoke(Subject subject) {
    revoked.add(subject);
  }

  public void registerTask(
      String id, Optional<Value.Identity> requester, Optional<Instant> deadline) {
    tasks.put(id, new TaskState.Registered(requester, deadline));
  }

  public void endTask(String id) {
    tasks.put(id, new TaskState.Ended());
  }

  /** Notes that somebody approved the demand; an id that is there already is not given again. */
  public synchronized boolean approve(String demandDigest, Approval approval) {
    return !used.contains(approval.id())
        && approvals.putIfAbsent(approval.id(), new Pending(demandDigest, approval)) == null;
  }

  @Override
  public Standing standing(Subject subject) {
    return revoked.contains(subject) ? Standing.REVOKED : Standing.GOOD;
  }

  @Override
  public TaskState task(String id) {
    return tasks.getOrDefault(id, NOT_REGISTERED);
  }

  @Override
  public synchronized Approvals approvals(String demandDigest) {
    return new Approvals.Given(
        approvals.values().stream()
            .filter(pending -> pending.demand().equals(demandDigest))
            .map(Pending::approval)
            .collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  public synchronized boolean consume(Set<String> ids) {
    if (!approvals.keySet().containsAll(ids)) {
      return false;
    }
    approvals.keySet().removeAll(ids);
    used.addAll(ids);
    return true;
  }
}
