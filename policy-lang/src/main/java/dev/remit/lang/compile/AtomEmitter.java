package dev.remit.lang.compile;

import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Condition.Comparison;
import dev.remit.lang.ir.Condition.Members;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.runtime.Form;
import dev.remit.lang.runtime.TextPattern;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Schedule;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.math.BigDecimal;
import java.util.List;

/**
 * Puts the code of {@link Kleene} that an atom has on the stack: by the call that reads a place of
 * the facts, where there is one for it, else by the one that takes readings.
 */
final class AtomEmitter {
  private static final ClassDesc ATOM = OperandEmitter.desc(Atom.class);
  private static final ClassDesc FACTS = OperandEmitter.FACTS;
  private static final ClassDesc READING = OperandEmitter.READING;

  private final CodeBuilder code;
  private final OperandEmitter operands;
  private final Constants constants;
  private final Forms forms;
  private final MembershipEmitter memberships;

  AtomEmitter(CodeBuilder code, OperandEmitter operands, ShardEmitter shard) {
    this.code = code;
    this.operands = operands;
    this.constants = shard.constants();
    this.forms = shard.forms();
    this.memberships = new MembershipEmitter(code, operands, constants, forms);
  }

  void emit(Condition condition, Frame frame) {
    switch (condition) {
      case Condition.Compare(var comparison, Operand left, Operand right, int origin) ->
          compare(comparison, left, right, frame);
      case Condition.In(Operand value, Members members, int origin) ->
          memberships.in(value, members, frame);
      case Condition.ElementOf(Operand value, Operand collection, int origin) ->
          memberships.elementOf(value, collection, frame);
      case Condition.Labelled(Operand labels, String label, int origin) ->
          memberships.labelled(labels, label, frame);
      case Condition.Under(Operand path, Operand parent, int origin) -> under(path, parent, frame);
      case Condition.Matches(Operand value, TextPattern pattern, int origin) ->
          matches(value, pattern, frame);
      case Condition.Within(Operand time, Schedule schedule, int origin) -> {
        operands.read(time, frame);
        constants.load(code, schedule, Schedule.class);
        invoke("within", READING, OperandEmitter.desc(Schedule.class));
      }
      case Condition.Has(Operand operand, int origin) -> oneFact("has", operand, true, frame);
      case Condition.Flag(Operand operand, int origin) ->
          oneFact("flag", operand, forms.of(operand).filter(Form.BOOL::equals).isPresent(), frame);
      default -> throw new IllegalStateException("no atom: " + condition.getClass());
    }
  }

  private void invoke(String name, ClassDesc... parameters) {
    code.invokestatic(ATOM, name, MethodTypeDesc.of(CD_int, parameters));
  }

  private void oneFact(String name, Operand operand, boolean flat, Frame frame) {
    if (flat && forms.isPlace(operand)) {
      code.aload(Frame.FACTS);
      operands.place(operand, frame);
      invoke(name, FACTS, CD_int);
    } else {
      operands.read(operand, frame);
      invoke(name, READING);
    }
  }

  private void compare(Comparison comparison, Operand left, Operand right, Frame frame) {
    boolean flat =
        right instanceof Operand.Constant(Value constant)
            ? withConstant(comparison, left, constant, frame)
            : left instanceof Operand.Constant(Value constant)
                ? withConstant(mirrored(comparison), right, constant, frame)
                : ofPlaces(comparison, left, right, frame);
    if (!flat) {
      operands.read(left, frame);
      operands.read(right, frame);
      ClassDesc type = OperandEmitter.desc(Comparison.class);
      code.getstatic(type, comparison.name(), type);
      invoke("compare", READING, READING, type);
    }
  }

  private static Comparison mirrored(Comparison comparison) {
    return switch (comparison) {
      case EQUAL -> Comparison.EQUAL;
      case LESS -> Comparison.GREATER;
      case LESS_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
      case GREATER -> Comparison.LESS;
      case GREATER_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
    };
  }

  /** Whether there is a call for it. */
  private boolean withConstant(
      Comparison comparison, Operand operand, Value constant, Frame frame) {
    if (operand instanceof Operand.Clock clock) {
      return withClock(comparison, clock, constant, frame);
    }
    Form form = forms.of(operand).orElse(Form.VALUE);
    boolean equality = comparison == Comparison.EQUAL;
    if (!forms.isPlace(operand) || !Forms.isOf(constant, form, equality)) {
      return false;
    }
    code.aload(Frame.FACTS);
    operands.place(operand, frame);
    switch (constant) {
      case Value.Text(String text) when form == Form.TEXT && equality -> text(text);
      case Value.Text(String text) when form == Form.TEXT -> {
        code.ldc(text).loadConstant(Atom.number(comparison));
        invoke("textCompares", FACTS, CD_int, CD_String, CD_int);
      }
      case Value.Name name -> text(name.toString());
      case Value.Bool(boolean bool) -> word(bool ? 1 : 0, comparison);
      case Value.Int(long number) -> word(number, comparison);
      case Value.Symbol(String word, int ordinal) -> word(ordinal, comparison);
      case Value.Decimal(BigDecimal decimal) -> {
        constants.load(code, decimal, BigDecimal.class);
        code.loadConstant(Atom.number(comparison));
        invoke("decimalCompares", FACTS, CD_int, OperandEmitter.desc(BigDecimal.class), CD_int);
      }
      case Value.Time(var time) ->
          time("timeCompares", time.getEpochSecond(), time.getNano(), comparison);
      case Value.Length(var length) ->
          time("timeCompares", length.getSeconds(), length.getNano(), comparison);
      case Value.Tool(String server, String name) -> {
        code.ldc(server).ldc(name);
        invoke("toolIs", FACTS, CD_int, CD_String, CD_String);
      }
      default -> {
        constants.load(code, constant, Value.class);
        invoke("valueIs", FACTS, CD_int, OperandEmitter.desc(Value.class));
      }
    }
    return true;
  }

  private void text(String text) {
    code.ldc(text);
    invoke("textIs", FACTS, CD_int, CD_String);
  }

  private void word(long word, Comparison comparison) {
    code.loadConstant(word).loadConstant(Atom.number(comparison));
    invoke("wordCompares", FACTS, CD_int, CD_long, CD_int);
  }

  private void time(String name, long seconds, int nanos, Comparison comparison) {
    code.loadConstant(seconds).loadConstant(nanos).loadConstant(Atom.number(comparison));
    invoke(name, FACTS, CD_int, CD_long, CD_int, CD_int);
  }

  private boolean withClock(
      Comparison comparison, Operand.Clock clock, Value constant, Frame frame) {
    if (clock.kind() == Operand.Clock.Kind.NOW && constant instanceof Value.Time(var time)) {
      code.aload(Frame.FACTS)
          .loadConstant(time.getEpochSecond())
          .loadConstant(time.getNano())
          .loadConstant(Atom.number(comparison));
      invoke("nowCompares", FACTS, CD_long, CD_int, CD_int);
      return true;
    }
    if (clock.kind() == Operand.Clock.Kind.NOW
        || !(constant instanceof Value.Length(var length))
        || !forms.isPlace(clock.base())
        || forms.of(clock.base()).filter(Form.TIME::equals).isEmpty()) {
      return false;
    }
    code.aload(Frame.FACTS);
    operands.place(clock.base(), frame);
    String name = clock.kind() == Operand.Clock.Kind.AGE ? "ageCompares" : "ttlCompares";
    time(name, length.getSeconds(), length.getNano(), comparison);
    return true;
  }

  private boolean ofPlaces(Comparison comparison, Operand left, Operand right, Frame frame) {
    Form form = forms.of(left).orElse(Form.VALUE);
    if (!forms.isPlace(left) || !forms.isPlace(right) || !forms.of(left).equals(forms.of(right))) {
      return false;
    }
    String name =
        switch (form) {
          case TEXT, NAME -> "textsCompare";
          case BOOL, INT, SYMBOL -> "wordsCompare";
          case DECIMAL, TIME, LENGTH, VALUE -> "";
        };
    if (name.isEmpty()) {
      return false;
    }
    code.aload(Frame.FACTS);
    operands.place(left, frame);
    operands.place(right, frame);
    code.loadConstant(Atom.number(comparison));
    invoke(name, FACTS, CD_int, CD_int, CD_int);
    return true;
  }

  private void under(Operand path, Operand parent, Frame frame) {
    if (forms.isPlace(path)
        && forms.of(path).filter(Form.NAME::equals).isPresent()
        && parent instanceof Operand.Constant(Value.Name(List<String> segments))) {
      code.aload(Frame.FACTS);
      operands.place(path, frame);
      code.ldc(String.join(".", segments));
      invoke("nameUnder", FACTS, CD_int, CD_String);
      return;
    }
    operands.read(path, frame);
    operands.read(parent, frame);
    invoke("under", READING, READING);
  }

  private void matches(Operand value, TextPattern pattern, Frame frame) {
    ClassDesc type = OperandEmitter.desc(TextPattern.class);
    boolean flat =
        forms.isPlace(value)
            && forms.of(value).filter(form -> form == Form.TEXT || form == Form.NAME).isPresent();
    if (flat) {
      code.aload(Frame.FACTS);
      operands.place(value, frame);
    } else {
      operands.read(value, frame);
    }
    constants.load(code, pattern, TextPattern.class);
    if (flat) {
      invoke("textMatches", FACTS, CD_int, type);
    } else {
      invoke("matches", READING, type);
    }
  }
}
