package dev.remit.lang.decide;

import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.ir.RuleIr.Kind;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Truth;
import java.util.List;

/**
 * The rules that facts leave other than false, as a decision asks for them. Those of a {@link
 * RuleSelector} are its own and last until it selects again.
 *
 * @param permits the widest grant as written first: the first true one decides
 * @param denies by id
 * @param timed those that read the clock
 */
public record Candidates(
    List<RuleIr> permits, List<RuleIr> denies, List<RuleIr> obliges, List<RuleIr> timed) {

  /** As they are now, whatever is selected next. */
  public Candidates kept() {
    return new Candidates(
        List.copyOf(permits), List.copyOf(denies), List.copyOf(obliges), List.copyOf(timed));
  }

  public int size() {
    return permits.size() + denies.size() + obliges.size();
  }

  /** The narrower of two permits: the one whose grant is given where each decides an access. */
  public static RuleIr narrower(RuleIr one, RuleIr other, BundleSettings settings) {
    int order = AccessRules.byWidth(settings.defaultGrant()).compare(one, other);
    return order > 0 || (order == 0 && one.id().compareTo(other.id()) <= 0) ? one : other;
  }

  /** Whether a grant takes account of the rule, whose header this is of. */
  public static boolean binds(RuleIr rule, CompiledBundle bundle, Facts facts) {
    return (rule.kind() == Kind.PERMIT
            ? bundle.rules().steadyHeader(rule, facts)
            : bundle.rules().header(rule, facts))
        != Truth.FALSE;
  }
}
