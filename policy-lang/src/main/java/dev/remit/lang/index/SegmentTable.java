package dev.remit.lang.index;

import org.jspecify.annotations.Nullable;

/** The nodes that follow one of a trie, by their segments. */
final class SegmentTable {
  private static final int LEAST = 2;

  private @Nullable String[] segments = new String[LEAST];
  private @Nullable SegmentTrie[] nodes = new SegmentTrie[LEAST];
  private int size;

  /** The node of the segment, which is made where it is not there. */
  SegmentTrie reach(String segment) {
    if (2 * (size + 1) > segments.length) {
      grow();
    }
    int at = place(segment);
    SegmentTrie node = nodes[at];
    if (node == null) {
      node = new SegmentTrie();
      segments[at] = segment;
      nodes[at] = node;
      size++;
    }
    return node;
  }

  private void grow() {
    @Nullable String[] old = segments;
    @Nullable SegmentTrie[] oldNodes = nodes;
    segments = new String[2 * old.length];
    nodes = new SegmentTrie[2 * old.length];
    for (int i = 0; i < old.length; i++) {
      String segment = old[i];
      if (segment != null) {
        int at = place(segment);
        segments[at] = segment;
        nodes[at] = oldNodes[i];
      }
    }
  }

  private int place(String segment) {
    int at = first(segment.hashCode());
    while (segments[at] != null && !segment.equals(segments[at])) {
      at = next(at);
    }
    return at;
  }

  private int first(int hash) {
    return (hash ^ (hash >>> 16)) & (segments.length - 1);
  }

  private int next(int at) {
    return (at + 1) & (segments.length - 1);
  }

  @Nullable SegmentTrie get(Segments name, int index) {
    if (size == 0) {
      return null;
    }
    int at = first(name.hash(index));
    for (String segment = segments[at]; segment != null; segment = segments[at]) {
      if (name.is(index, segment)) {
        return nodes[at];
      }
      at = next(at);
    }
    return null;
  }

  /** Nodes, those below them included. */
  long size() {
    long all = 0;
    for (SegmentTrie node : nodes) {
      all += node == null ? 0 : node.size();
    }
    return all;
  }
}
