package dev.remit.testkit.diff;

import dev.remit.lang.decide.Decision;
import dev.remit.testkit.search.Search;

/**
 * Requests that are decided otherwise in one way.
 *
 * @param count how many of those that were tried
 * @param example the smallest of them that was found
 * @param origin where the request stands that the example comes from
 */
public record Group(
    Difference difference,
    int count,
    Search.Found example,
    String origin,
    Decision before,
    Decision after) {}
