package dev.remit.lang.decide;

import dev.remit.lang.decide.Decision.Reason;
import dev.remit.lang.decide.LiveState.TaskState;
import dev.remit.lang.interpret.Interpreter;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.runtime.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The grant of an ALLOW: the narrowest deciding permit's, cut by every cap. */
final class GrantStep {
  private final TypedCall typed;
  private final CompiledBundle bundle;
  private final List<AccessRules> accesses;
  private final Instant now;

  GrantStep(TypedCall typed, CompiledBundle bundle, List<AccessRules> accesses, Instant now) {
    this.typed = typed;
    this.bundle = bundle;
    this.accesses = accesses;
    this.now = now;
  }

  /**
   * The grant that the permit and the caps leave, or the fault that leaves none. One that people
   * approved is for the arguments that they saw, and for one use.
   */
  Optional<Decision.Grant> grant(
      RuleIr permit,
      Stream<Instant> furtherCaps,
      boolean approved,
      LiveState state,
      RuleRefs refs,
      RankedFaults faults) {
    Instant end =
        Stream.concat(caps(permit, state), furtherCaps).min(Instant::compareTo).orElseThrow();
    if (!end.isAfter(now)) {
      faults.add(
          Reason.of(ReasonCode.EXPIRED, "the grant would end at once").withRule(refs.of(permit)));
      return Optional.empty();
    }
    boolean bound = approved || argumentReadersInEffect().findAny().isPresent();
    if (bound && typed.argumentsDigest().isEmpty() && isBindingDue()) {
      faults.add(
          Reason.of(
                  ReasonCode.ARGUMENTS_INCOMPLETE,
                  "the grant has to be bound to arguments that are incomplete or elided")
              .withRule(refs.of(permit)));
      return Optional.empty();
    }
    return Optional.of(
        new Decision.Grant(
            typed.call().tool(),
            typed.accesses(),
            typed.call().task().map(Call.Task::id),
            Digests.chain(typed.call().chain()),
            holderKey(),
            bound ? typed.argumentsDigest() : Optional.empty(),
            bound || AccessRules.once(permit) ? Optional.of(1) : Optional.empty(),
            end));
  }

  private Stream<Instant> caps(RuleIr permit, LiveState state) {
    BundleSettings settings = bundle.settings();
    Call call = typed.call();
    Stream<Instant> sent =
        Stream.concat(
                call.credential().map(Call.Credential::expiresAt).stream(),
                call.task().map(Call.Task::deadline).stream())
            .filter(Sent.Value.class::isInstance)
            .map(time -> ((Sent.Value<Instant>) time).value());
    Stream<Instant> registered =
        call.task().map(task -> state.task(task.id())).stream()
            .filter(TaskState.Registered.class::isInstance)
            .flatMap(task -> ((TaskState.Registered) task).deadline().stream());
    Stream<Instant> written =
        Stream.of(
            now.plus(AccessRules.duration(permit, settings.defaultGrant())),
            now.plus(settings.maxGrant()));
    return Stream.of(written, call.chain().stream().map(Call.Hop::expiresAt), sent, registered)
        .flatMap(caps -> caps);
  }

  /**
   * Whether a deny or an oblige makes what was decided hold for these arguments alone. A permit
   * that reads them decides only where they can be bound; in effect otherwise, it makes the grant
   * one of a single use (docs/decisions/0003).
   */
  private boolean isBindingDue() {
    return argumentReadersInEffect().anyMatch(rule -> rule.kind() != RuleIr.Kind.PERMIT);
  }

  /** Rules that read arguments and are in effect for any access (counterexample F45). */
  private Stream<RuleIr> argumentReadersInEffect() {
    return accesses.stream().flatMap(AccessRules::argumentReadersInEffect);
  }

  private Optional<String> holderKey() {
    Reading key =
        new RequestFacts(typed, bundle.catalogue(), bundle.attributes())
            .read(bundle.attributes().attribute("credential.holder_key").orElseThrow());
    return key instanceof Value.Text(String text) ? Optional.of(text) : Optional.empty();
  }

  /**
   * Until when the identical request may reuse the answer; never where the grant is for one use, or
   * where approvals were read.
   */
  Optional<Instant> validUntil(Decision.Grant grant, boolean readApprovals) {
    if (grant.uses().isPresent() || readApprovals) {
      return Optional.empty();
    }
    Stream<Instant> changes =
        accesses.stream()
            .flatMap(access ->
                access
                    .rules()
                    .all()
                    .filter(rule -> access.applies(rule.applies()))
                    .filter(rule -> bundle.rules().clockFree(rule, access.facts()) != Truth.FALSE)
                    .flatMap(rule -> Interpreter.nextChange(rule, access.facts()).stream()));
    return Stream.concat(
            Stream.of(grant.expiresAt(), now.plus(bundle.settings().cacheTime())), changes)
        .min(Instant::compareTo)
        .filter(end -> end.isAfter(now));
  }
}
