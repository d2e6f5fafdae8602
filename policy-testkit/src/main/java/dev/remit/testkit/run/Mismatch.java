package dev.remit.testkit.run;

import dev.remit.lang.source.Span;

/**
 * One thing that is not as expected.
 *
 * @param expected in words, as a test would write it
 * @param actual in the same words
 * @param span of the expectation
 */
public record Mismatch(String expected, String actual, Span span) {
  /** The engines answer otherwise. */
  public static Mismatch ofEngines(String compiled, String interpreted, Span span) {
    return new Mismatch(
        "the same answer of both engines",
        "compiled: " + compiled + "; interpreted: " + interpreted,
        span);
  }
}
