package dev.remit.testkit.coverage;

import dev.remit.lang.runtime.Truth;
import dev.remit.lang.source.Span;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What a clause was.
 *
 * @param seen how often it was each truth, over all accesses of which no clause before it is false
 * @param possible which it can be there: what reads no fact that may be unknown is never unknown
 */
public record ClauseCoverage(Span span, Map<Truth, Integer> seen, Set<Truth> possible) {
  public ClauseCoverage {
    seen = Map.copyOf(seen);
    possible = Set.copyOf(possible);
  }

  /** The clause as written. */
  public String text() {
    return span.text().strip();
  }

  public int count(Truth truth) {
    return seen.getOrDefault(truth, 0);
  }

  /** The truths that it can be and never was. */
  public Set<Truth> missing() {
    EnumMap<Truth, Truth> missing = new EnumMap<>(Truth.class);
    possible.stream()
        .filter(truth -> count(truth) == 0)
        .forEach(truth -> missing.put(truth, truth));
    return missing.keySet();
  }
}
