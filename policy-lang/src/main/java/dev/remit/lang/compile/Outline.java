package dev.remit.lang.compile;

import dev.remit.lang.ir.Condition;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Splits what one unit comes to into methods that the virtual machine compiles: it leaves those of
 * more than 8,000 bytes to its interpreter.
 */
final class Outline {
  /** Bytes of a method. */
  static final int LARGEST_METHOD = 7_500;

  /** Bytes of what is not a method of its own. */
  static final int LARGEST_PART = 2_500;

  private static final int LARGEST_SUM = LARGEST_METHOD - LARGEST_PART;

  static final MethodTypeDesc SIGNATURE =
      MethodTypeDesc.of(
          ConstantDescs.CD_int,
          OperandEmitter.FACTS,
          ConstantDescs.CD_int,
          ConstantDescs.CD_int,
          OperandEmitter.READING);

  /** A method to be written: a condition, to be emitted in place. */
  record Part(String name, Condition condition) {}

  private final ClassDesc owner;
  private final String unit;
  private final Deque<Part> open = new ArrayDeque<>();
  private int parts;

  Outline(ClassDesc owner, String unit) {
    this.owner = owner;
    this.unit = unit;
  }

  /** The methods that are called and not written yet. */
  Deque<Part> open() {
    return open;
  }

  /** What comes next belongs to the line of the condition, see {@link AtLines}. */
  void line(CodeBuilder code, Condition condition) {
    int line = condition.origin();
    if (line < 1 << Character.SIZE) {
      code.lineNumber(line);
    }
  }

  void call(CodeBuilder code, Condition condition, Frame frame) {
    Part part = new Part(unit + "$" + ++parts, condition);
    open.add(part);
    code.aload(Frame.FACTS)
        .iload(frame.hop())
        .iload(frame.actor())
        .aload(frame.element())
        .invokestatic(owner, part.name(), SIGNATURE);
  }

  /** The parts of a whole, neighbours put together until their code fits one method. */
  List<Condition> fit(List<Condition> parts, Function<List<Condition>, Condition> together) {
    List<Condition> fitting = parts;
    while (sum(fitting) > LARGEST_SUM) {
      fitting = grouped(fitting, together);
    }
    return fitting;
  }

  private static long sum(List<Condition> parts) {
    return parts.stream().mapToLong(Outline::size).sum();
  }

  /** In place, or as a call. */
  private static long size(Condition part) {
    int own = Sizes.of(part);
    return Sizes.JOIN + (long) (own <= LARGEST_PART ? own : Sizes.CALL);
  }

  private static List<Condition> grouped(
      List<Condition> parts, Function<List<Condition>, Condition> together) {
    List<Condition> groups = new ArrayList<>();
    List<Condition> group = new ArrayList<>();
    long size = 0;
    for (Condition part : parts) {
      group.add(part);
      size += size(part);
      if (size > LARGEST_PART) {
        groups.add(together.apply(List.copyOf(group)));
        group.clear();
        size = 0;
      }
    }
    groups.addAll(group);
    return groups;
  }
}
