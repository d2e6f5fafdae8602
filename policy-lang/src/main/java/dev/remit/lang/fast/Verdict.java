package dev.remit.lang.fast;

import dev.remit.lang.ir.RuleIr;
import java.time.Duration;
import java.time.Instant;
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

  private static final int NANOS = 1_000_000_000;

  Outcome outcome = Outcome.NOT_PERMITTED;
  @Nullable RuleIr rule;

  /** The access for which the rule is inert, of a call that nothing permits. */
  int inertAt;

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
    inertAt = 0;
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

  /** Cuts the grant to so long from now. */
  void capAfter(Duration length, Instant now) {
    int nano = now.getNano() + length.getNano();
    long second = now.getEpochSecond() + length.getSeconds();
    cap(nano < NANOS ? second : second + 1, nano < NANOS ? nano : nano - NANOS);
  }

  /** Bounds it to so long from now. */
  void changeAfter(Duration length, Instant now) {
    int nano = now.getNano() + length.getNano();
    long second = now.getEpochSecond() + length.getSeconds();
    change(nano < NANOS ? second : second + 1, nano < NANOS ? nano : nano - NANOS);
  }

  static boolean isAfter(long second, int nano, Instant now) {
    int order = Long.compare(second, now.getEpochSecond());
    return order > 0 || (order == 0 && nano > now.getNano());
  }

  /** Bounds how long the answer may be used again. */
  void change(long second, int nano) {
    if (second < validSecond || (second == validSecond && nano < validNano)) {
      validSecond = second;
      validNano = nano;
    }
  }
}
