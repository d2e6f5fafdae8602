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
  private final List<DatasetEntry> entries;
  private final Optional<DatasetEntry> whole;
  private final Map<String, Reading> alike;
  private final PlaceTrie rooted = new PlaceTrie();
  private final PlaceTrie relative = new PlaceTrie();
  private final List<DatasetEntry> rootedOpen = new ArrayList<>();
  private final Map<String, List<DatasetEntry>> rootedByLast = new HashMap<>();

  /** No two entries have one pattern. */
  public DatasetIndex(List<DatasetEntry> entries) {
    this.entries = List.copyOf(entries);
    this.whole = entries.stream().filter(entry -> entry.at().isEmpty()).findFirst();
    this.alike = whole.isEmpty() ? Map.of() : alike(entries);
    entries.forEach(entry -> entry.at().ifPresent(at -> put(at, entry)));
  }

  private void put(PathPattern at, DatasetEntry entry) {
    (at.absolute() ? rooted : relative).put(at.segments(), entry);
    String last = at.segments().segments().getLast();
    if (at.absolute() && last.equals(PlaceTrie.MANY)) {
      rootedOpen.add(entry);
    } else if (at.absolute()) {
      rootedByLast.computeIfAbsent(last, none -> new ArrayList<>()).add(entry);
    }
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

  /**
   * What is stated at a path: of the entries that may be meant, what they state alike. Where none
   * contains the path as it is written, nothing is, whatever else it may be.
   */
  public Map<String, Reading> at(Value.Path path) {
    List<DatasetEntry> meant = meant(path);
    List<DatasetEntry> all = new ArrayList<>(meant);
    if (!meant.isEmpty()) {
      elsewhere(path, all::add);
    }
    return alike(all);
  }

  /**
   * Each entry of an absolute place that may contain a relative path, which may be each absolute
   * one that ends in it; or of a relative place that may contain an absolute path.
   */
  private void elsewhere(Value.Path path, Consumer<DatasetEntry> found) {
    List<String> segments = path.segments();
    if (path.absolute()) {
      for (int start = 0; start < segments.size() && !relative.isEmpty(); start++) {
        relative.visit(segments.subList(start, segments.size()), found);
      }
      return;
    }
    rootedOpen.forEach(found);
    for (String last : List.of(segments.getLast(), PlaceTrie.ONE)) {
      rootedByLast.getOrDefault(last, List.of()).stream()
          .filter(entry -> entry.at().map(at -> mayContain(at, segments)).orElse(false))
          .forEach(found);
    }
  }

  /** Whether the end of an absolute pattern without {@code **} matches. */
  private static boolean mayContain(PathPattern at, List<String> end) {
    List<String> pattern = at.segments().segments();
    int start = pattern.size() - end.size();
    return start >= 0 && new NamePattern(pattern.subList(start, pattern.size())).matches(end);
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
    (path.absolute() ? rooted : relative).visit(path.segments(), found);
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
