package dev.remit.lang.ir;

import dev.remit.lang.source.Span;
import java.util.List;

/**
 * The rules of a bundle, sorted by id within each kind, and where each origin lies in the sources.
 */
public record Program(
    List<RuleIr> permits,
    List<RuleIr> denies,
    List<RuleIr> obliges,
    SlotLayout layout,
    List<Span> origins) {
  public Program {
    permits = List.copyOf(permits);
    denies = List.copyOf(denies);
    obliges = List.copyOf(obliges);
    origins = List.copyOf(origins);
  }

  public Span span(int origin) {
    return origins.get(origin);
  }
}
