package dev.remit.lang.suite;

import dev.remit.lang.source.Span;
import java.util.List;

/**
 * What holds of each request for which a condition is true.
 *
 * @param always whether each is answered as expected; else none is
 * @param condition the id of the rule whose truth is the condition's, in the bundle of conditions
 * @param scenes where the search for a counterexample starts
 */
public record Property(
    boolean always,
    String packageName,
    String name,
    String condition,
    List<Suite.Start> scenes,
    List<Expected> expected,
    Span span) {
  public Property {
    scenes = List.copyOf(scenes);
    expected = List.copyOf(expected);
  }
}
