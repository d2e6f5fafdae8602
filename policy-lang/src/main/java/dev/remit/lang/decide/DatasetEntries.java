package dev.remit.lang.decide;

import dev.remit.lang.decide.Access.Part;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Catalogue.DatasetEntry;
import dev.remit.lang.schema.Catalogue.PathPattern;
import java.util.List;
import java.util.Optional;

/** Which of a dataset's entries an access may mean; none where what it means may have no entry. */
final class DatasetEntries {
  private DatasetEntries() {}

  static List<DatasetEntry> of(List<DatasetEntry> entries, Part<Value.Path> path) {
    return switch (path) {
      case Part.Known<Value.Path>(Value.Path known) -> at(entries, known);
      case Part.None<Value.Path> none -> whole(entries);
      // A path that no pattern contains is the whole dataset's: without such an entry nothing is
      // known.
      case Part.Unknown<Value.Path> unknown -> whole(entries).isEmpty() ? List.of() : entries;
    };
  }

  private static List<DatasetEntry> whole(List<DatasetEntry> entries) {
    return entries.stream().filter(entry -> entry.at().isEmpty()).toList();
  }

  /**
   * The entry with the longest pattern that contains the path, whole. Of two as long the one that
   * the other includes; where neither does, both may be meant.
   */
  private static List<DatasetEntry> at(List<DatasetEntry> entries, Value.Path path) {
    List<DatasetEntry> matching =
        entries.stream()
            .filter(entry -> entry.at().map(at -> at.matches(path)).orElse(true))
            .toList();
    int longest = matching.stream().mapToInt(DatasetEntries::length).max().orElse(0);
    List<DatasetEntry> best = matching.stream().filter(entry -> length(entry) == longest).toList();
    return best.stream()
        .filter(entry -> best.stream().noneMatch(other -> isNarrower(other.at(), entry.at())))
        .toList();
  }

  private static int length(DatasetEntry entry) {
    return entry.at().map(at -> at.segments().segments().size()).orElse(0);
  }

  private static boolean isNarrower(Optional<PathPattern> narrow, Optional<PathPattern> wide) {
    return narrow.isPresent()
        && wide.isPresent()
        && !narrow.equals(wide)
        && wide.get().segments().includes(narrow.get().segments());
  }
}
