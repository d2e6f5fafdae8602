package dev.remit.lang.ide;

import dev.remit.lang.source.Span;

/**
 * A place where a symbol is named.
 *
 * @param span the segment that is its own name, without quotes
 * @param whole the whole dotted name, or that part of it that means the symbol
 * @param declares whether it is declared here
 */
public record Occurrence(Symbol symbol, Span span, Span whole, boolean declares) {}
