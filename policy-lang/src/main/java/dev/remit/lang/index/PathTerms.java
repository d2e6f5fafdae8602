package dev.remit.lang.index;

import dev.remit.lang.runtime.Truth;
import dev.remit.lang.runtime.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * The paths that rules ask for, where the one asked about is relative and they are absolute, or the
 * other way round: those of which it is not known whether it is one of them or under them.
 */
final class PathTerms {
  /** By the last segment: where that differs, two paths are not the same. */
  private final Map<String, List<Numbered>> single = new HashMap<>();

  private final List<Numbered> absoluteParents = new ArrayList<>();
  private final List<Numbered> relativeParents = new ArrayList<>();

  private record Numbered(Value.Path path, int number) {}

  void one(Value.Path path, int number) {
    if (!path.segments().isEmpty()) {
      single
          .computeIfAbsent(path.segments().getLast(), none -> new ArrayList<>())
          .add(new Numbered(path, number));
    }
  }

  void parent(Value.Path path, int number) {
    (path.absolute() ? absoluteParents : relativeParents).add(new Numbered(path, number));
  }

  /** The number of each that the path may be, or may be under. */
  void find(Value.Path path, Work work, IntConsumer found) {
    if (!single.isEmpty() && !path.segments().isEmpty()) {
      work.probe();
      for (Numbered each : single.getOrDefault(path.segments().getLast(), List.of())) {
        take(each, each.path().same(path), work, found);
      }
    }
    for (Numbered each : path.absolute() ? relativeParents : absoluteParents) {
      take(each, path.under(each.path()), work, found);
    }
  }

  private static void take(Numbered each, Truth truth, Work work, IntConsumer found) {
    work.probe();
    if (truth == Truth.UNKNOWN) {
      found.accept(each.number());
    }
  }

  long size() {
    return absoluteParents.size()
        + relativeParents.size()
        + single.values().stream().mapToLong(List::size).sum();
  }
}
