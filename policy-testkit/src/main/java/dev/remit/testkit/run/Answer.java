package dev.remit.testkit.run;

import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.Decision.Reason;
import java.util.Optional;

/** What one stage of a case was answered: a decision, and for a listing why the tool is hidden. */
public sealed interface Answer {
  /** The decision of {@code Authorize}. */
  record Decided(Decision decision) implements Answer {}

  /** The answer of {@code ListTools} for the one tool; empty where it is listed. */
  record Listed(Optional<Reason> hidden) implements Answer {}
}
