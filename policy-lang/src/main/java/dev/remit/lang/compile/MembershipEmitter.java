package dev.remit.lang.compile;

import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.remit.lang.ir.Condition.Members;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.runtime.Form;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.IdentitySet;
import dev.remit.lang.schema.NamePattern;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The atoms that ask whether something is one of several. */
final class MembershipEmitter {
  private static final ClassDesc ATOM = OperandEmitter.desc(Atom.class);
  private static final ClassDesc FACTS = OperandEmitter.FACTS;
  private static final ClassDesc READING = OperandEmitter.READING;

  private final CodeBuilder code;
  private final OperandEmitter operands;
  private final Constants constants;
  private final Forms forms;

  MembershipEmitter(CodeBuilder code, OperandEmitter operands, Constants constants, Forms forms) {
    this.code = code;
    this.operands = operands;
    this.constants = constants;
    this.forms = forms;
  }

  private void invoke(String name, ClassDesc... parameters) {
    code.invokestatic(ATOM, name, MethodTypeDesc.of(CD_int, parameters));
  }

  void in(Operand value, Members members, Frame frame) {
    boolean nobody = members.identities().equals(IdentitySet.NOBODY);
    Form form = forms.of(value).orElse(Form.VALUE);
    if (forms.isPlace(value) && nobody && form == Form.NAME) {
      names(value, members, frame);
    } else if (forms.isPlace(value)
        && nobody
        && members.names().isEmpty()
        && ofConstants(value, members.values(), frame)) {
      // The constants are held against the place as it lies.
    } else if (forms.isPlace(value)
        && members.values().isEmpty()
        && members.names().isEmpty()
        && form == Form.VALUE) {
      place(value, frame);
      constants.load(code, members.identities(), IdentitySet.class);
      invoke("inGroup", FACTS, CD_int, OperandEmitter.desc(IdentitySet.class));
    } else {
      operands.read(value, frame);
      constants.load(code, members, Members.class);
      invoke("in", READING, OperandEmitter.desc(Members.class));
    }
  }

  private void place(Operand value, Frame frame) {
    code.aload(Frame.FACTS);
    operands.place(value, frame);
  }

  private void names(Operand value, Members members, Frame frame) {
    Set<String> exact =
        Stream.concat(
                members.values().stream(), members.names().stream().filter(name -> !name.hasStar()))
            .map(Object::toString)
            .collect(Collectors.toSet());
    DottedPattern[] patterns =
        members.names().stream()
            .filter(NamePattern::hasStar)
            .map(DottedPattern::new)
            .toArray(DottedPattern[]::new);
    place(value, frame);
    texts(exact);
    if (patterns.length > 0) {
      place(value, frame);
      constants.load(code, patterns, DottedPattern[].class);
      invoke("inNames", FACTS, CD_int, OperandEmitter.desc(DottedPattern[].class));
      code.ior();
    }
  }

  private void texts(Set<String> texts) {
    constants.load(code, Set.copyOf(texts), Set.class);
    invoke("inTexts", FACTS, CD_int, OperandEmitter.desc(Set.class));
  }

  /** Whether there is a call for it. */
  private boolean ofConstants(Operand value, Collection<Value> values, Frame frame) {
    Form form = forms.of(value).orElse(Form.VALUE);
    if (form == Form.DECIMAL
        || form == Form.TIME
        || form == Form.LENGTH
        || !values.stream().allMatch(constant -> Forms.isOf(constant, form, true))) {
      return false;
    }
    place(value, frame);
    switch (form) {
      case TEXT, NAME ->
          texts(values.stream().map(MembershipEmitter::text).collect(Collectors.toSet()));
      case BOOL, INT, SYMBOL -> {
        long[] words = values.stream().mapToLong(MembershipEmitter::word).sorted().toArray();
        constants.load(code, words, long[].class);
        invoke("inWords", FACTS, CD_int, CD_long.arrayType());
      }
      default -> {
        constants.load(code, Set.copyOf(values), Set.class);
        invoke("inValues", FACTS, CD_int, OperandEmitter.desc(Set.class));
      }
    }
    return true;
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text;
      case Value.Name name -> name.toString();
      default -> throw new IllegalStateException("no text: " + value.getClass());
    };
  }

  private static long word(Value value) {
    return switch (value) {
      case Value.Bool(boolean bool) -> bool ? 1 : 0;
      case Value.Int(long number) -> number;
      case Value.Symbol(String word, int ordinal) -> ordinal;
      default -> throw new IllegalStateException("no word: " + value.getClass());
    };
  }

  void elementOf(Operand value, Operand collection, Frame frame) {
    if (value instanceof Operand.Constant(Value.Text(String text))
        && forms.of(collection).filter(Form.VALUE::equals).isPresent()) {
      labelled(collection, text, frame);
    } else if (forms.isPlace(value)
        && collection instanceof Operand.Constant(Value.Many(List<Reading> elements))
        && elements.stream().allMatch(Value.class::isInstance)
        && ofConstants(value, elements.stream().map(Value.class::cast).toList(), frame)) {
      // The constants are held against the place as it lies.
    } else {
      operands.read(value, frame);
      operands.read(collection, frame);
      invoke("elementOf", READING, READING);
    }
  }

  void labelled(Operand labels, String label, Frame frame) {
    if (forms.of(labels).filter(Form.VALUE::equals).isPresent()) {
      place(labels, frame);
      code.ldc(label);
      invoke("labelled", FACTS, CD_int, CD_String);
    } else {
      operands.read(labels, frame);
      code.ldc(label);
      invoke("labelled", READING, CD_String);
    }
  }
}
