package dev.remit.testkit.run;

import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.lang.decide.LiveState;
import dev.remit.lang.suite.World;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Live state as the scenes of a case have it. */
public final class TestState implements LiveState {
  private final InMemoryLiveState memory = new InMemoryLiveState();
  private Set<Subject> revoked = Set.of();
  private Optional<String> unregistered = Optional.empty();
  private boolean available = true;

  /** As the world is from now on; approvals stay. */
  public void enter(World world) {
    revoked = new HashSet<>(world.revoked());
    available = world.available();
    unregistered = Optional.empty();
    world
        .taskId()
        .ifPresent(task -> {
          switch (world.task()) {
            case REGISTERED -> memory.registerTask(task, world.requester(), Optional.empty());
            case ENDED -> memory.endTask(task);
            case UNREGISTERED -> unregistered = Optional.of(task);
          }
        });
  }

  void approve(String demand, Approval approval) {
    memory.approve(demand, approval);
  }

  @Override
  public Standing standing(Subject subject) {
    if (!available) {
      return Standing.UNAVAILABLE;
    }
    return revoked.contains(subject) ? Standing.REVOKED : Standing.GOOD;
  }

  @Override
  public LiveState.TaskState task(String id) {
    if (!available) {
      return new LiveState.TaskState.Unavailable();
    }
    return unregistered.filter(id::equals).isPresent()
        ? new LiveState.TaskState.NotRegistered()
        : memory.task(id);
  }

  @Override
  public Approvals approvals(String demandDigest) {
    return available ? memory.approvals(demandDigest) : new Approvals.Unavailable();
  }

  @Override
  public boolean consume(Set<String> approvals) {
    return available && memory.consume(approvals);
  }
}
