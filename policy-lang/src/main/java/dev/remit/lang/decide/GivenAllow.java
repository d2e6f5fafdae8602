package dev.remit.lang.decide;

import dev.remit.lang.decide.Decision.Reason;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.runtime.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An ALLOW that was given, held against what the rules say of the same call now. It stands while
 * they would give no less: its rule still permits, every access is permitted for as long, the same
 * obligations are attached, and no cap is shorter. What is due before the act was shown when it was
 * given.
 */
record GivenAllow(
    Decision.Allow given,
    TypedCall typed,
    CompiledBundle bundle,
    List<AccessRules> accesses,
    Instant now) {

  /** Why it stands no more, for a call that no rule refuses; empty while it does. */
  Optional<Reason> withdrawn(LiveState state) {
    RuleRefs refs = new RuleRefs(bundle.program());
    RankedFaults faults = new RankedFaults();
    Obligations obligations = new Obligations(bundle.obligations(), refs, faults);
    accesses.forEach(obligations::attach);
    obligations.supported(typed.call().supported());
    Optional<Decision.Grant> grant =
        rule()
            .flatMap(rule ->
                new GrantStep(typed, bundle, accesses, now)
                    .grant(
                        rule,
                        obligations.cap().map(now::plus).stream(),
                        obligations.needApproval(),
                        state,
                        refs,
                        faults));
    if (faults.first().isPresent()) {
      return faults.first();
    }
    boolean stands =
        obligations.written().equals(given.obligations())
            && given.grant().expiresAt().isAfter(now)
            && grant.filter(anew -> anew.covers(given.grant())).isPresent();
    return stands ? Optional.empty() : Optional.of(ended());
  }

  private static Reason ended() {
    return Reason.of(
        ReasonCode.EXPIRED,
        "what was allowed to this request has ended; ask anew with another request_id");
  }

  /**
   * The rule that decided, if it still permits an access, and each access is permitted as widely.
   */
  private Optional<RuleIr> rule() {
    Duration defaultGrant = bundle.settings().defaultGrant();
    Comparator<RuleIr> byWidth = AccessRules.byWidth(defaultGrant);
    return decided()
        .filter(rule -> accesses.stream().anyMatch(access -> access.truth(rule) == Truth.TRUE))
        .filter(rule ->
            accesses.stream()
                .allMatch(access ->
                    access
                        .permit(defaultGrant)
                        .filter(widest -> byWidth.compare(widest, rule) <= 0)
                        .isPresent()))
        .findFirst();
  }

  private Stream<RuleIr> decided() {
    String id = given.reason().rule().map(Decision.RuleRef::id).orElse("");
    return accesses.stream()
        .flatMap(access -> access.rules().permits().stream())
        .filter(rule -> rule.id().equals(id));
  }
}
