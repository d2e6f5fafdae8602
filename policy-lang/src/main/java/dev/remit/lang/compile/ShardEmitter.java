package dev.remit.lang.compile;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.runtime.Facts;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes the class of a shard: a method for each unit, and one that finds it by number. */
final class ShardEmitter {
  /** So many cases of a switch stay under the size that the virtual machine compiles. */
  static final int MOST_UNITS = 256;

  private static final MethodTypeDesc EVALUATE =
      MethodTypeDesc.of(
          ConstantDescs.CD_int, ConstantDescs.CD_int, OperandEmitter.desc(Facts.class));

  private final ClassDesc name;
  private final ShardSource source;
  private final List<ShardSource.Method> units;
  private final Constants constants = new Constants();
  private final SharedEmitter shared;

  /**
   * @param numbers of the source's shared conditions
   */
  ShardEmitter(ShardSource source, List<Integer> numbers) {
    this.name = ClassDesc.of(ShardEmitter.class.getPackageName(), source.name());
    this.source = source;
    this.units = source.methods();
    this.shared = new SharedEmitter(name, source, numbers, constants);
  }

  Constants constants() {
    return constants;
  }

  Forms forms() {
    return source.forms();
  }

  SharedEmitter shared() {
    return shared;
  }

  byte[] emit() {
    return ClassFile.of().build(name, this::write);
  }

  private void write(ClassBuilder type) {
    ClassDesc parent = OperandEmitter.desc(ShardCode.class);
    type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
    type.withSuperclass(parent);
    type.with(SourceFileAttribute.of(source.file()));
    type.withMethodBody(
        ConstantDescs.INIT_NAME,
        ConstantDescs.MTD_void,
        0,
        code ->
            code.aload(0)
                .invokespecial(parent, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .return_());
    type.withMethodBody("evaluate", EVALUATE, 0, this::dispatch);
    for (int unit = 0; unit < units.size(); unit++) {
      unit(type, unit);
    }
    for (int place = 0; place < shared.size(); place++) {
      shared(type, place);
    }
  }

  private void dispatch(CodeBuilder code) {
    Label other = code.newLabel();
    List<SwitchCase> cases = new ArrayList<>();
    for (int unit = 0; unit < units.size(); unit++) {
      cases.add(SwitchCase.of(unit, code.newLabel()));
    }
    code.iload(1).tableswitch(0, units.size() - 1, other, cases);
    for (int unit = 0; unit < units.size(); unit++) {
      code.labelBinding(cases.get(unit).target())
          .aload(2)
          .loadConstant(0)
          .loadConstant(0)
          .aconst_null()
          .invokestatic(name, method(unit), Outline.SIGNATURE)
          .ireturn();
    }
    ClassDesc fault = ClassDesc.of("java.lang.IllegalArgumentException");
    code.labelBinding(other)
        .new_(fault)
        .dup()
        .invokespecial(fault, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
        .athrow();
  }

  private String method(int unit) {
    return unit + "$" + units.get(unit).name().replaceAll("[^A-Za-z0-9_]", "_");
  }

  private void unit(ClassBuilder type, int number) {
    ShardSource.Method unit = units.get(number);
    Outline outline = new Outline(name, method(number));
    method(
        type,
        method(number),
        code -> {
          ConditionEmitter emitter = new ConditionEmitter(code, this, outline);
          if (unit.ofActing()) {
            emitter.ofActing(unit.conditions(), Frame.PARAMETERS);
          } else {
            emitter.all(fit(unit, outline), Frame.PARAMETERS);
          }
        });
    open(type, outline);
  }

  private void shared(ClassBuilder type, int place) {
    type.withMethodBody(
        SharedEmitter.method(place),
        SharedEmitter.signature(),
        ClassFile.ACC_STATIC,
        code -> shared.write(code, place));
    Outline outline = new Outline(name, SharedEmitter.body(place));
    method(
        type,
        SharedEmitter.body(place),
        code ->
            new ConditionEmitter(code, this, outline)
                .body(shared.condition(place), Frame.PARAMETERS));
    open(type, outline);
  }

  /** Writes the methods that were called on the way. */
  private void open(ClassBuilder type, Outline outline) {
    while (!outline.open().isEmpty()) {
      Outline.Part part = outline.open().remove();
      method(
          type,
          part.name(),
          code ->
              new ConditionEmitter(code, this, outline).body(part.condition(), Frame.PARAMETERS));
    }
  }

  private static List<Condition> fit(ShardSource.Method unit, Outline outline) {
    return outline.fit(
        unit.conditions(), part -> new Condition.All(part, part.getFirst().origin()));
  }

  private static void method(ClassBuilder type, String method, Consumer<CodeBuilder> body) {
    type.withMethodBody(
        method,
        Outline.SIGNATURE,
        ClassFile.ACC_STATIC,
        code -> {
          body.accept(code);
          code.ireturn();
        });
  }
}
