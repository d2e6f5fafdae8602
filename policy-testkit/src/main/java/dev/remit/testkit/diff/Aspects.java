package dev.remit.testkit.diff;

import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.Decision.Allow;
import dev.remit.lang.decide.Decision.Deny;
import dev.remit.lang.decide.Decision.Grant;
import dev.remit.lang.decide.Decision.Obligation;
import dev.remit.lang.decide.Decision.Reason;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Compares two decisions of one verdict. */
final class Aspects {
  private final Obliged obliged;
  private final Set<Aspect> found = EnumSet.noneOf(Aspect.class);

  private Aspects(Obliged obliged) {
    this.obliged = obliged;
  }

  /** Nothing, where they are of different verdicts: that says it all. */
  static Set<Aspect> of(Decision before, Decision after, Obliged obliged) {
    Aspects aspects = new Aspects(obliged);
    if (before instanceof Allow was && after instanceof Allow is) {
      aspects.obligations(was.obligations(), is.obligations());
      aspects.grant(was.grant(), is.grant());
      aspects.reason(was.reason(), is.reason());
    } else if (before instanceof Deny(Reason was) && after instanceof Deny(Reason is)) {
      aspects.demand(was, is);
      aspects.reason(was, is);
    }
    return aspects.found;
  }

  private void obligations(List<Obligation> was, List<Obligation> is) {
    add(Aspect.OBLIGATION_WEAKER, !obliged.covers(is, was));
    add(Aspect.OBLIGATION_STRONGER, !obliged.covers(was, is));
  }

  /** A denial that says what to ask for is nearer to an ALLOW than any other. */
  private void demand(Reason was, Reason is) {
    add(Aspect.MENDABLE, was.ask().isEmpty() && is.ask().isPresent());
    add(Aspect.NOT_MENDABLE, was.ask().isPresent() && is.ask().isEmpty());
    if (was.code() == is.code() && was.ask().isPresent() && is.ask().isPresent()) {
      List<Obligation> before = List.of(was.ask().get().obligation());
      List<Obligation> after = List.of(is.ask().get().obligation());
      add(Aspect.DEMAND_WEAKER, !obliged.covers(after, before));
      add(Aspect.DEMAND_STRONGER, !obliged.covers(before, after));
    }
  }

  private void grant(Grant was, Grant is) {
    add(Aspect.GRANT_LONGER, is.expiresAt().isAfter(was.expiresAt()));
    add(Aspect.GRANT_SHORTER, is.expiresAt().isBefore(was.expiresAt()));
    int before = was.uses().orElse(Integer.MAX_VALUE);
    int after = is.uses().orElse(Integer.MAX_VALUE);
    add(Aspect.GRANT_MORE_USES, after > before);
    add(Aspect.GRANT_FEWER_USES, after < before);
    add(Aspect.GRANT_UNBOUND, was.argumentsDigest().isPresent() && is.argumentsDigest().isEmpty());
    add(Aspect.GRANT_BOUND, was.argumentsDigest().isEmpty() && is.argumentsDigest().isPresent());
    add(Aspect.GRANT_UNHELD, was.holderKey().isPresent() && is.holderKey().isEmpty());
    add(Aspect.GRANT_HELD, was.holderKey().isEmpty() && is.holderKey().isPresent());
    add(Aspect.GRANT_MORE, !was.accesses().containsAll(is.accesses()));
    add(Aspect.GRANT_LESS, !is.accesses().containsAll(was.accesses()));
  }

  private void reason(Reason was, Reason is) {
    add(
        Aspect.REASON,
        was.code() != is.code()
            || !was.rule().map(Decision.RuleRef::id).equals(is.rule().map(Decision.RuleRef::id))
            || !was.fact().equals(is.fact())
            || !was.hop().equals(is.hop()));
  }

  private void add(Aspect aspect, boolean holds) {
    if (holds) {
      found.add(aspect);
    }
  }
}
