package dev.remit.testkit.search;

import dev.remit.lang.decide.Question.CredentialClaim;
import dev.remit.lang.decide.Question.TaskClaim;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.suite.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A request on no task and without a credential, and others that end sooner or never. */
final class ClaimChanges {
  /** A deadline that is near whatever rules say. */
  private static final Duration SOON = Duration.ofMinutes(1);

  private final Boundaries boundaries;
  private final Scene scene;

  ClaimChanges(Boundaries boundaries, Scene scene) {
    this.boundaries = boundaries;
    this.scene = scene;
  }

  void addTo(List<Change> changes) {
    changes.add(
        new Change(
            "task", "task none", at -> Altered.without(Altered.task(at, Sent.none()), "task.")));
    if (scene.question().task() instanceof Sent.Value<TaskClaim>(TaskClaim claim)) {
      Set<Duration> lengths = new LinkedHashSet<>(boundaries.ttls("task.deadline"));
      lengths.add(SOON);
      ends(
          "task",
          "task.deadline",
          lengths,
          changes,
          end -> at -> Altered.task(at, Sent.of(until(claim, end))));
    }
    changes.add(
        new Change(
            "credential",
            "credential none",
            at -> Altered.without(Altered.credential(at, Sent.none()), "credential.")));
    if (scene.question().credential() instanceof Sent.Value<CredentialClaim>(var claim)) {
      ends(
          "credential",
          "credential.expires_at",
          boundaries.ttls("credential.expires_at"),
          changes,
          end -> at -> Altered.credential(at, Sent.of(until(claim, end))));
    }
  }

  private static TaskClaim until(TaskClaim claim, Sent<Instant> end) {
    return new TaskClaim(claim.id(), claim.parent(), end, claim.source());
  }

  private static CredentialClaim until(CredentialClaim claim, Sent<Instant> end) {
    return new CredentialClaim(claim.id(), end, claim.source());
  }

  /** At each of these lengths from the request, and never. */
  private void ends(
      String what,
      String name,
      Set<Duration> lengths,
      List<Change> changes,
      Function<Sent<Instant>, UnaryOperator<Scene>> change) {
    for (Duration length : lengths) {
      Instant end = scene.now().plus(length);
      changes.add(new Change(what, name + ": " + end, change.apply(Sent.of(end))));
    }
    changes.add(new Change(what, name + ": none", change.apply(Sent.none())));
  }
}
