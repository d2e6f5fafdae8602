package dev.remit.lang.laws;

import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.lang.decide.LiveState;
import java.util.Random;
import java.util.Set;

/** Live state of which now and then a look-up fails. */
final class FailingLiveState implements LiveState {
  private final InMemoryLiveState state = new InMemoryLiveState();
  private final Random random;

  FailingLiveState(Random random) {
    this.random = random;
  }

  private boolean fails() {
    return random.nextInt(4) == 0;
  }

  @Override
  public Standing standing(Subject subject) {
    return fails() ? Standing.UNAVAILABLE : state.standing(subject);
  }

  @Override
  public TaskState task(String id) {
    return fails() ? new TaskState.Unavailable() : state.task(id);
  }

  @Override
  public Approvals approvals(String demandDigest) {
    return fails() ? new Approvals.Unavailable() : state.approvals(demandDigest);
  }

  @Override
  public boolean consume(Set<String> approvals) {
    return !fails() && state.consume(approvals);
  }
}
