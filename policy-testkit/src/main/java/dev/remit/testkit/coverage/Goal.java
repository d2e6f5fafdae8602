package dev.remit.testkit.coverage;

import dev.remit.lang.runtime.Truth;

/**
 * What a suite has yet to see: a clause of a rule with a truth.
 *
 * @param clause its place among the rule's, from 0
 */
public record Goal(String rule, int clause, Truth truth) {}
