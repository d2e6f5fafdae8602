package dev.remit.lang.index;

import dev.remit.lang.runtime.Truth;
import dev.remit.lang.runtime.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The paths that rules ask for things under; and where the one asked about is relative and they are
 * absolute, or the other way round, those of which it is not known whether it is one of them or
 * under them.
 */
final class PathTerms {
  /** By the last segment: where that differs, two paths are not the same. */
  private final Map<String, List<Numbered>> single = new HashMap<>();

  private final Parents absolute = new Parents();
  private final Parents relative = new Parents();

  private record Numbered(Value.Path path, int number) {}

  private static final class Parents {
    private final List<Numbered> all = new ArrayList<>();
    private final SegmentTrie bySegments = new SegmentTrie();

    private long size() {
      return all.isEmpty() ? 0 : all.size() + bySegments.size();
    }
  }

  void one(Value.Path path, int number) {
    if (!path.segments().isEmpty()) {
      single
          .computeIfAbsent(path.segments().getLast(), none -> new ArrayList<>())
          .add(new Numbered(path, number));
    }
  }

  void parent(Value.Path path, int number) {
    Parents parents = path.absolute() ? absolute : relative;
    parents.all.add(new Numbered(path, number));
    parents.bySegments.addWithin(path.segments(), number);
  }

  /**
   * The number of each parent that the path is under, and of each path that it may be or lie in.
   */
  void find(Value.Path path, Scratch scratch, Ints found) {
    Parents alike = path.absolute() ? absolute : relative;
    if (!alike.all.isEmpty()) {
      alike.bySegments.find(scratch.segments().of(path.segments()), scratch.work(), found);
    }
    if (!single.isEmpty() && !path.segments().isEmpty()) {
      scratch.work().probe();
      List<Numbered> ending = single.getOrDefault(path.segments().getLast(), List.of());
      for (int i = 0; i < ending.size(); i++) {
        Numbered each = ending.get(i);
        take(each, each.path().same(path), scratch.work(), found);
      }
    }
    List<Numbered> others = (path.absolute() ? relative : absolute).all;
    for (int i = 0; i < others.size(); i++) {
      Numbered each = others.get(i);
      take(each, path.under(each.path()), scratch.work(), found);
    }
  }

  private static void take(Numbered each, Truth truth, Work work, Ints found) {
    work.probe();
    if (truth == Truth.UNKNOWN) {
      found.add(each.number());
    }
  }

  long size() {
    return absolute.size() + relative.size() + single.values().stream().mapToLong(List::size).sum();
  }
}
