package dev.remit.lang.index;

import dev.remit.lang.runtime.Facts;

/**
 * Selects from an index again and again, by one thread at a time, in the room that it took before:
 * once that is as large as the facts ask for, a selection allocates nothing.
 */
public final class IndexSelector {
  private final RuleIndex index;
  private final KnownTerms known;
  private final Matching matching = new Matching();

  IndexSelector(RuleIndex index) {
    this.index = index;
    this.known = new KnownTerms(index.keys());
  }

  /** Finds the rules that these facts do not make false by a single key. */
  public void select(Facts facts) {
    matching.found().clear();
    matching.scratch().work().clear();
    known.begin(facts);
    index.tree().matching(known, matching);
    known.end();
  }

  /** How many rules the last selection found. */
  public int size() {
    return matching.found().size();
  }

  /** One of them by its place in the order of the index; they come in no order, each once. */
  public int rule(int i) {
    return matching.found().get(i);
  }

  Selection selection() {
    matching.found().sort();
    Work work = matching.scratch().work();
    return new Selection(matching.found().toArray(), work.probes(), work.words());
  }
}
