package dev.remit.lang.decide;

import dev.remit.lang.decide.Decision.Ask;
import dev.remit.lang.decide.Decision.Reason;
import dev.remit.lang.decide.LiveState.Approval;
import dev.remit.lang.decide.LiveState.TaskState;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.IdentitySet;
import dev.remit.lang.schema.ObligationType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds the obligations that are due before the act against what the request shows. */
final class BeforeObligations {
  private final TypedCall typed;
  private final CompiledBundle bundle;
  private final LiveState state;
  private final Instant now;
  private final RuleRefs refs;
  private final RankedFaults faults;
  private final RequestFacts facts;
  private final Set<String> used = new HashSet<>();
  private Optional<Instant> end = Optional.empty();
  private boolean readApprovals;

  BeforeObligations(
      TypedCall typed,
      CompiledBundle bundle,
      LiveState state,
      Instant now,
      RuleRefs refs,
      RankedFaults faults) {
    this.typed = typed;
    this.bundle = bundle;
    this.state = state;
    this.now = now;
    this.refs = refs;
    this.faults = faults;
    this.facts = new RequestFacts(typed, bundle.catalogue(), bundle.attributes());
  }

  void check(AttachedObligation obligation) {
    if (isApproval(obligation)) {
      approval(obligation);
    } else if (obligation.type().before()) {
      stepUp(obligation);
    }
  }

  /** Whether it is met by approvals: every type that is due before the act, but {@code step_up}. */
  static boolean isApproval(AttachedObligation obligation) {
    return obligation.type().before() && !obligation.type().name().equals("step_up");
  }

  /** The approvals that the decision uses up. */
  Set<String> used() {
    return used;
  }

  /** Until when the approvals that count stand. */
  Optional<Instant> end() {
    return end;
  }

  boolean readApprovals() {
    return readApprovals;
  }

  private Reason reason(ReasonCode code, String detail, AttachedObligation obligation) {
    return Reason.of(code, detail).withRule(refs.of(refs.named(obligation.rules().first())));
  }

  private void stepUp(AttachedObligation obligation) {
    Reading acr = facts.read(bundle.attributes().attribute("principal.acr").orElseThrow());
    if (!acr.equals(obligation.fields().get("acr"))) {
      faults.add(
          reason(ReasonCode.STEP_UP_REQUIRED, "the principal has to authenticate again", obligation)
              .withAsk(new Ask("", obligation.written())));
    }
  }

  private void approval(AttachedObligation obligation) {
    readApprovals = true;
    Optional<String> demand = Digests.demand(typed, obligation.written());
    if (demand.isEmpty()) {
      faults.add(
          reason(
              ReasonCode.ARGUMENTS_INCOMPLETE,
              "nothing can be approved of arguments that are incomplete or elided",
              obligation));
      return;
    }
    List<Approval> counting = counting(obligation, demand.get());
    int count =
        obligation.fields().get("count") instanceof Value.Int(long number)
            ? (int) Math.clamp(number, 1, Integer.MAX_VALUE)
            : 1;
    if (counting.size() < count) {
      faults.add(
          reason(ReasonCode.APPROVAL_REQUIRED, "people have to approve this call", obligation)
              .withAsk(new Ask(demand.get(), obligation.written())));
      return;
    }
    for (Approval approval : counting.subList(0, count)) {
      used.add(approval.id());
      until(approval, obligation).ifPresent(this::cap);
    }
  }

  private void cap(Instant until) {
    end = Optional.of(end.filter(until::isAfter).orElse(until));
  }

  /**
   * Until when an approval counts; empty where the obligation sets no time, and it is used once.
   */
  private static Optional<Instant> until(Approval approval, AttachedObligation obligation) {
    return obligation.fields().get("within") instanceof Value.Length(Duration length)
        ? Optional.of(approval.givenAt().plus(length))
        : Optional.empty();
  }

  /** One approval of each identity that may approve, the latest first. */
  private List<Approval> counting(AttachedObligation obligation, String demand) {
    if (!(state.approvals(demand) instanceof LiveState.Approvals.Given(Set<Approval> given))) {
      return List.of();
    }
    List<Approval> counting = new ArrayList<>();
    Set<Value.Identity> approvers = new HashSet<>();
    given.stream()
        .filter(approval -> typed.call().approvals().contains(approval.id()))
        .filter(approval -> !approval.givenAt().isAfter(now))
        .filter(approval -> until(approval, obligation).map(now::isBefore).orElse(true))
        .filter(approval -> mayApprove(approval.approver(), obligation))
        .sorted(Comparator.comparing(Approval::givenAt).reversed().thenComparing(Approval::id))
        .forEach(approval -> {
          if (approvers.add(approval.approver())) {
            counting.add(approval);
          }
        });
    return counting;
  }

  /**
   * None of the principal, the agents in the chain and the task's requester; who that is must be
   * known.
   */
  private boolean mayApprove(Value.Identity approver, AttachedObligation obligation) {
    Call call = typed.call();
    boolean party =
        approver.equals(call.principal())
            || approver.equals(call.agent())
            || call.chain().stream()
                .anyMatch(hop -> approver.equals(hop.from()) || approver.equals(hop.to()));
    return !party && !mayBeRequester(approver) && isMember(approver, obligation);
  }

  private boolean mayBeRequester(Value.Identity approver) {
    if (typed.call().task().isEmpty()) {
      return false;
    }
    if (state.task(typed.call().task().get().id())
            instanceof TaskState.Registered(var requester, var deadline)
        && requester.isPresent()) {
      return requester.get().equals(approver);
    }
    Reading stated = facts.read(bundle.attributes().attribute("task.requester").orElseThrow());
    return !(stated instanceof Value.Identity requester) || requester.equals(approver);
  }

  /** A member of the group that the obligation names; where it names none, anybody who may. */
  private boolean isMember(Value.Identity approver, AttachedObligation obligation) {
    return obligation.type().fields().stream()
        .filter(field -> field.kind() instanceof ObligationType.Kind.Approvers)
        .allMatch(field -> members(obligation.fields().get(field.name())).matches(approver));
  }

  private IdentitySet members(@Nullable Value group) {
    return group instanceof Value.Text(String name)
        ? bundle.groups().getOrDefault(name, IdentitySet.NOBODY)
        : IdentitySet.NOBODY;
  }
}
