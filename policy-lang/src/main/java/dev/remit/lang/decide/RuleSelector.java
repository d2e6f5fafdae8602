package dev.remit.lang.decide;

import dev.remit.lang.index.IndexSelector;
import dev.remit.lang.index.RuleIndex;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.runtime.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

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
  private final RankSet readerPlaces;
  private final int denies;
  private final int obliges;

  private final Candidates candidates =
      new Candidates(
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>());

  private final IntConsumer takeRule = this::take;
  private final IntConsumer takeReader = this::takeReader;

  public RuleSelector(RuleOrder order) {
    this.order = order;
    ProgramIndex index = order.index();
    this.readers = index.readers();
    this.rulesIndex = index.ruleIndex().map(RuleIndex::selector);
    this.headersIndex = index.headersOfReaders().map(RuleIndex::selector);
    this.ranks = new RankSet(order.size());
    this.readerPlaces = new RankSet(readers.size());
    this.denies = index.permits();
    this.obliges = index.permits() + index.denies();
  }

  /** What the facts leave, until the next selection. */
  public Candidates select(Facts facts) {
    candidates.permits().clear();
    candidates.denies().clear();
    candidates.obliges().clear();
    candidates.binding().clear();
    candidates.timed().clear();
    if (rulesIndex.isPresent()) {
      IndexSelector selector = rulesIndex.get();
      selector.select(facts);
      for (int i = 0; i < selector.size(); i++) {
        ranks.add(order.rank(selector.rule(i)));
      }
    } else {
      addAll(ranks, order.size());
    }
    ranks.drain(takeRule);
    if (headersIndex.isPresent()) {
      IndexSelector selector = headersIndex.get();
      selector.select(facts);
      for (int i = 0; i < selector.size(); i++) {
        readerPlaces.add(selector.rule(i));
      }
    } else {
      addAll(readerPlaces, readers.size());
    }
    readerPlaces.drain(takeReader);
    return candidates;
  }

  private static void addAll(RankSet ranks, int size) {
    for (int rank = 0; rank < size; rank++) {
      ranks.add(rank);
    }
  }

  private void take(int rank) {
    RuleIr rule = order.rule(rank);
    if (rank < denies) {
      candidates.permits().add(rule);
    } else if (rank < obliges) {
      candidates.denies().add(rule);
    } else {
      candidates.obliges().add(rule);
    }
    if (order.readsClock(rank)) {
      candidates.timed().add(rule);
    }
  }

  private void takeReader(int place) {
    candidates.binding().add(readers.get(place));
  }
}
