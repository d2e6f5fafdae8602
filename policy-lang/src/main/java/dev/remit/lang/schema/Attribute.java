package dev.remit.lang.schema;

import dev.remit.lang.runtime.Source;

/**
 * A fact that policies may read.
 *
 * @param name such as {@code task.purpose}
 * @param optional its value may be none, and must be guarded
 * @param floor the least source whose word counts; from below it the fact reads as unknown
 * @param supply where its reading comes from
 */
public record Attribute(String name, Type type, boolean optional, Source floor, Supply supply) {

  /** The owner of the attribute: {@code task} of {@code task.purpose}. */
  public String owner() {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  public enum Supply {
    /** A required part of the question, or derived from one; known once step 1 passed. */
    QUESTION,
    /** Sent as a statement, or stated in the agent's catalogue entry. */
    STATEMENT,
    /** The access under evaluation, and its dataset's catalogue entry. */
    ACCESS,
    /** The tool's catalogue entry. */
    TOOL,
    /** The hop that a quantifier looks at. */
    HOP,
    /** Computed from the clock; comparable only with what has no clock. */
    CLOCK
  }
}
