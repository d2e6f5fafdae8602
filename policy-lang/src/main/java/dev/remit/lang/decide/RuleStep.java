package dev.remit.lang.decide;

import dev.remit.lang.decide.Decision.Reason;
import dev.remit.lang.interpret.Interpreter;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.runtime.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Step 5: the rules over every access, then obligations and grant. */
final class RuleStep {
  private final TypedCall typed;
  private final CompiledBundle bundle;
  private final LiveState state;
  private final Instant now;
  private final RuleRefs refs;
  private final List<AccessRules> accesses;

  RuleStep(TypedCall typed, CompiledBundle bundle, LiveState state, Instant now) {
    this.typed = typed;
    this.bundle = bundle;
    this.state = state;
    this.now = now;
    this.refs = new RuleRefs(bundle.program());
    this.accesses = accesses(typed, bundle, now);
  }

  static List<AccessRules> accesses(TypedCall typed, CompiledBundle bundle, Instant now) {
    FactsBuilder facts =
        new FactsBuilder(
            typed, bundle.program().layout(), bundle.catalogue(), bundle.attributes(), now);
    return typed.accesses().stream()
        .map(access ->
            new AccessRules(
                access,
                facts.facts(access),
                typed.call(),
                bundle,
                typed.argumentsDigest().isPresent()))
        .toList();
  }

  Decision decide() {
    return refused().<Decision>map(Decision.Deny::new).orElseGet(this::allow);
  }

  private Optional<Reason> refused() {
    return denied().or(this::indeterminate).or(this::notPermitted);
  }

  /** Why the ALLOW that was given for this call stands no more; empty while it does. */
  Optional<Reason> withdrawn(Decision.Allow given) {
    return refused().or(() -> new GivenAllow(given, typed, bundle, accesses, now).withdrawn(state));
  }

  private Optional<Reason> denied() {
    return accesses.stream()
        .flatMap(access -> access.deny(Truth.TRUE).stream())
        .findFirst()
        .map(rule -> Reason.of(ReasonCode.DENIED, "a rule denies this").withRule(refs.of(rule)));
  }

  private Optional<Reason> indeterminate() {
    for (AccessRules access : accesses) {
      Optional<RuleIr> rule = access.deny(Truth.UNKNOWN);
      if (rule.isPresent()) {
        Reason reason =
            Reason.of(
                    ReasonCode.INDETERMINATE,
                    "a rule that may deny this needs a fact that is not known")
                .withRule(refs.of(rule.get()));
        return Optional.of(
            Interpreter.unknownFact(rule.get(), access.facts(), bundle.program().layout())
                .map(reason::withFact)
                .orElse(reason));
      }
    }
    return Optional.empty();
  }

  private Optional<Reason> notPermitted() {
    Duration defaultGrant = bundle.settings().defaultGrant();
    List<AccessRules> refused =
        accesses.stream().filter(access -> access.permit(defaultGrant).isEmpty()).toList();
    if (refused.isEmpty()) {
      return Optional.empty();
    }
    boolean unbindable = refused.stream().allMatch(access -> access.unbindable().isPresent());
    return Optional.of(
        unbindable
            ? Reason.of(
                    ReasonCode.ARGUMENTS_INCOMPLETE,
                    "what is permitted has to be bound to arguments that are incomplete or elided")
                .withRule(refs.of(refused.getFirst().unbindable().orElseThrow()))
            : inert(refused));
  }

  /**
   * That no rule permits this; where one might, the first by id that is inert for want of a fact,
   * and that fact (counterexample F15).
   */
  private Reason inert(List<AccessRules> refused) {
    for (AccessRules access : refused) {
      Optional<RuleIr> rule = access.inertPermit();
      if (rule.isPresent()) {
        return NotPermitted.forWantOf(
            rule.get(),
            Interpreter.unknownFact(rule.get(), access.facts(), bundle.program().layout()),
            refs);
      }
    }
    return NotPermitted.REASON;
  }

  private Decision allow() {
    RankedFaults faults = new RankedFaults();
    Obligations obligations = new Obligations(bundle.obligations(), refs, faults);
    accesses.forEach(obligations::attach);
    obligations.supported(typed.call().supported());
    BeforeObligations before = new BeforeObligations(typed, bundle, state, now, refs, faults);
    obligations.all().forEach(before::check);
    RuleIr permit = narrowest();
    GrantStep step = new GrantStep(typed, bundle, accesses, now);
    List<Instant> caps = new ArrayList<>();
    obligations.cap().map(now::plus).ifPresent(caps::add);
    before.end().ifPresent(caps::add);
    Optional<Decision.Grant> grant =
        step.grant(permit, caps.stream(), before.readApprovals(), state, refs, faults);
    if (faults.first().isPresent()) {
      return new Decision.Deny(faults.first().get());
    }
    if (!before.used().isEmpty() && !state.consume(before.used())) {
      return new Decision.Deny(
          Reason.of(ReasonCode.APPROVAL_REQUIRED, "an approval has been used already"));
    }
    return new Decision.Allow(
        Reason.of(ReasonCode.PERMITTED, "a rule permits this").withRule(refs.of(permit)),
        obligations.written(),
        grant.orElseThrow(),
        step.validUntil(grant.orElseThrow(), before.readApprovals()));
  }

  /**
   * Of the permits that decide an access each, the one with the narrowest grant; ties by the
   * smallest id.
   */
  private RuleIr narrowest() {
    Duration defaultGrant = bundle.settings().defaultGrant();
    Stream<RuleIr> deciding =
        accesses.stream().flatMap(access -> access.permit(defaultGrant).stream());
    return deciding
        .min(
            java.util.Comparator.comparing((RuleIr rule) -> !AccessRules.once(rule))
                .thenComparing(rule -> AccessRules.duration(rule, defaultGrant))
                .thenComparing(RuleIr::id))
        .orElseThrow();
  }
}
