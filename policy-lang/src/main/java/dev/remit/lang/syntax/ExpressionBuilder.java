package dev.remit.lang.syntax;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Expression.Compare.Operator;
import dev.remit.lang.ast.Expression.Quantified.Quantifier;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.Span;
import dev.remit.lang.syntax.grammar.PolicyLexer;
import dev.remit.lang.syntax.grammar.PolicyParser;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Builds conditions and values. */
final class ExpressionBuilder {
  private final Offsets offsets;
  private final Literals literals;
  private final TypeBuilder types;
  private final List<Diagnostic> found;

  ExpressionBuilder(Offsets offsets, Literals literals, TypeBuilder types, List<Diagnostic> found) {
    this.offsets = offsets;
    this.literals = literals;
    this.types = types;
    this.found = found;
  }

  Expression condition(PolicyParser.ConditionContext context) {
    List<Expression> terms = context.term().stream().map(this::term).toList();
    if (terms.size() == 1) {
      return terms.getFirst();
    }
    if (!context.AND().isEmpty() && !context.OR().isEmpty()) {
      Token second = secondOperator(context);
      found.add(
          Diagnostic.of(
                  Code.MIXED_AND_OR,
                  literals.span(second),
                  "`and` and `or` do not mix without parentheses: readers differ on which binds tighter")
              .withHelp("write `(a and b) or c`, or `a and (b or c)`"));
    }
    Span span = offsets.span(context);
    return context.OR().isEmpty()
        ? new Expression.And(terms, span)
        : new Expression.Or(terms, span);
  }

  /** The first operator that differs from the one before. */
  private static Token secondOperator(PolicyParser.ConditionContext context) {
    Token and = context.AND(0).getSymbol();
    Token or = context.OR(0).getSymbol();
    return and.getStartIndex() < or.getStartIndex() ? or : and;
  }

  private Expression term(PolicyParser.TermContext context) {
    Expression inner =
        context.parenthesised() == null
            ? atom(context.atom())
            : condition(context.parenthesised().condition());
    return context.NOT() == null ? inner : new Expression.Not(inner, offsets.span(context));
  }

  private Expression atom(PolicyParser.AtomContext context) {
    Span span = offsets.span(context);
    return switch (context) {
      case PolicyParser.HopQuantifierContext hops ->
          new Expression.Quantified(
              quantifier(hops),
              new Expression.Range.Hops(literals.span(hops.HOP().getSymbol())),
              condition(hops.parenthesised().condition()),
              span);
      case PolicyParser.ListQuantifierContext list ->
          new Expression.Quantified(
              quantifier(list),
              new Expression.Range.Elements(
                  literals.segment(list.word()),
                  operand(list.operand()),
                  offsets.span(list.operand())),
              condition(list.parenthesised().condition()),
              span);
      case PolicyParser.HasAtomContext has ->
          new Expression.Has(
              literals.name(has.dotted()),
              java.util.Optional.<PolicyParser.TypeNameContext>ofNullable(has.typeName())
                  .map(types::type),
              span);
      case PolicyParser.HasRowAtomContext has ->
          new Expression.HasRow(
              new Expression.RowReference(
                  literals.name(has.dotted()),
                  operand(has.operand()),
                  has.dottedPart().stream().map(literals::part).toList(),
                  offsets.span(has.dotted()).to(span)),
              span);
      case PolicyParser.DefineAtomContext define ->
          new Expression.DefineUse(
              literals.name(define.dotted()),
              define.operand().stream().map(this::operand).toList(),
              span);
      case PolicyParser.BlockAtomContext block -> block(block, span);
      case PolicyParser.ComparisonAtomContext comparison -> comparison(comparison.comparison());
      case PolicyParser.FlagAtomContext flag -> flag(flag.flag());
      default -> throw new IllegalStateException("an atom of an unknown form");
    };
  }

  private Expression block(PolicyParser.BlockAtomContext block, Span span) {
    List<Expression> conditions = block.condition().stream().map(this::condition).toList();
    if (conditions.size() == 1) {
      return conditions.getFirst();
    }
    return block.ALL() == null
        ? new Expression.Or(conditions, span)
        : new Expression.And(conditions, span);
  }

  private static Quantifier quantifier(ParserRuleContext context) {
    return switch (context.getStart().getType()) {
      case PolicyParser.EVERY -> Quantifier.EVERY;
      case PolicyParser.SOME -> Quantifier.SOME;
      default -> Quantifier.NO;
    };
  }

  Expression comparison(PolicyParser.ComparisonContext context) {
    Span span = offsets.span(context);
    return switch (context) {
      case PolicyParser.CompareTailContext compare ->
          new Expression.Compare(
              operator(compare), operand(compare.operand(0)), operand(compare.operand(1)), span);
      case PolicyParser.IsTailContext is ->
          new Expression.Is(operand(is.operand(0)), is.NOT() != null, operand(is.operand(1)), span);
      case PolicyParser.InTailContext in ->
          new Expression.In(operand(in.operand(0)), in.NOT() != null, operand(in.operand(1)), span);
      case PolicyParser.UnderTailContext under ->
          new Expression.Under(
              operand(under.operand(0)), under.NOT() != null, operand(under.operand(1)), span);
      case PolicyParser.LabelledTailContext labelled ->
          new Expression.Labelled(
              operand(labelled.operand(0)),
              labelled.NOT() != null,
              operand(labelled.operand(1)),
              span);
      case PolicyParser.MatchesTailContext matches ->
          new Expression.Matches(
              operand(matches.operand()),
              matches.NOT() != null,
              matches.GLOB() == null
                  ? Expression.Matches.Language.REGEX
                  : Expression.Matches.Language.GLOB,
              literals.text(matches.STRING().getSymbol()),
              span);
      default -> throw new IllegalStateException("a comparison of an unknown form");
    };
  }

  private static Operator operator(PolicyParser.CompareTailContext context) {
    Token token = (Token) context.getChild(1).getPayload();
    return switch (token.getText()) {
      case "==" -> Operator.EQUAL;
      case "!=" -> Operator.NOT_EQUAL;
      case "<" -> Operator.LESS;
      case "<=" -> Operator.LESS_OR_EQUAL;
      case ">" -> Operator.GREATER;
      default -> Operator.GREATER_OR_EQUAL;
    };
  }

  /** Where within a dataset: a value, or the segments in parentheses. */
  Expression place(PolicyParser.PlaceContext context) {
    return context.getStart().getText().equals("(")
        ? new Expression.Tuple(
            context.operand().stream().map(this::operand).toList(), offsets.span(context))
        : operand(context.operand(0));
  }

  Expression operand(PolicyParser.OperandContext context) {
    Expression value = primary(context.primary(0));
    return context.DEFAULT() == null
        ? value
        : new Expression.Default(value, primary(context.primary(1)), offsets.span(context));
  }

  /** {@code name: value}, as obligations and imports have them. */
  List<Declaration.Property> arguments(List<PolicyParser.ArgumentContext> arguments) {
    return arguments.stream()
        .map(argument ->
            new Declaration.Property(
                literals.segment(argument.word()),
                operand(argument.operand()),
                offsets.span(argument)))
        .toList();
  }

  private Expression flag(PolicyParser.FlagContext context) {
    Expression value =
        context.scalar() == null ? row(context.rowValue()) : scalar(context.scalar());
    return context.DEFAULT() == null
        ? value
        : new Expression.Default(value, primary(context.primary()), offsets.span(context));
  }

  Expression primary(PolicyParser.PrimaryContext context) {
    return switch (context) {
      case PolicyParser.ScalarPrimaryContext scalar -> scalar(scalar.scalar());
      case PolicyParser.SetLiteralContext set ->
          new Expression.SetLiteral(
              set.operand().stream().map(this::operand).toList(), offsets.span(context));
      case PolicyParser.RowReferenceContext row -> row(row.rowValue());
      default -> throw new IllegalStateException("a value of an unknown form");
    };
  }

  private Expression row(PolicyParser.RowValueContext context) {
    return new Expression.RowReference(
        literals.name(context.dotted()),
        operand(context.operand()),
        context.dottedPart().stream().map(literals::part).toList(),
        offsets.span(context));
  }

  Expression scalar(PolicyParser.ScalarContext context) {
    Span span = offsets.span(context);
    Token first = context.getStart();
    if (context.dotted() != null) {
      return reference(context.dotted());
    } else if (context.STRING().size() == 2) {
      return new Expression.IdentityLiteral(
          literals.text(first), literals.text(context.STRING(1).getSymbol()), span);
    }
    return switch (first.getType()) {
      case PolicyLexer.STRING -> new Expression.StringLiteral(literals.unquoted(first), span);
      case PolicyLexer.NUMBER -> new Expression.NumberLiteral(literals.number(first), span);
      case PolicyLexer.TRUE, PolicyLexer.FALSE ->
          new Expression.BoolLiteral(context.TRUE() != null, span);
      case PolicyLexer.DURATION -> new Expression.DurationLiteral(literals.duration(first), span);
      case PolicyLexer.TIMESTAMP ->
          new Expression.TimestampLiteral(literals.timestamp(first), span);
      case PolicyLexer.DATE -> literals.date(first);
      default -> throw new IllegalStateException("a value of an unknown form");
    };
  }

  private Expression reference(PolicyParser.DottedContext dotted) {
    return literals.segments(dotted).stream().anyMatch(Literals::isStar)
        ? new Expression.PatternLiteral(literals.pattern(dotted))
        : new Expression.Reference(literals.name(dotted));
  }
}
