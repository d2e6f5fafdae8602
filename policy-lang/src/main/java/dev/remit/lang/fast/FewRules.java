package dev.remit.lang.fast;

import dev.remit.lang.decide.Candidates;
import dev.remit.lang.decide.RuleOrder;
import dev.remit.lang.decide.RuleSelector;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.runtime.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules that a tool alone leaves, where these are few: each access goes through them.
 *
 * @param candidates those other than false
 * @param readers those that read arguments and whose headers are other than false
 */
record FewRules(Candidates candidates, List<RuleIr> readers) {
  /** More would be gone through where the index looks up. */
  private static final int MOST = 32;

  /** Empty where they are many. */
  static Optional<FewRules> of(RuleOrder order, Facts facts) {
    RuleSelector selector = new RuleSelector(order);
    int size = selector.select(facts).size();
    List<RuleIr> readers = new ArrayList<>();
    boolean all =
        selector.visitReaders(
            facts,
            place -> {
              readers.add(selector.reader(place));
              return size + readers.size() <= MOST;
            });
    return all && size <= MOST
        ? Optional.of(new FewRules(selector.select(facts).kept(), List.copyOf(readers)))
        : Optional.empty();
  }
}
