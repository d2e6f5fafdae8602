package dev.remit.lang.schema;

import dev.remit.lang.runtime.Source;
import java.util.Optional;

/**
 * A fact that policies may read.
 *
 * @param name such as {@code task.purpose}
 * @param optional its value may be none, and must be guarded
 * @param floor the least source whose word counts; from below it the fact reads as unknown
 * @param supply where its reading comes from; of a captured one, where that of what it is captured
 *     from does
 * @param capture how it is read out of another attribute; no statement counts for it then
 */
public record Attribute(
    String name,
    Type type,
    boolean optional,
    Source floor,
    Supply supply,
    Optional<Capture> capture) {

  public Attribute(String name, Type type, boolean optional, Source floor, Supply supply) {
    this(name, type, optional, floor, supply, Optional.empty());
  }

  /** Whether it may be stated, in a request or in a catalogue entry of its owner. */
  public boolean stated() {
    return capture.isEmpty();
  }

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
