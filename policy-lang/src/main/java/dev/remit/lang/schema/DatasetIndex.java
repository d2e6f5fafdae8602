package dev.remit.lang.schema;

import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Catalogue.DatasetEntry;
import dev.remit.lang.schema.Catalogue.PathPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The entries of one dataset, found by a path without looking at those that lie elsewhere: a
 * dataset may be a server's hundred thousand repositories.
 */
public final class DatasetIndex {
  private static final String ONE = "*";
  private static final String MANY = "**";

  private final List<DatasetEntry> entries;
  private final Optional<DatasetEntry> whole;
  private final Map<String, Reading> alike;
  private final Node rooted = new Node();
  private final Node relative = new Node();

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
  }

  /** No two entries have one pattern. */
  public DatasetIndex(List<DatasetEntry> entries) {
    this.entries = List.copyOf(entries);
    this.whole = entries.stream().filter(entry -> entry.at().isEmpty()).findFirst();
    this.alike = whole.isEmpty() ? Map.of() : alike(entries);
    entries.forEach(entry -> entry.at().ifPresent(at -> put(at, entry)));
  }

  private void put(PathPattern at, DatasetEntry entry) {
    Node node = at.absolute() ? rooted : relative;
    for (String segment : at.segments().segments()) {
      if (segment.equals(MANY)) {
        node.below = Optional.of(entry);
        return;
      }
      node = node.next(segment);
    }
    node.end = Optional.of(entry);
  }

  public List<DatasetEntry> entries() {
    return entries;
  }

  /** What is stated of the dataset where it has no path. */
  public Map<String, Reading> whole() {
    return whole.map(DatasetEntry::properties).orElse(Map.of());
  }

  /**
   * What is stated where the path is not known: what all entries state alike. A path that no
   * pattern contains is the whole dataset's, so without such an entry nothing is.
   */
  public Map<String, Reading> anywhere() {
    return alike;
  }

  /** What is stated at a path: of the entries that may be meant, what they state alike. */
  public Map<String, Reading> at(Value.Path path) {
    return alike(meant(path));
  }

  /**
   * The entry with the longest pattern that contains the path, whole. Of two as long the one that
   * the other includes; where neither does, both may be meant.
   */
  List<DatasetEntry> meant(Value.Path path) {
    List<DatasetEntry> longest = new ArrayList<>();
    int[] length = {0};
    visit(
        path,
        entry -> {
          int own = entry.at().map(at -> at.segments().segments().size()).orElse(0);
          if (own > length[0]) {
            longest.clear();
            length[0] = own;
          }
          if (own == length[0]) {
            longest.add(entry);
          }
        });
    if (longest.isEmpty()) {
      return whole.stream().toList();
    }
    return longest.stream()
        .filter(entry -> longest.stream().noneMatch(other -> isNarrower(other, entry)))
        .toList();
  }

  /** How many entries are looked at for a path. */
  int looks(Value.Path path) {
    int[] count = {0};
    visit(path, entry -> count[0]++);
    return count[0];
  }

  /** Each entry whose pattern contains the path. */
  private void visit(Value.Path path, Consumer<DatasetEntry> found) {
    List<Node> nodes = List.of(path.absolute() ? rooted : relative);
    for (String segment : path.segments()) {
      List<Node> next = new ArrayList<>();
      for (Node node : nodes) {
        node.below.ifPresent(found);
        Optional.ofNullable(node.exact.get(segment)).ifPresent(next::add);
        node.star.ifPresent(next::add);
      }
      nodes = next;
    }
    if (!path.segments().isEmpty()) {
      nodes.forEach(node -> node.end.ifPresent(found));
    }
  }

  private static boolean isNarrower(DatasetEntry narrow, DatasetEntry wide) {
    return !narrow.at().equals(wide.at())
        && narrow.at().isPresent()
        && wide.at().isPresent()
        && wide.at().get().segments().includes(narrow.at().get().segments());
  }

  private static Map<String, Reading> alike(List<DatasetEntry> entries) {
    if (entries.isEmpty()) {
      return Map.of();
    }
    Map<String, Reading> common = new HashMap<>(entries.getFirst().properties());
    for (DatasetEntry entry : entries.subList(1, entries.size())) {
      common.entrySet().retainAll(entry.properties().entrySet());
    }
    return Map.copyOf(common);
  }
}
