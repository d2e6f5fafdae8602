package dev.remit.lang.index;

import dev.remit.lang.schema.NamePattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Segment patterns, and names with all that lies under them, by their segments: those that match a
 * name are found without the others.
 */
final class SegmentTrie {
  private static final String MANY = "**";
  private static final String ONE = "*";

  private final SegmentTable next = new SegmentTable();
  private @Nullable SegmentTrie any;
  private final Ints end = new Ints();
  private final Ints below = new Ints();
  private final Ints within = new Ints();
  private boolean used;

  void add(NamePattern pattern, int id) {
    used = true;
    SegmentTrie at = this;
    for (String segment : pattern.segments()) {
      if (segment.equals(MANY)) {
        at.below.add(id);
        return;
      }
      at = segment.equals(ONE) ? at.reachAny() : at.next.reach(segment);
    }
    at.end.add(id);
  }

  /** A name, whose segments are no patterns, and all under it. */
  void addWithin(List<String> parent, int id) {
    used = true;
    SegmentTrie at = this;
    for (String segment : parent) {
      at = at.next.reach(segment);
    }
    at.within.add(id);
  }

  private SegmentTrie reachAny() {
    SegmentTrie reached = any;
    if (reached == null) {
      reached = new SegmentTrie();
      any = reached;
    }
    return reached;
  }

  boolean isEmpty() {
    return !used;
  }

  /** The id of each that matches. */
  void find(Segments name, Work work, Ints found) {
    find(name, 0, work, found);
  }

  private void find(Segments name, int from, Work work, Ints found) {
    work.probe();
    found.addAll(within);
    if (from == name.size()) {
      found.addAll(end);
      return;
    }
    found.addAll(below);
    SegmentTrie exact = next.get(name, from);
    if (exact != null) {
      exact.find(name, from + 1, work, found);
    }
    if (any != null) {
      any.find(name, from + 1, work, found);
    }
  }

  long size() {
    return 1L
        + end.size()
        + below.size()
        + within.size()
        + (any == null ? 0 : any.size())
        + next.size();
  }
}
