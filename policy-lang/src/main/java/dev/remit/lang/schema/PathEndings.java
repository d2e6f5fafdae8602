package dev.remit.lang.schema;

import dev.remit.lang.runtime.Truth;
import dev.remit.lang.runtime.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Paths by their last segment, in which a relative one and the absolute ones that it may be agree.
 */
final class PathEndings {
  private final Map<String, List<Value.Path>> byLast = new HashMap<>();

  void add(Value.Path path) {
    if (!path.segments().isEmpty()) {
      byLast.computeIfAbsent(path.segments().getLast(), none -> new ArrayList<>()).add(path);
    }
  }

  /** Whether one of the paths is the path, or may be. */
  boolean mayHold(Value.Path path) {
    return !path.segments().isEmpty()
        && byLast.getOrDefault(path.segments().getLast(), List.of()).stream()
            .anyMatch(each -> each.same(path) != Truth.FALSE);
  }
}
