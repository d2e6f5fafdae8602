package dev.remit.lang.decide;

import dev.remit.lang.decide.Decision.Reason;
import dev.remit.lang.runtime.Value;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Step 3: the chain leads from the principal to the agent, each hop no wider and no longer-lived
 * than the one before, and the call lies within the last. Of several faults the lowest hop's is
 * reported, then the first by code.
 */
final class ChainStep {
  private final TypedCall typed;
  private final Call call;
  private final BundleSettings settings;
  private final Instant now;
  private final BiPredicate<CheckedScope, TypedCall> covers;

  private ChainStep(
      TypedCall typed,
      BundleSettings settings,
      Instant now,
      BiPredicate<CheckedScope, TypedCall> covers) {
    this.typed = typed;
    this.call = typed.call();
    this.settings = settings;
    this.now = now;
    this.covers = covers;
  }

  static Optional<Reason> check(TypedCall call, BundleSettings settings, Instant now) {
    return new ChainStep(call, settings, now, ScopeCover::covers).check();
  }

  /**
   * With arguments unknown, the call lies outside the scope only where no arguments could bring it
   * inside.
   */
  static Optional<Reason> checkForListing(TypedCall call, BundleSettings settings, Instant now) {
    return new ChainStep(call, settings, now, ScopeCover::mayCover).check();
  }

  /**
   * Whether the hops themselves are without fault, for a call of their task: at some time, and
   * wherever the last one's scope ends.
   */
  static boolean isLinked(TypedCall call, BundleSettings settings) {
    Instant lastBegins =
        call.call().chain().stream()
            .map(Call.Hop::notBefore)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    return new ChainStep(call, settings, lastBegins, (scope, any) -> true).check().isEmpty();
  }

  private static boolean follows(Call.Hop before, Call.Hop hop) {
    return hop.from().equals(before.to())
        && hop.parent().equals(Optional.of(before.delegation()))
        && hop.task().equals(before.task());
  }

  private Optional<Reason> check() {
    List<Call.Hop> chain = call.chain();
    boolean same = call.agent().equals(call.principal());
    if (!call.principalAuthenticated() && !settings.roots().contains(call.principal())) {
      return fault(
          ReasonCode.CHAIN_ROOT,
          "the principal is neither authenticated as one nor among the bundle's roots");
    }
    if (chain.isEmpty()) {
      return same
          ? Optional.empty()
          : fault(
              ReasonCode.CHAIN_MISSING,
              "the agent is not the principal, and no delegation leads to it");
    }
    if (same) {
      return fault(
          ReasonCode.CHAIN_CYCLE,
          "the agent is the principal, and the chain leads away from it and back; call without a chain");
    }
    Set<Value.Identity> seen = new HashSet<>();
    seen.add(call.principal());
    for (int i = 0; i < chain.size(); i++) {
      Optional<Reason> fault = hop(i, seen);
      if (fault.isPresent()) {
        int at = i;
        return fault.map(reason -> reason.withHop(at));
      }
    }
    return Optional.empty();
  }

  private static Optional<Reason> fault(ReasonCode code, String detail) {
    return Optional.of(Reason.of(code, detail));
  }

  private Optional<Reason> hop(int index, Set<Value.Identity> seen) {
    Call.Hop hop = call.chain().get(index);
    boolean last = index == call.chain().size() - 1;
    if (index == 0 && (hop.parent().isPresent() || !hop.from().equals(call.principal()))) {
      return fault(
          ReasonCode.CHAIN_ROOT,
          "the first hop starts at the principal and continues no delegation");
    }
    if (isBroken(index, hop) || (last && !hop.to().equals(call.agent()))) {
      return fault(
          ReasonCode.CHAIN_BROKEN,
          "the hops do not link by identity, by one delegation and by one task, up to the agent");
    }
    if (!seen.add(hop.to())) {
      return fault(
          ReasonCode.CHAIN_CYCLE, "an identity stands twice in the chain; delegate directly");
    }
    if (index >= settings.maxDepth()) {
      return fault(ReasonCode.CHAIN_TOO_DEEP, "the chain has more hops than the bundle allows");
    }
    return bounds(index, hop, last);
  }

  private boolean isBroken(int index, Call.Hop hop) {
    boolean task = call.task().map(each -> isTaskOrAncestor(each, hop.task())).orElse(false);
    boolean linked = index == 0 || follows(call.chain().get(index - 1), hop);
    return !task || !linked;
  }

  /**
   * The task itself, or the one that it is part of: no further ancestor is known to the decision
   * point.
   */
  private static boolean isTaskOrAncestor(Call.Task task, String id) {
    return task.id().equals(id)
        || (task.parent() instanceof Sent.Value<String>(String parent) && parent.equals(id));
  }

  private Optional<Reason> bounds(int index, Call.Hop hop, boolean last) {
    if (now.isBefore(hop.notBefore())) {
      return fault(ReasonCode.CHAIN_NOT_YET, "the delegation is not valid yet");
    }
    if (!now.isBefore(hop.expiresAt())) {
      return fault(ReasonCode.CHAIN_EXPIRED, "the delegation is no longer valid");
    }
    if (index > 0 && widens(call.chain().get(index - 1), hop)) {
      return fault(
          ReasonCode.CHAIN_WIDENED, "the delegation is wider or longer-lived than the one before");
    }
    if (last && !covers.test(hop.scope(), typed)) {
      return fault(
          ReasonCode.CHAIN_SCOPE,
          "the call is not known to lie within the last delegation's scope");
    }
    if (hop.trust().compareTo(settings.hopFloor()) < 0) {
      return fault(
          ReasonCode.CHAIN_UNVERIFIED, "the delegation is less trusted than the bundle asks for");
    }
    return Optional.empty();
  }

  private static boolean widens(Call.Hop before, Call.Hop hop) {
    return hop.expiresAt().isAfter(before.expiresAt())
        || hop.notBefore().isBefore(before.notBefore())
        || !ScopeInclusion.includes(before.scope(), hop.scope());
  }
}
