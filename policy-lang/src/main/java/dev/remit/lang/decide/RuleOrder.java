package dev.remit.lang.decide;

import dev.remit.lang.interpret.Interpreter;
import dev.remit.lang.ir.RuleIr;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rules of a bundle in the order in which decisions ask them, found once: permits, the widest
 * grant as written first, then denies and obliges, each by id. A rule's place in it is its rank.
 * Safe for use by many threads.
 */
public final class RuleOrder {
  private static final byte READS_CLOCK = 1;
  private static final byte READS_NONE = 2;

  private final ProgramIndex index;
  private final List<RuleIr> byRank;

  /** By the rule's place in the index. */
  private final int[] ranks;

  /** By rank; 0 where nobody has asked yet. Whoever asks finds the same. */
  private final byte[] clock;

  private RuleOrder(CompiledBundle bundle) {
    this.index = bundle.index();
    List<RuleIr> rules = index.rules();
    var widestFirst = AccessRules.widestFirst(bundle.settings().defaultGrant());
    List<Integer> places = new ArrayList<>(IntStream.range(0, rules.size()).boxed().toList());
    places
        .subList(0, index.permits())
        .sort((one, other) -> widestFirst.compare(rules.get(one), rules.get(other)));
    this.byRank = places.stream().map(rules::get).toList();
    this.ranks = new int[rules.size()];
    for (int rank = 0; rank < ranks.length; rank++) {
      ranks[places.get(rank)] = rank;
    }
    this.clock = new byte[rules.size()];
  }

  public static RuleOrder of(CompiledBundle bundle) {
    return new RuleOrder(bundle);
  }

  ProgramIndex index() {
    return index;
  }

  int size() {
    return ranks.length;
  }

  RuleIr rule(int rank) {
    return byRank.get(rank);
  }

  int rank(int place) {
    return ranks[place];
  }

  /** Whether the rule of this rank reads the clock. */
  boolean readsClock(int rank) {
    if (clock[rank] == 0) {
      clock[rank] = Interpreter.readsClock(byRank.get(rank)) ? READS_CLOCK : READS_NONE;
    }
    return clock[rank] == READS_CLOCK;
  }
}
