package dev.remit.testkit.run;

import dev.remit.lang.source.Span;

/**
 * One thing that is not as expected.
 *
 * @param expected in words, as a test would write it
 * @param actual in the same words
 * @param span of the expectation
 */
public record Mismatch(String expected, String actual, Span span) {}
