package dev.remit.lang.compile;

import dev.remit.lang.runtime.Truth;

/**
 * The three truth values as generated code has them: in these codes {@code and} and {@code or} are
 * those of bits.
 */
final class Kleene {
  static final int FALSE = 0;
  static final int UNKNOWN = 1;
  static final int TRUE = 3;

  /** What {@code not} makes of each code, four bits for each. */
  private static final int NEGATED = TRUE | UNKNOWN << 4 | FALSE << 12;

  private Kleene() {}

  static int of(Truth truth) {
    return switch (truth) {
      case FALSE -> FALSE;
      case UNKNOWN -> UNKNOWN;
      case TRUE -> TRUE;
    };
  }

  static Truth truth(int code) {
    return switch (code) {
      case FALSE -> Truth.FALSE;
      case TRUE -> Truth.TRUE;
      default -> Truth.UNKNOWN;
    };
  }

  static int of(boolean value) {
    return value ? TRUE : FALSE;
  }

  static int not(int code) {
    return NEGATED >>> (code << 2) & TRUE;
  }
}
