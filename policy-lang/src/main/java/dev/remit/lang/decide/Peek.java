package dev.remit.lang.decide;

import java.util.Set;

/** Live state that is looked at without using anything up. */
public record Peek(LiveState state) implements LiveState {
  @Override
  public Standing standing(Subject subject) {
    return state.standing(subject);
  }

  @Override
  public TaskState task(String id) {
    return state.task(id);
  }

  @Override
  public Approvals approvals(String demandDigest) {
    return state.approvals(demandDigest);
  }

  @Override
  public boolean consume(Set<String> approvals) {
    return true;
  }
}
