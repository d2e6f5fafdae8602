package dev.remit.lang.schema;

import dev.remit.lang.schema.Catalogue.DatasetEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The entries of a dataset by the segments of their places. */
final class PlaceTrie {
  static final String ONE = "*";
  static final String MANY = "**";

  private final Node root = new Node();

  /** What lies at a prefix of segments, stars among them. */
  private static final class Node {
    final Map<String, Node> exact = new HashMap<>();
    Optional<Node> star = Optional.empty();

    /** The pattern ends here, in a segment. */
    Optional<DatasetEntry> end = Optional.empty();

    /** The pattern ends here, in {@code **}. */
    Optional<DatasetEntry> below = Optional.empty();

    Node next(String segment) {
      if (!segment.equals(ONE)) {
        return exact.computeIfAbsent(segment, any -> new Node());
      }
      Node next = star.orElseGet(Node::new);
      star = Optional.of(next);
      return next;
    }

    boolean isEmpty() {
      return exact.isEmpty() && star.isEmpty() && below.isEmpty();
    }
  }

  boolean isEmpty() {
    return root.isEmpty();
  }

  void put(NamePattern at, DatasetEntry entry) {
    Node node = root;
    for (String segment : at.segments()) {
      if (segment.equals(MANY)) {
        node.below = Optional.of(entry);
        return;
      }
      node = node.next(segment);
    }
    node.end = Optional.of(entry);
  }

  /** Each entry whose pattern contains what has these segments. */
  void visit(List<String> segments, Consumer<DatasetEntry> found) {
    List<Node> nodes = List.of(root);
    for (int i = 0; i < segments.size() && !nodes.isEmpty(); i++) {
      String segment = segments.get(i);
      List<Node> next = new ArrayList<>();
      for (Node node : nodes) {
        node.below.ifPresent(found);
        Optional.ofNullable(node.exact.get(segment)).ifPresent(next::add);
        node.star.ifPresent(next::add);
      }
      nodes = next;
    }
    if (!segments.isEmpty()) {
      nodes.forEach(node -> node.end.ifPresent(found));
    }
  }
}
