package dev.remit.pdp.decision;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.remit.lang.decide.Decision;
import java.time.Duration;
import java.util.UUID;

/**
 * What became of allowed calls, for an hour. An outcome is reported once; the same again changes
 * nothing.
 */
public final class Outcomes {
  private final DecisionPoint decisions;
  private final Cache<UUID, Outcome> outcomes =
      Caffeine.newBuilder()
          .maximumSize(RecentAnswers.MOST)
          .expireAfterWrite(Duration.ofHours(1))
          .build();

  public Outcomes(DecisionPoint decisions) {
    this.decisions = decisions;
  }

  /** How a call ended, and the digest of what it returned (empty for nothing). */
  public record Outcome(boolean completed, String resultDigest) {}

  public enum Noted {
    NOTED,
    /** The caller was given no such decision within the last hour. */
    UNKNOWN,
    /** It was a DENY, or another outcome was reported. */
    CONTRADICTED
  }

  public Noted report(String caller, UUID decision, Outcome outcome) {
    var answer = decisions.given(caller, decision);
    if (answer.isEmpty()) {
      return Noted.UNKNOWN;
    }
    boolean allowed = answer.get().decision() instanceof Decision.Allow;
    return allowed && outcomes.asMap().computeIfAbsent(decision, id -> outcome).equals(outcome)
        ? Noted.NOTED
        : Noted.CONTRADICTED;
  }
}
