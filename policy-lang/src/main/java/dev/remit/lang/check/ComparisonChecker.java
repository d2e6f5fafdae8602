package dev.remit.lang.check;

import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Expression.Compare.Operator;
import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.ir.Condition.Comparison;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.Type;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Types comparisons: {@code == < is under labelled}. */
final class ComparisonChecker {
  private static final Set<String> MAY_BE_ABSENT = Set.of("dataset", "task", "credential");

  /** Flags that `tool is …` asks for: the attribute, and whether it must be true. */
  private static final Map<String, Boolean> TOOL_FLAGS =
      Map.of("irreversible", false, "reversible", true);

  private final Vocabulary vocabulary;
  private final Problems problems;
  private final OperandChecker operands;
  private final Possible possible;
  private final CatalogueNames catalogued;
  private final DatasetElements datasets;
  private final DeclaredWords words;

  ComparisonChecker(Vocabulary vocabulary, Problems problems, OperandChecker operands) {
    this.vocabulary = vocabulary;
    this.problems = problems;
    this.operands = operands;
    this.catalogued = new CatalogueNames(vocabulary, problems);
    this.datasets = new DatasetElements(vocabulary);
    this.words = new DeclaredWords(vocabulary, problems);
    this.possible = new Possible(problems);
  }

  Optional<TypedCondition> compare(Expression.Compare written, Place place) {
    boolean swapped = standsForItself(written.left(), place);
    if (swapped && standsForItself(written.right(), place)) {
      problems.add(
          Code.CONSTANT_CONDITION,
          written.span(),
          "this compares two constants, or a misspelt attribute with one");
      return Optional.empty();
    }
    Expression fact = swapped ? written.right() : written.left();
    Expression other = swapped ? written.left() : written.right();
    Optional<TypedOperand> left =
        operands.read(fact, place).filter(operand -> operands.guarded(operand, place));
    Optional<TypedOperand> right =
        left.flatMap(operand -> operands.read(other, operand.type(), place))
            .filter(operand -> operands.guarded(operand, place));
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    boolean sound =
        operands.same(left.get().type(), right.get())
            && ordered(written, left.get().type())
            && parted(left.get())
            && parted(right.get())
            && clocks(left.get(), right.get())
            && (!isEquality(written) || mayHold(left.get(), right.get()));
    if (!sound) {
      return Optional.empty();
    }
    withItself(written, left.get(), right.get());
    Comparison comparison = ConditionChecker.comparison(written.operator());
    TypedCondition typed =
        swapped
            ? new TypedCondition.Compare(comparison, right.get(), left.get(), written.span())
            : new TypedCondition.Compare(comparison, left.get(), right.get(), written.span());
    return Optional.of(
        written.operator() == Operator.NOT_EQUAL
            ? new TypedCondition.Not(typed, written.span())
            : typed);
  }

  /** What is compared with itself asks only whether there is a value. */
  private void withItself(Expression.Compare written, TypedOperand left, TypedOperand right) {
    if (!left.key().equals(right.key())) {
      return;
    }
    boolean always =
        switch (written.operator()) {
          case EQUAL, LESS_OR_EQUAL, GREATER_OR_EQUAL -> true;
          case NOT_EQUAL, LESS, GREATER -> false;
        };
    problems.add(
        always ? Code.ALWAYS_TRUE : Code.NEVER_TRUE,
        written.span(),
        "this compares `"
            + left.shown()
            + "` with itself, so it "
            + (always ? "holds" : "does not hold")
            + " whatever the value is");
  }

  private boolean standsForItself(Expression expression, Place place) {
    return Constants.isLiteral(expression)
        || (expression instanceof Expression.Reference(Name name)
            && name.segments().size() == 1
            && !operands.isFact(name, place));
  }

  private static boolean isEquality(Expression.Compare written) {
    return written.operator() == Operator.EQUAL || written.operator() == Operator.NOT_EQUAL;
  }

  private boolean ordered(Expression.Compare written, Type type) {
    boolean equality = isEquality(written);
    boolean ordered =
        switch (type) {
          case Type.Int any -> true;
          case Type.Decimal any -> true;
          case Type.Text any -> true;
          case Type.Length any -> true;
          case Type.Time any -> true;
          case Type.Date any -> true;
          case Type.EnumOf(var name, var values, var order) -> order;
          default -> false;
        };
    if (hasJson(type)) {
      problems.add(
          Code.OPAQUE,
          written.span(),
          "what is compared here has json within, which no operator reads");
      return false;
    }
    if (!equality && !ordered) {
      problems.add(
          Code.NOT_ORDERED, written.span(), Shown.type(type) + " has no order; ask with `==`");
      return false;
    }
    return true;
  }

  /** Who acts is asked one by one: some of them may be unknown, and then no set is equal to it. */
  private boolean parted(TypedOperand operand) {
    boolean whole = operand.key().equals("chain.actors");
    if (whole) {
      problems.add(
          Code.NOT_ORDERED,
          operand.span(),
          "`chain.actors` is not compared as a whole",
          "ask `X in chain.actors`, or `every a in chain.actors satisfies (…)`");
    }
    return !whole;
  }

  static boolean hasJson(Type type) {
    return switch (type) {
      case Type.Json any -> true;
      case Type.ListOf(var element, var max) -> hasJson(element);
      case Type.SetOf(var element, var max) -> hasJson(element);
      case Type.RecordOf(var fields) -> fields.stream().anyMatch(field -> hasJson(field.type()));
      default -> false;
    };
  }

  /**
   * A clock value is compared only with what has no clock, so that each comparison has a next
   * change.
   */
  private boolean clocks(TypedOperand left, TypedOperand right) {
    if (left.bare() instanceof TypedOperand.ClockFact
        && right.bare() instanceof TypedOperand.ClockFact) {
      problems.add(
          Code.CLOCK,
          right.span(),
          "a value of the clock is compared with one that has no clock in it");
      return false;
    }
    return true;
  }

  boolean clockFree(TypedOperand operand) {
    if (operand.bare() instanceof TypedOperand.ClockFact) {
      problems.add(
          Code.CLOCK,
          operand.span(),
          "a value of the clock is compared with `<`, `<=`, `>` or `>=`, or held against a schedule with `in`");
      return false;
    }
    return true;
  }

  Optional<TypedCondition> is(Expression.Is written, Place place) {
    Optional<TypedOperand> left = operands.read(written.left(), place);
    if (left.isEmpty()) {
      return Optional.empty();
    }
    String key = left.get().key();
    if (written.right() instanceof Expression.Reference(Name name) && name.segments().size() == 1) {
      String word = name.texts().getFirst();
      if (word.equals("none")) {
        return none(written, left.get());
      }
      if (word.equals("empty")) {
        return empty(written, left.get(), place);
      }
      if (key.equals("tool") && TOOL_FLAGS.containsKey(word)) {
        return toolFlag(written, TOOL_FLAGS.get(word));
      }
    }
    return left.filter(operand -> operands.guarded(operand, place) && clockFree(operand))
        .flatMap(operand ->
            operands
                .read(written.right(), operand.type(), place)
                .filter(right -> operands.same(operand.type(), right))
                .filter(right -> operands.guarded(right, place) && clockFree(right))
                .filter(right -> parted(operand) && parted(right))
                .filter(right -> mayHold(operand, right))
                .map(right ->
                    new TypedCondition.Compare(Comparison.EQUAL, operand, right, written.span())));
  }

  /** Whether the two may ever be equal; a constant that is never read is said. */
  private boolean mayHold(TypedOperand left, TypedOperand right) {
    if (!(right.bare() instanceof TypedOperand.Constant(Value value, var type, var at))) {
      return true;
    }
    boolean fact = left.bare() instanceof TypedOperand.Fact || datasets.isName(left);
    boolean named = fact ? catalogued.isMeant(left) : left.type() instanceof Type.Tool;
    return (!named || catalogued.isThere(value, at))
        && words.areKnown(left, value, at)
        && possible.equal(left, value, at);
  }

  private Optional<TypedCondition> none(Expression.Is written, TypedOperand operand) {
    if (MAY_BE_ABSENT.contains(operand.key())) {
      return Optional.of(new TypedCondition.IsNone(operand, written.span()));
    }
    problems.add(
        Code.NOT_OPTIONAL,
        written.span(),
        operand.optional()
            ? "whether an optional value is there is asked with `has`"
            : "`" + operand.key() + "` is never none",
        operand.optional()
            ? "write `" + (written.negated() ? "" : "not ") + "has " + operand.key() + "`"
            : "`dataset`, `task` and `credential` may be none");
    return Optional.empty();
  }

  private Optional<TypedCondition> empty(Expression.Is written, TypedOperand list, Place place) {
    boolean collection = list.type() instanceof Type.ListOf || list.type() instanceof Type.SetOf;
    if (!collection) {
      problems.add(
          Code.TYPE_MISMATCH,
          written.span(),
          "lists and sets may be empty, and `" + list.key() + "` is " + Shown.type(list.type()));
      return Optional.empty();
    }
    return operands.guarded(list, place)
        ? Optional.of(new TypedCondition.Empty(list, written.span()))
        : Optional.empty();
  }

  private Optional<TypedCondition> toolFlag(Expression.Is written, boolean reversible) {
    Attribute attribute = vocabulary.attributes().attribute("tool.reversible").orElseThrow();
    TypedCondition flag =
        new TypedCondition.Flag(new TypedOperand.Fact(attribute, written.span()), written.span());
    return Optional.of(reversible ? flag : new TypedCondition.Not(flag, written.span()));
  }

  Optional<TypedCondition> under(Expression.Under written, Place place) {
    Optional<TypedOperand> left =
        operands.read(written.left(), place).filter(operand -> operands.guarded(operand, place));
    if (left.isPresent() && !hasParts(left.get().type())) {
      notUnder(written, left.get());
      return Optional.empty();
    }
    return left.flatMap(path ->
        operands
            .read(written.right(), path.type(), place)
            .filter(parent -> operands.same(path.type(), parent))
            .filter(parent -> operands.guarded(parent, place))
            .map(parent -> new TypedCondition.Under(path, parent, written.span())));
  }

  private static boolean hasParts(Type type) {
    return switch (type) {
      case Type.Path any -> true;
      case Type.Name any -> true;
      case Type.Domain any -> true;
      case Type.Cidr any -> true;
      default -> false;
    };
  }

  private void notUnder(Expression.Under written, TypedOperand left) {
    String message =
        "`under` compares paths, names, domains or networks, and `"
            + left.shown()
            + "` is "
            + Shown.type(left.type());
    String right = written.right().span().text();
    Optional<String> help =
        switch (left.type()) {
          case Type.Uri any ->
              Optional.of("ask for `" + left.shown() + ".host` or `" + left.shown() + ".path`");
          case Type.Email any -> Optional.of("ask for `" + left.shown() + ".domain`");
          case Type.Ip any -> Optional.of("write `" + left.shown() + " in { " + right + " }`");
          default -> Optional.empty();
        };
    help.ifPresentOrElse(
        text -> problems.add(Code.NOT_A_PATH, written.left().span(), message, text),
        () -> problems.add(Code.NOT_A_PATH, written.left().span(), message));
  }

  Optional<TypedCondition> labelled(Expression.Labelled written, Place place) {
    Optional<TypedOperand> labels =
        written.left() instanceof Expression.Reference(Name name)
            ? labels(name, place)
            : Optional.empty();
    if (labels.isEmpty()) {
      problems.add(Code.TYPE_MISMATCH, written.left().span(), "only a `dataset` is labelled");
      return Optional.empty();
    }
    TypedOperand all = labels.get();
    Optional<TypedOperand> bound =
        written.label() instanceof Expression.Reference(Name name)
            ? operands.bound(name, place)
            : Optional.empty();
    if (bound.isPresent()) {
      return labelledAs(bound.get())
          ? Optional.of(new TypedCondition.ElementOf(bound.get(), all, written.span()))
          : Optional.empty();
    }
    String label =
        written.label() instanceof Expression.Reference(Name name) ? Names.dotted(name) : "";
    return LabelNames.isDeclared(label, written.label().span(), vocabulary.labels(), problems)
        ? Optional.of(new TypedCondition.Labelled(all, label, written.span()))
        : Optional.empty();
  }

  /** The labels of the dataset under evaluation, or of the one that a quantifier looks at. */
  private Optional<TypedOperand> labels(Name name, Place place) {
    if (Names.dotted(name).equals("dataset")) {
      return vocabulary
          .attributes()
          .attribute("dataset.labels")
          .map(labels -> new TypedOperand.Fact(labels, name.span()));
    }
    return name.segments().size() == 1
        ? operands.bound(name, place).flatMap(bound -> datasets.property(bound, "labels"))
        : Optional.empty();
  }

  /** One label: of a set, an author says whether each or some is meant. */
  private boolean labelledAs(TypedOperand label) {
    if (label.type() instanceof Type.Label) {
      return true;
    }
    problems.add(
        Code.TYPE_MISMATCH,
        label.span(),
        "a label is expected here, and `" + label.shown() + "` is " + Shown.type(label.type()),
        "of a set of labels ask `some l in "
            + label.shown()
            + " satisfies (dataset labelled l)`, or `every`");
    return false;
  }
}
