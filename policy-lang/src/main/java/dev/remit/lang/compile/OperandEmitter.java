package dev.remit.lang.compile;

import dev.remit.lang.ir.Operand;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.DataTable;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Puts what an operand reads on the stack, as a reading. */
final class OperandEmitter {
  static final ClassDesc FACTS = desc(Facts.class);
  static final ClassDesc READING = desc(Reading.class);
  private static final ClassDesc READ = desc(Read.class);
  private static final ClassDesc TABLE = desc(DataTable.class);
  private static final MethodTypeDesc OF_PLACE =
      MethodTypeDesc.of(READING, ConstantDescs.CD_int, ConstantDescs.CD_int);

  private final CodeBuilder code;
  private final Constants constants;

  OperandEmitter(CodeBuilder code, Constants constants) {
    this.code = code;
    this.constants = constants;
  }

  static ClassDesc desc(Class<?> type) {
    return ClassDesc.ofDescriptor(type.descriptorString());
  }

  void read(Operand operand, Frame frame) {
    switch (operand) {
      case Operand.Constant(Value value) -> constants.load(code, value, Value.class);
      case Operand.Slot(int slot) ->
          code.aload(Frame.FACTS)
              .loadConstant(slot)
              .invokevirtual(FACTS, "slot", MethodTypeDesc.of(READING, ConstantDescs.CD_int));
      case Operand.HopSlot(int slot) ->
          code.aload(Frame.FACTS)
              .iload(frame.hop())
              .loadConstant(slot)
              .invokevirtual(FACTS, "ofHop", OF_PLACE);
      case Operand.ActorSlot(int slot) ->
          code.aload(Frame.FACTS)
              .iload(frame.actor())
              .loadConstant(slot)
              .invokevirtual(FACTS, "ofActor", OF_PLACE);
      case Operand.Element(int depth) -> code.aload(frame.element());
      case Operand.Field(Operand owner, String name) -> {
        read(owner, frame);
        code.ldc(name);
        invoke("field", READING, ConstantDescs.CD_String);
      }
      case Operand.OrElse(Operand value, Operand fallback) -> {
        read(value, frame);
        read(fallback, frame);
        invoke("orElse", READING, READING);
      }
      case Operand.Row(DataTable table, Operand key, int column) -> {
        read(key, frame);
        constants.load(code, table, DataTable.class);
        code.loadConstant(column);
        invoke("row", READING, TABLE, ConstantDescs.CD_int);
      }
      case Operand.HasRow(DataTable table, Operand key) -> {
        read(key, frame);
        constants.load(code, table, DataTable.class);
        invoke("hasRow", READING, TABLE);
      }
      case Operand.Clock(var kind, Operand base) -> clock(kind, base, frame);
    }
  }

  private void clock(Operand.Clock.Kind kind, Operand base, Frame frame) {
    switch (kind) {
      case NOW -> {
        code.aload(Frame.FACTS);
        invoke("now", FACTS);
      }
      case AGE -> {
        read(base, frame);
        code.aload(Frame.FACTS);
        invoke("age", READING, FACTS);
      }
      case TTL -> {
        read(base, frame);
        code.aload(Frame.FACTS);
        invoke("ttl", READING, FACTS);
      }
    }
  }

  private void invoke(String name, ClassDesc... parameters) {
    code.invokestatic(READ, name, MethodTypeDesc.of(READING, parameters));
  }

  /** Puts the place of a slot on the stack; whether the operand is one. */
  boolean place(Operand operand, Frame frame) {
    switch (operand) {
      case Operand.Slot(int slot) -> code.loadConstant(slot);
      case Operand.HopSlot(int slot) -> code.iload(frame.hop()).loadConstant(slot).iadd();
      case Operand.ActorSlot(int slot) -> code.iload(frame.actor()).loadConstant(slot).iadd();
      default -> {
        return false;
      }
    }
    return true;
  }
}
