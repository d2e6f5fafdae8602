package dev.remit.lang.decide;

import dev.remit.lang.decide.Decision.Reason;
import dev.remit.lang.decide.LiveState.Standing;
import dev.remit.lang.decide.LiveState.Subject;
import dev.remit.lang.decide.LiveState.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Step 4: nothing that the call rests on has expired, ended or been revoked. What cannot be looked
 * up, and what is not known, has the effect of what is.
 */
final class LiveStateStep {
  private final Call call;
  private final LiveState state;
  private final BundleSettings settings;
  private final Instant now;

  private LiveStateStep(Call call, LiveState state, BundleSettings settings, Instant now) {
    this.call = call;
    this.state = state;
    this.settings = settings;
    this.now = now;
  }

  static Optional<Reason> check(Call call, LiveState state, BundleSettings settings, Instant now) {
    return new LiveStateStep(call, state, settings, now).check();
  }

  private Optional<Reason> check() {
    List<Subject> subjects = subjects();
    boolean unavailable = false;
    Optional<Reason> revoked = Optional.empty();
    for (Subject subject : subjects) {
      Standing standing = state.standing(subject);
      unavailable |= standing == Standing.UNAVAILABLE;
      if (standing == Standing.REVOKED && revoked.isEmpty()) {
        revoked =
            Optional.of(
                Reason.of(ReasonCode.REVOKED, "what the call rests on is revoked")
                    .withFact(word(subject)));
      }
    }
    TaskState task =
        call.task()
            .map(each -> state.task(each.id()))
            .orElse(new TaskState.Registered(Optional.empty(), Optional.empty()));
    unavailable |= task instanceof TaskState.Unavailable;
    Optional<Reason> unlooked =
        unavailable
            ? Optional.of(Reason.of(ReasonCode.STATE_UNAVAILABLE, "live state cannot be looked up"))
            : Optional.empty();
    Optional<Reason> first = revoked;
    Optional<Reason> taskFault = call.task().flatMap(each -> task(each, task));
    return credential().or(() -> first).or(() -> taskFault).or(() -> unlooked);
  }

  private List<Subject> subjects() {
    List<Subject> subjects = new ArrayList<>();
    subjects.add(new Subject.Agent(call.agent()));
    call.credential().ifPresent(each -> subjects.add(new Subject.Credential(each.id())));
    subjects.add(new Subject.Principal(call.principal()));
    call.task().ifPresent(each -> subjects.add(new Subject.Task(each.id())));
    for (Call.Hop hop : call.chain()) {
      subjects.add(new Subject.Delegation(hop.delegation()));
      subjects.add(new Subject.Agent(hop.to()));
      subjects.add(new Subject.Task(hop.task()));
    }
    subjects.add(new Subject.Root(call.principal()));
    return subjects;
  }

  private static String word(Subject subject) {
    return switch (subject) {
      case Subject.Agent(var id) -> "agent " + id;
      case Subject.Principal(var id) -> "principal " + id;
      case Subject.Root(var id) -> "root " + id;
      case Subject.Credential(var id) -> "credential " + id;
      case Subject.Task(var id) -> "task " + id;
      case Subject.Delegation(var id) -> "delegation " + id;
    };
  }

  private Optional<Reason> credential() {
    if (call.credential().isEmpty()) {
      return Optional.empty();
    }
    return switch (call.credential().get().expiresAt()) {
      case Sent.None<Instant> never -> Optional.empty();
      case Sent.Nothing<Instant> unknown ->
          Optional.of(
              Reason.of(
                      ReasonCode.CREDENTIAL_INVALID,
                      "until when the credential is valid is not known; one that never expires says none")
                  .withFact("credential.expires_at"));
      case Sent.Value<Instant>(Instant end) ->
          now.isBefore(end)
              ? Optional.empty()
              : Optional.of(Reason.of(ReasonCode.CREDENTIAL_EXPIRED, "the credential has expired"));
    };
  }

  private Optional<Reason> task(Call.Task task, TaskState state) {
    return switch (state) {
      case TaskState.Ended ended -> ended("the task is completed");
      case TaskState.NotRegistered unknown when settings.taskRegistration() ->
          Optional.of(Reason.of(ReasonCode.TASK_UNKNOWN, "the task is not registered"));
      case TaskState.NotRegistered unknown -> deadline(task);
      case TaskState.Unavailable unavailable -> Optional.empty();
      case TaskState.Registered(var requester, var deadline) ->
          deadline.filter(end -> !now.isBefore(end)).isPresent()
              ? ended("the task is overdue")
              : deadline(task);
    };
  }

  private Optional<Reason> deadline(Call.Task task) {
    return switch (task.deadline()) {
      case Sent.None<Instant> none -> Optional.empty();
      case Sent.Nothing<Instant> unknown ->
          ended(
                  "until when the task may be worked on is not known; one without a deadline says none")
              .map(reason -> reason.withFact("task.deadline"));
      case Sent.Value<Instant>(Instant end) ->
          now.isBefore(end) ? Optional.empty() : ended("the task is overdue");
    };
  }

  private static Optional<Reason> ended(String detail) {
    return Optional.of(Reason.of(ReasonCode.TASK_ENDED, detail));
  }
}
