package dev.remit.lang.decide;

import dev.remit.lang.index.IndexSelector;
import dev.remit.lang.index.RuleIndex;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.runtime.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Selects the candidates of one access after another, by one thread at a time. What it hands out is
 * the same each time, filled anew; once its lists have grown to what the facts leave, nothing is
 * allocated.
 */
public final class RuleSelector {
  private final RuleOrder order;
  private final List<RuleIr> readers;
  private final Optional<IndexSelector> rulesIndex;
  private final Optional<IndexSelector> headersIndex;
  private final RankSet ranks;
  private final IntConsumer take = this::take;
  private final Candidates candidates =
      new Candidates(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

  public RuleSelector(RuleOrder order) {
    this.order = order;
    ProgramIndex index = order.index();
    this.readers = index.readers();
    this.rulesIndex = index.ruleIndex().map(RuleIndex::selector);
    this.headersIndex = index.headersOfReaders().map(RuleIndex::selector);
    this.ranks = new RankSet(order.size());
  }

  /** What the facts leave, until the next selection. */
  public Candidates select(Facts facts) {
    candidates.permits().clear();
    candidates.denies().clear();
    candidates.obliges().clear();
    candidates.timed().clear();
    if (rulesIndex.isPresent()) {
      IndexSelector selector = rulesIndex.get();
      selector.select(facts);
      for (int i = 0; i < selector.size(); i++) {
        ranks.add(order.rank(selector.rule(i)));
      }
      ranks.drain(take);
    } else {
      for (int rank = 0; rank < order.size(); rank++) {
        take(rank);
      }
    }
    return candidates;
  }

  private void take(int rank) {
    RuleIr rule = order.rule(rank);
    switch (rule.kind()) {
      case PERMIT -> candidates.permits().add(rule);
      case DENY -> candidates.denies().add(rule);
      case OBLIGE -> candidates.obliges().add(rule);
    }
    if (order.readsClock(rank)) {
      candidates.timed().add(rule);
    }
  }

  /**
   * Visits the rules that read arguments and whose headers the facts leave other than false, in no
   * order, until one ends it. Of many rules of one tool the first mostly does.
   *
   * @param visit asked with a place for {@link #reader}; says whether to go on
   * @return whether none ended it
   */
  public boolean visitReaders(Facts facts, IntPredicate visit) {
    if (headersIndex.isPresent()) {
      return headersIndex.get().visit(facts, visit);
    }
    boolean on = true;
    for (int place = 0; on && place < readers.size(); place++) {
      on = visit.test(place);
    }
    return on;
  }

  /** One of the rules that read arguments. */
  public RuleIr reader(int place) {
    return readers.get(place);
  }
}
