package dev.remit.lang.check;

import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.ir.Condition.Comparison;
import dev.remit.lang.ir.Condition.Quantifier;
import dev.remit.lang.schema.BundleLimit;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Resolves and types a condition. Its parts are read in source order, each knowing what those
 * before it settle; a {@code define} is read in place, at each use.
 */
final class ConditionChecker {
  private final Vocabulary vocabulary;
  private final Problems problems;
  private final OperandChecker operands;
  private final MembershipChecker membership;
  private final ComparisonChecker comparisons;
  private final ScheduleChecker schedules;
  private final PatternChecker patterns;
  private final DefineUses defines;
  private final Uses uses;
  private int nodes;
  private int depth;

  ConditionChecker(Vocabulary vocabulary, Problems problems, Uses uses) {
    this.vocabulary = vocabulary;
    this.problems = problems;
    this.uses = uses;
    this.operands = new OperandChecker(vocabulary, problems, uses);
    this.membership = new MembershipChecker(vocabulary, problems, operands, uses);
    this.comparisons = new ComparisonChecker(vocabulary, problems, operands);
    this.schedules = new ScheduleChecker(vocabulary, problems, operands, uses);
    this.patterns = new PatternChecker(problems, operands);
    this.defines = new DefineUses(vocabulary, problems, operands);
  }

  OperandChecker operands() {
    return operands;
  }

  /** Empty where something is at fault; the fault has been said. */
  Optional<TypedCondition> check(Expression written, Place place) {
    int mostParts = problems.limit(BundleLimit.RULE_PARTS);
    if (++nodes > mostParts) {
      if (nodes == mostParts + 1) {
        problems.add(
            Code.COST,
            written.span(),
            "with its defines in place this rule has more than "
                + mostParts
                + " parts ("
                + BundleLimit.RULE_PARTS.setting()
                + "); split it");
      }
      return Optional.empty();
    }
    int deepest = problems.limit(BundleLimit.DEFINE_DEPTH);
    if (depth == deepest) {
      problems.add(
          Code.NESTING_TOO_DEEP,
          written.span(),
          "with its defines in place this condition nests more than "
              + deepest
              + " deep ("
              + BundleLimit.DEFINE_DEPTH.setting()
              + ")");
      return Optional.empty();
    }
    depth++;
    Optional<TypedCondition> typed = typed(written, place);
    depth--;
    return typed;
  }

  private Optional<TypedCondition> typed(Expression written, Place place) {
    return switch (written) {
      case Expression.And(var parts, var span) ->
          every(parts, place, true).map(typed -> new TypedCondition.All(typed, span));
      case Expression.Or(var parts, var span) ->
          every(parts, place, false).map(typed -> new TypedCondition.Any(typed, span));
      case Expression.Not(var inner, var span) ->
          check(inner, place.inNot()).map(typed -> new TypedCondition.Not(typed, span));
      case Expression.BoolLiteral(var value, var span) -> {
        problems.add(
            Code.CONSTANT_CONDITION, span, "a condition that is always the same says nothing");
        yield Optional.empty();
      }
      case Expression.Reference(var name) -> word(name, place);
      case Expression.DefineUse use -> define(use, place);
      case Expression.Default value -> flag(value, place);
      case Expression.Has has -> has(has, place);
      case Expression.HasRow(var row, var span) -> present(operands.rows().read(row, place), span);
      case Expression.RowReference row -> flag(row, place);
      case Expression.Compare compare -> comparisons.compare(compare, place);
      case Expression.Is is -> negated(is.negated(), comparisons.is(is, place), is.span());
      case Expression.In in -> negated(in.negated(), in(in, place), in.span());
      case Expression.Under under ->
          negated(under.negated(), comparisons.under(under, place), under.span());
      case Expression.Labelled labelled ->
          negated(labelled.negated(), comparisons.labelled(labelled, place), labelled.span());
      case Expression.Matches matches ->
          negated(matches.negated(), patterns.matches(matches, place), matches.span());
      case Expression.Quantified quantified -> quantified(quantified, place);
      default -> {
        problems.add(
            Code.NOT_A_CONDITION,
            written.span(),
            "a condition is expected here, and this is " + Shown.kind(written));
        yield Optional.empty();
      }
    };
  }

  private Optional<TypedCondition> in(Expression.In written, Place place) {
    if (schedules.concerns(written, place)) {
      return schedules.in(written, place);
    }
    if (Constants.isLiteral(written.left())) {
      return membership.constantIn(written, place);
    }
    return operands
        .read(written.left(), place)
        .filter(value -> operands.guarded(value, place))
        .filter(comparisons::clockFree)
        .flatMap(value -> membership.in(written, value, place));
  }

  private static Optional<TypedCondition> negated(
      boolean negated, Optional<TypedCondition> condition, Span span) {
    return negated ? condition.map(inner -> new TypedCondition.Not(inner, span)) : condition;
  }

  private Optional<List<TypedCondition>> every(
      List<Expression> parts, Place place, boolean conjunction) {
    List<TypedCondition> typed = new ArrayList<>();
    Place at = place;
    for (Expression part : parts) {
      Optional<TypedCondition> condition = check(part, at);
      if (condition.isPresent()) {
        typed.add(condition.get());
        at = at.knowing(Knowledge.from(condition.get(), conjunction));
      } else {
        at = at.uncertainly();
      }
    }
    return typed.size() == parts.size() ? Optional.of(typed) : Optional.empty();
  }

  private Optional<TypedCondition> word(Name name, Place place) {
    if (operands.bound(name, place).isPresent()) {
      return flag(new Expression.Reference(name), place);
    }
    return vocabulary
        .define(name, place.scope(), uses)
        .map(define ->
            defines
                .enter(define, List.of(), name.span(), place)
                .flatMap(inside -> check(define.written().condition(), inside)))
        .orElseGet(() -> flag(new Expression.Reference(name), place));
  }

  private Optional<TypedCondition> define(Expression.DefineUse written, Place place) {
    Optional<Vocabulary.Define> define = vocabulary.define(written.define(), place.scope(), uses);
    if (define.isEmpty()) {
      unknown(written.define(), place);
      return Optional.empty();
    }
    Optional<TypedCondition> condition =
        defines
            .enter(define.get(), written.arguments(), written.span(), place)
            .flatMap(inside -> check(define.get().written().condition(), inside));
    if (condition.isPresent()
        && written.arguments().stream().allMatch(Constants::isLiteral)
        && readsNothing(condition.get())) {
      problems.add(
          Code.CONSTANT_CONDITION,
          written.span(),
          "given constants alone, `"
              + Names.dotted(written.define())
              + "` is always the same here and says nothing");
      return Optional.empty();
    }
    return condition;
  }

  private static boolean readsNothing(TypedCondition condition) {
    return condition.operands().allMatch(operand -> operand.bare() instanceof TypedOperand.Constant)
        && condition.parts().allMatch(ConditionChecker::readsNothing);
  }

  private void unknown(Name name, Place place) {
    if (!place.scope().isLost(name)) {
      problems.unknown(
          Code.UNKNOWN_NAME,
          name.span(),
          "no define `" + Names.dotted(name) + "` is declared in this package or imported",
          Names.dotted(name),
          place.scope().seen(vocabulary.defines().keySet()),
          Optional.empty());
    }
  }

  private Optional<TypedCondition> flag(Expression written, Place place) {
    Optional<TypedOperand> operand = operands.read(written, place);
    if (operand.isPresent() && !(operand.get().type() instanceof Type.Bool)) {
      problems.add(
          Code.NOT_A_CONDITION,
          written.span(),
          "`"
              + operand.get().shown()
              + "` is "
              + Shown.type(operand.get().type())
              + ", not a condition");
      return Optional.empty();
    }
    return operand
        .filter(value -> operands.guarded(value, place))
        .map(value -> new TypedCondition.Flag(value, written.span()));
  }

  private Optional<TypedCondition> has(Expression.Has written, Place place) {
    if (written.type().isPresent()) {
      return typedArgument(written);
    }
    return present(operands.reference(written.attribute(), place), written.span());
  }

  private Optional<TypedCondition> present(Optional<TypedOperand> operand, Span span) {
    if (operand.isPresent() && !operand.get().optional()) {
      problems.add(
          Code.NOT_OPTIONAL,
          span,
          "`"
              + operand.get().shown()
              + "` is never none, so `has` says nothing; what is not sent is unknown");
      return Optional.empty();
    }
    return operand.map(value -> new TypedCondition.Has(value, span));
  }

  private Optional<TypedCondition> typedArgument(Expression.Has written) {
    Name name = written.attribute();
    if (name.segments().size() < 2 || !name.texts().getFirst().equals("args")) {
      problems.add(
          Code.TYPE_MISMATCH,
          written.span(),
          "`has NAME: TYPE` asks for an argument, `args.NAME`; other attributes have one type");
      return Optional.empty();
    }
    return written
        .type()
        .flatMap(type -> new Types(vocabulary.enums(), problems).read(type))
        .map(read -> {
          operands.arguments().declaredSo(name, read.type());
          return new TypedCondition.Has(
              new TypedOperand.Argument(AccessTargets.path(name), read.type(), true, name.span()),
              written.span());
        });
  }

  private Optional<TypedCondition> quantified(Expression.Quantified written, Place place) {
    Quantifier quantifier = Quantifier.valueOf(written.quantifier().name());
    return switch (written.range()) {
      case Expression.Range.Hops(var span) -> {
        if (place.insideHop()) {
          problems.add(
              Code.NESTED_QUANTIFIER,
              written.span(),
              "a hop quantifier may not stand inside another");
          yield Optional.empty();
        }
        yield check(written.body(), place.inHop())
            .map(body -> new TypedCondition.Hops(quantifier, body, written.span()));
      }
      case Expression.Range.Elements elements -> elements(written, quantifier, elements, place);
    };
  }

  private Optional<TypedCondition> elements(
      Expression.Quantified written,
      Quantifier quantifier,
      Expression.Range.Elements range,
      Place place) {
    if (place.insideList()) {
      problems.add(
          Code.NESTED_QUANTIFIER, written.span(), "a list quantifier may not stand inside another");
      return Optional.empty();
    }
    Name variableName = new Name(List.of(range.variable()), range.variable().span());
    if (operands.bound(variableName, place).isPresent()) {
      problems.add(
          Code.AMBIGUOUS_NAME,
          range.variable().span(),
          "`" + range.variable().text() + "` is a parameter here already; choose another name");
      return Optional.empty();
    }
    Optional<TypedOperand> list =
        operands.read(range.list(), place).filter(read -> operands.guarded(read, place));
    if (list.isEmpty()) {
      return Optional.empty();
    }
    Type element;
    int max;
    switch (list.get().type()) {
      case Type.ListOf(var of, var most) -> {
        element = of;
        max = most;
      }
      case Type.SetOf(var of, var most) -> {
        element = of;
        max = most;
      }
      default -> {
        problems.add(
            Code.TYPE_MISMATCH,
            range.list().span(),
            "a quantifier looks through a list or a set, and this is "
                + Shown.type(list.get().type()));
        return Optional.empty();
      }
    }
    boolean holdsOfNone = (quantifier == Quantifier.SOME) == place.negated();
    boolean vacuous = holdsOfNone && !isNeverEmpty(list.get());
    boolean filled = place.uncertain() || place.knowledge().filled().contains(list.get().key());
    if (vacuous && place.permit() && !filled) {
      problems.add(
          Code.EMPTY_LIST,
          written.span(),
          "this holds when `" + list.get().shown() + "` is empty, and would permit it",
          "ask `" + list.get().shown() + " is not empty` first");
      return Optional.empty();
    }
    TypedOperand.Element variable =
        new TypedOperand.Element(
            range.variable().text(), 0, element, list, range.variable().span());
    return check(written.body(), place.with(variable))
        .map(body ->
            new TypedCondition.Elements(quantifier, list.get(), max, 0, body, written.span()));
  }

  /** The words of a command, and the actors of a chain: there is always one. */
  private static boolean isNeverEmpty(TypedOperand list) {
    boolean words =
        list.bare() instanceof TypedOperand.Field(var owner, var field, var span)
            && owner.type() instanceof Type.Command;
    return words || list.key().equals("chain.actors");
  }

  static Comparison comparison(Expression.Compare.Operator operator) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL -> Comparison.EQUAL;
      case LESS -> Comparison.LESS;
      case LESS_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
      case GREATER -> Comparison.GREATER;
      case GREATER_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
    };
  }
}
