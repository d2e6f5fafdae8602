package dev.remit.lang.decide;

import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Truth;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Step 5 for one access: the rules over its facts, as far as these leave them relevant.
 *
 * @param bindable whether the arguments have a digest that a grant can be bound to
 */
record AccessRules(
    Access access,
    Facts facts,
    Call call,
    RelevantRules rules,
    CompiledBundle bundle,
    boolean bindable) {

  AccessRules(Access access, Facts facts, Call call, CompiledBundle bundle, boolean bindable) {
    this(access, facts, call, bundle.index().relevant(facts), bundle, bindable);
  }

  /** The first deny by id whose value is {@code truth}. */
  Optional<RuleIr> deny(Truth truth) {
    return rules.denies().stream().filter(rule -> truth(rule) == truth).findFirst();
  }

  /**
   * The true permit with the widest grant as written. One that reads arguments which nothing can be
   * bound to is inert: what it permits would hold for these arguments alone.
   */
  Optional<RuleIr> permit(Duration defaultGrant) {
    return rules.permits().stream()
        .filter(rule -> bindable || !readsArguments(rule))
        .filter(rule -> truth(rule) == Truth.TRUE)
        .min(widestFirst(defaultGrant));
  }

  /** A true permit that is inert because nothing can be bound to the arguments it reads. */
  Optional<RuleIr> unbindable() {
    return rules.permits().stream()
        .filter(rule -> !bindable && readsArguments(rule))
        .filter(rule -> truth(rule) == Truth.TRUE)
        .findFirst();
  }

  /** The first permit by id that is neither true nor false. */
  Optional<RuleIr> inertPermit() {
    return rules.permits().stream().filter(rule -> truth(rule) == Truth.UNKNOWN).findFirst();
  }

  private boolean readsArguments(RuleIr rule) {
    return ArgumentReads.by(rule, layout());
  }

  private SlotLayout layout() {
    return bundle.program().layout();
  }

  /** The widest grant as written first, then the smaller id. */
  static Comparator<RuleIr> widestFirst(Duration defaultGrant) {
    return byWidth(defaultGrant).thenComparing(RuleIr::id);
  }

  /** Without {@code once} before with it, then the longer. */
  static Comparator<RuleIr> byWidth(Duration defaultGrant) {
    return Comparator.comparing(AccessRules::once)
        .thenComparing(rule -> duration(rule, defaultGrant), Comparator.reverseOrder());
  }

  static boolean once(RuleIr permit) {
    return permit.grant().map(RuleIr.GrantIr::once).orElse(false);
  }

  static Duration duration(RuleIr permit, Duration defaultGrant) {
    return permit.grant().flatMap(RuleIr.GrantIr::duration).orElse(defaultGrant);
  }

  /** Obligations are attached where their rule is true or unknown. */
  List<RuleIr> obliges() {
    return rules.obliges().stream().filter(rule -> truth(rule) != Truth.FALSE).toList();
  }

  Truth truth(RuleIr rule) {
    return applies(rule.applies()) ? bundle.rules().truth(rule, facts) : Truth.FALSE;
  }

  /** The header, with what the rule applies to at all as its first clause. */
  Truth header(RuleIr rule) {
    return applies(rule.applies()) ? bundle.rules().header(rule, facts) : Truth.FALSE;
  }

  /** The rules that read arguments and of which a grant takes account. */
  Stream<RuleIr> argumentReadersInEffect() {
    return bundle.index().argumentReaders(facts).stream().filter(this::inEffect);
  }

  /**
   * Whether a grant takes account of the rule: its header is not false, of a permit the header
   * without what a longer chain would change of it.
   */
  boolean inEffect(RuleIr rule) {
    return rule.kind() == RuleIr.Kind.PERMIT
        ? applies(rule.applies()) && bundle.rules().steadyHeader(rule, facts) != Truth.FALSE
        : header(rule) != Truth.FALSE;
  }

  boolean applies(RuleIr.Applies applies) {
    boolean chain = call.chain().isEmpty() ? applies.alone() : applies.delegated();
    return chain
        && (call.task().isPresent() || applies.withoutTask())
        && (call.credential().isPresent() || applies.withoutCredential());
  }
}
