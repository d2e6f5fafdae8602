package dev.remit.lang.index;

import dev.remit.lang.schema.NamePattern;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Segment patterns by their segments: those that match a name are found without the others. */
final class SegmentTrie {
  private static final String MANY = "**";
  private static final String ONE = "*";

  private final Map<String, SegmentTrie> next = new HashMap<>();
  private final Ints end = new Ints();
  private final Ints below = new Ints();

  void add(NamePattern pattern, int id) {
    SegmentTrie at = this;
    for (String segment : pattern.segments()) {
      if (segment.equals(MANY)) {
        at.below.add(id);
        return;
      }
      at = at.next.computeIfAbsent(segment, none -> new SegmentTrie());
    }
    at.end.add(id);
  }

  /** The id of each pattern that matches. */
  void find(List<String> name, Work work, IntConsumer found) {
    work.probe();
    if (name.isEmpty()) {
      each(end, found);
      return;
    }
    each(below, found);
    List<String> rest = name.subList(1, name.size());
    String segment = name.getFirst();
    SegmentTrie exact = next.get(segment);
    if (exact != null) {
      exact.find(rest, work, found);
    }
    SegmentTrie any = next.get(ONE);
    if (any != null && !segment.equals(ONE)) {
      any.find(rest, work, found);
    }
  }

  private static void each(Ints ids, IntConsumer found) {
    for (int i = 0; i < ids.size(); i++) {
      found.accept(ids.get(i));
    }
  }

  long size() {
    return 1L
        + end.size()
        + below.size()
        + next.values().stream().mapToLong(SegmentTrie::size).sum();
  }
}
