package dev.remit.lang.check;

import dev.remit.lang.source.Span;
import java.util.HashSet;
import java.util.Set;

/** Notes which declarations something uses, each by the place of its name. */
final class Uses {
  private final Set<Span> used = new HashSet<>();

  void of(Span declared) {
    used.add(declared);
  }

  boolean isUsed(Span declared) {
    return used.contains(declared);
  }
}
