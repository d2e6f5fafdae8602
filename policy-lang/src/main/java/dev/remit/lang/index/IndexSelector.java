package dev.remit.lang.index;

import dev.remit.lang.runtime.Facts;
import java.util.function.IntPredicate;

/**
 * Selects from an index again and again, by one thread at a time, in the room that it took before:
 * once that is as large as the facts ask for, a selection allocates nothing.
 */
public final class IndexSelector {
  private final CohortTree tree;
  private final KnownTerms known;
  private final Room room = new Room();
  private final Ints found = new Ints();
  private final IntPredicate take = this::take;

  IndexSelector(RuleIndex index) {
    this.tree = index.tree();
    this.known = new KnownTerms(index.keys());
  }

  /** Finds the rules that these facts do not make false by a single key. */
  public void select(Facts facts) {
    found.clear();
    visit(facts, take);
  }

  private boolean take(int rule) {
    found.add(rule);
    return true;
  }

  /**
   * Visits the rules that these facts do not make false by a single key, in no order.
   *
   * @param visit says whether to go on
   * @return whether none ended it
   */
  public boolean visit(Facts facts, IntPredicate visit) {
    room.scratch().work().clear();
    known.begin(facts);
    boolean on = tree.matching(known, room, visit);
    known.end();
    return on;
  }

  /** How many rules the last selection found. */
  public int size() {
    return found.size();
  }

  /** One of them by its place in the order of the index; they come in no order, each once. */
  public int rule(int i) {
    return found.get(i);
  }

  Selection selection() {
    found.sort();
    Work work = room.scratch().work();
    return new Selection(found.toArray(), work.probes(), work.words());
  }
}
