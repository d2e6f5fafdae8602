package dev.remit.lang.compile;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Operand;

/** How many bytes of code conditions come to at most. */
final class Sizes {
  /** A call of another method of the class, with its arguments. */
  static final int CALL = 24;

  private static final int LOAD = 12;
  private static final int ATOM = 16;

  /** Taking a part into a whole. */
  static final int JOIN = 24;

  private static final int LOOP = 96;

  private Sizes() {}

  /** Saturated: what is beyond is too large anyway. */
  static int of(Condition condition) {
    long own =
        switch (condition) {
          case Condition.Constant any -> 4;
          case Condition.All any -> JOIN;
          case Condition.Any any -> JOIN;
          case Condition.Not any -> 12;
          case Condition.Hops any -> LOOP;
          case Condition.Actors any -> LOOP;
          case Condition.Elements any -> LOOP + LOAD;
          default -> ATOM;
        };
    long operands = Condition.ownOperands(condition).flatMap(Operand::reads).count() * LOAD;
    long parts = Condition.parts(condition).mapToLong(part -> of(part) + (long) JOIN).sum();
    return (int) Math.min(Integer.MAX_VALUE / 2, own + operands + parts);
  }
}
