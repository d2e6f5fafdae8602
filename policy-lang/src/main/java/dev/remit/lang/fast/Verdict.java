package dev.remit.lang.fast;

import dev.remit.lang.ir.RuleIr;
import org.jspecify.annotations.Nullable;

/**
 * What a decision came to, filled anew for each. Times are seconds of the epoch and nanoseconds.
 */
public final class Verdict {
  /** What was decided. */
  public enum Outcome {
    PERMITTED,
    DENIED,
    NOT_PERMITTED
  }

  Outcome outcome = Outcome.NOT_PERMITTED;
  @Nullable RuleIr rule;
  boolean bound;
  boolean once;
  long expiresSecond;
  int expiresNano;
  boolean reusable;
  long validSecond;
  int validNano;

  public Outcome outcome() {
    return outcome;
  }

  /** Until when the grant lasts, in seconds of the epoch; of an ALLOW alone. */
  public long expiresSecond() {
    return expiresSecond;
  }

  void clear() {
    outcome = Outcome.NOT_PERMITTED;
    rule = null;
    bound = false;
    once = false;
    expiresSecond = Long.MAX_VALUE;
    expiresNano = 0;
    reusable = false;
    validSecond = Long.MAX_VALUE;
    validNano = 0;
  }

  /** Cuts the grant. */
  void cap(long second, int nano) {
    if (second < expiresSecond || (second == expiresSecond && nano < expiresNano)) {
      expiresSecond = second;
      expiresNano = nano;
    }
  }

  /** Bounds how long the answer may be used again. */
  void change(long second, int nano) {
    if (second < validSecond || (second == validSecond && nano < validNano)) {
      validSecond = second;
      validNano = nano;
    }
  }
}
