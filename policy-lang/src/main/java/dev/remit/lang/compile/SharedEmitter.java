package dev.remit.lang.compile;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.runtime.SharedTruths;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The shared conditions of a shard: a method for each, which evaluates it where its truth is not
 * known, and a call of that wherever the condition stands. Numbers come with the class's data, so
 * that they do not change its bytes.
 */
final class SharedEmitter {
  private static final ClassDesc TRUTHS = OperandEmitter.desc(SharedTruths.class);
  private static final MethodTypeDesc OF_FACTS =
      MethodTypeDesc.of(ConstantDescs.CD_int, OperandEmitter.FACTS);
  private static final int CODE = 1;

  private final ClassDesc owner;
  private final Constants constants;
  private final List<Integer> numbers;

  /** Each place where one stands, as it stands there. */
  private final IdentityHashMap<Condition, Integer> placeOf = new IdentityHashMap<>();

  /** How each stands where it comes first. */
  private final List<Condition> first = new ArrayList<>();

  /**
   * @param numbers of the source's shared conditions
   */
  SharedEmitter(ClassDesc owner, ShardSource source, List<Integer> numbers, Constants constants) {
    this.owner = owner;
    this.constants = constants;
    this.numbers = numbers;
    if (!source.shared().isEmpty()) {
      Map<Condition, Integer> places = new HashMap<>();
      source.shared().forEach(condition -> places.put(condition, places.size()));
      source.methods().forEach(unit -> find(Dear.in(unit), places));
    }
  }

  private void find(List<Dear> conditions, Map<Condition, Integer> places) {
    for (Dear dear : conditions) {
      Integer place = places.get(dear.key());
      if (place != null) {
        placeOf.put(dear.condition(), place);
        if (place == first.size()) {
          first.add(dear.condition());
        }
      }
      find(dear.within(), places);
    }
  }

  /** How many there are. */
  int size() {
    return first.size();
  }

  /** The one of that place, to be emitted. */
  Condition condition(int place) {
    return first.get(place);
  }

  static String method(int place) {
    return "shared$" + place;
  }

  static String body(int place) {
    return method(place) + "$of";
  }

  /** Calls the method of the condition, where it is shared. */
  boolean call(CodeBuilder code, Condition condition) {
    Integer place = placeOf.get(condition);
    if (place == null) {
      return false;
    }
    code.aload(Frame.FACTS).invokestatic(owner, method(place), OF_FACTS);
    return true;
  }

  static MethodTypeDesc signature() {
    return OF_FACTS;
  }

  /** The method of the condition: small, so that it becomes part of whatever calls it. */
  void write(CodeBuilder code, int place) {
    Label known = code.newLabel();
    truths(code, place);
    code.invokevirtual(
            TRUTHS, "recall", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int))
        .istore(CODE)
        .iload(CODE)
        .ifge(known);
    truths(code, place);
    code.aload(Frame.FACTS)
        .loadConstant(0)
        .loadConstant(0)
        .aconst_null()
        .invokestatic(owner, body(place), Outline.SIGNATURE)
        .invokevirtual(
            TRUTHS,
            "keep",
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int))
        .ireturn()
        .labelBinding(known)
        .iload(CODE)
        .ireturn();
  }

  private void truths(CodeBuilder code, int place) {
    code.aload(Frame.FACTS)
        .invokevirtual(OperandEmitter.FACTS, "shared", MethodTypeDesc.of(TRUTHS));
    constants.load(code, numbers.get(place), int.class);
  }
}
