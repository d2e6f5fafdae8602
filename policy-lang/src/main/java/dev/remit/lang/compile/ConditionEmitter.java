package dev.remit.lang.compile;

import static java.lang.constant.ConstantDescs.CD_int;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Condition.Quantifier;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Puts the code of {@link Kleene} that a condition has on the stack. */
final class ConditionEmitter {
  private static final ClassDesc KLEENE = OperandEmitter.desc(Kleene.class);
  private static final ClassDesc READ = OperandEmitter.desc(Read.class);

  private final CodeBuilder code;
  private final Outline outline;
  private final OperandEmitter operands;
  private final AtomEmitter atoms;
  private final Forms forms;
  private final SharedEmitter shared;

  ConditionEmitter(CodeBuilder code, ShardEmitter shard, Outline outline) {
    this.code = code;
    this.outline = outline;
    this.operands = new OperandEmitter(code, shard.constants());
    this.atoms = new AtomEmitter(code, operands, shard);
    this.forms = shard.forms();
    this.shared = shard.shared();
  }

  /** The conjunction of a unit, conditions on everyone who acts asked of the acting one alone. */
  void ofActing(List<Condition> conditions, Frame frame) {
    join(
        conditions,
        true,
        condition -> {
          if (condition instanceof Condition.Actors(var of, int origin)) {
            acting(of, frame);
          } else {
            emit(condition, frame);
          }
        });
  }

  /** The conjunction of a unit. */
  void all(List<Condition> conditions, Frame frame) {
    join(conditions, true, condition -> emit(condition, frame));
  }

  /**
   * Where it is small enough beside the others, else by a call of a method of its own, as one that
   * is shared has.
   */
  void emit(Condition condition, Frame frame) {
    if (shared.call(code, condition)) {
      return;
    }
    if (Sizes.of(condition) <= Outline.LARGEST_PART) {
      body(condition, frame);
    } else {
      outline.call(code, condition, frame);
    }
  }

  /** In place, whatever its size; its parts where they fit. */
  void body(Condition condition, Frame frame) {
    outline.line(code, condition);
    switch (condition) {
      case Condition.Constant(var truth, int origin) -> code.loadConstant(Kleene.of(truth));
      case Condition.All(var of, int origin) ->
          join(
              outline.fit(of, part -> new Condition.All(part, origin)),
              true,
              part -> emit(part, frame));
      case Condition.Any(var of, int origin) ->
          join(
              outline.fit(of, part -> new Condition.Any(part, origin)),
              false,
              part -> emit(part, frame));
      case Condition.Not(var of, int origin) -> {
        emit(of, frame);
        not();
      }
      case Condition.IsNone(var operand, int origin) -> {
        body(new Condition.Has(operand, origin), frame);
        not();
      }
      case Condition.Hops(var quantifier, var of, int origin) -> hops(quantifier, of, frame);
      case Condition.Actors(var of, int origin) -> actors(of, frame);
      case Condition.Elements(var quantifier, var list, int depth, var of, int origin) -> {
        operands.read(list, frame);
        elements(quantifier, of, frame);
      }
      default -> atoms.emit(condition, frame);
    }
  }

  private void not() {
    code.invokestatic(KLEENE, "not", MethodTypeDesc.of(CD_int, CD_int));
  }

  /** Left as soon as nothing can change it. */
  private void join(List<Condition> parts, boolean all, Consumer<Condition> emitter) {
    if (parts.isEmpty()) {
      code.loadConstant(all ? Kleene.TRUE : Kleene.FALSE);
      return;
    }
    Joined joined = new Joined(code, all);
    for (int i = 0; i < parts.size(); i++) {
      emitter.accept(parts.get(i));
      if (i < parts.size() - 1) {
        joined.add();
      } else {
        joined.last();
      }
    }
  }

  /**
   * A loop over what there are {@code bound} of; {@code step} goes from each to the next.
   *
   * @param body given the local with the index
   */
  private void loop(Quantifier quantifier, int bound, IntConsumer body, Runnable step) {
    boolean every = quantifier == Quantifier.EVERY;
    int index = code.allocateLocal(TypeKind.INT);
    int result = code.allocateLocal(TypeKind.INT);
    code.loadConstant(0).istore(index);
    code.loadConstant(every ? Kleene.TRUE : Kleene.FALSE).istore(result);
    Label next = code.newLabel();
    Label end = code.newLabel();
    code.labelBinding(next).iload(index).iload(bound).if_icmpge(end);
    body.accept(index);
    code.iload(result);
    if (every) {
      code.iand();
    } else {
      code.ior();
    }
    code.istore(result);
    code.iload(result).loadConstant(every ? Kleene.FALSE : Kleene.TRUE).if_icmpeq(end);
    code.iinc(index, 1);
    step.run();
    code.goto_(next);
    code.labelBinding(end).iload(result);
    if (quantifier == Quantifier.NO) {
      not();
    }
  }

  private int count(String method) {
    int bound = code.allocateLocal(TypeKind.INT);
    code.aload(Frame.FACTS)
        .invokevirtual(OperandEmitter.FACTS, method, MethodTypeDesc.of(CD_int))
        .istore(bound);
    return bound;
  }

  /** Turns the index on the stack into where the facts begin. */
  private void begin(String method, int local) {
    code.aload(Frame.FACTS)
        .swap()
        .invokevirtual(OperandEmitter.FACTS, method, MethodTypeDesc.of(CD_int, CD_int))
        .istore(local);
  }

  private void hops(Quantifier quantifier, Condition of, Frame frame) {
    int bound = count("depth");
    int hop = code.allocateLocal(TypeKind.INT);
    code.loadConstant(0);
    begin("hopAt", hop);
    loop(
        quantifier,
        bound,
        index -> emit(of, frame.atHop(hop)),
        () -> advance(hop, forms.hopFacts().size()));
  }

  /** Facts of the same kind lie one after the other. */
  private void advance(int local, int facts) {
    code.iload(local).loadConstant(facts).iadd().istore(local);
  }

  private void actors(Condition of, Frame frame) {
    int bound = count("actors");
    int actor = code.allocateLocal(TypeKind.INT);
    code.loadConstant(0);
    begin("actorAt", actor);
    loop(
        Quantifier.EVERY,
        bound,
        index -> emit(of, frame.atActor(actor)),
        () -> advance(actor, forms.actorFacts().size()));
  }

  /** The acting agent is the last of those who act. */
  private void acting(Condition of, Frame frame) {
    int bound = count("actors");
    int actor = code.allocateLocal(TypeKind.INT);
    code.iload(bound).loadConstant(1).isub();
    begin("actorAt", actor);
    emit(of, frame.atActor(actor));
  }

  /** Over the list on the stack. */
  private void elements(Quantifier quantifier, Condition of, Frame frame) {
    int list = code.allocateLocal(TypeKind.REFERENCE);
    int bound = code.allocateLocal(TypeKind.INT);
    int element = code.allocateLocal(TypeKind.REFERENCE);
    Label none = code.newLabel();
    Label end = code.newLabel();
    code.astore(list)
        .aload(list)
        .invokestatic(READ, "elements", MethodTypeDesc.of(CD_int, OperandEmitter.READING))
        .istore(bound)
        .iload(bound)
        .iflt(none);
    loop(
        quantifier,
        bound,
        index -> {
          code.aload(list)
              .iload(index)
              .invokestatic(
                  READ,
                  "element",
                  MethodTypeDesc.of(OperandEmitter.READING, OperandEmitter.READING, CD_int))
              .astore(element);
          emit(of, frame.atElement(element));
        },
        () -> {});
    code.goto_(end)
        .labelBinding(none)
        .iload(bound)
        .invokestatic(READ, "withoutElements", MethodTypeDesc.of(CD_int, CD_int))
        .labelBinding(end);
  }
}
