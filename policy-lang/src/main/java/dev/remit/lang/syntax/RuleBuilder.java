package dev.remit.lang.syntax;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Declaration.Clause;
import dev.remit.lang.ast.Declaration.Rule;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.Span;
import dev.remit.lang.syntax.grammar.PolicyParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Builds rules, and says what does not belong into one of their kind. */
final class RuleBuilder {
  private final Offsets offsets;
  private final Literals literals;
  private final ExpressionBuilder expressions;
  private final List<Diagnostic> found;

  RuleBuilder(
      Offsets offsets, Literals literals, ExpressionBuilder expressions, List<Diagnostic> found) {
    this.offsets = offsets;
    this.literals = literals;
    this.expressions = expressions;
    this.found = found;
  }

  Rule rule(PolicyParser.PolicyRuleContext context) {
    List<Clause> clauses = new ArrayList<>();
    List<Declaration.Grant> grants = new ArrayList<>();
    List<Declaration.Obligation> obligations = new ArrayList<>();
    List<Name> tags = new ArrayList<>();
    for (PolicyParser.RuleItemContext item : context.ruleItem()) {
      Span span = offsets.span(item);
      switch (item) {
        case PolicyParser.RuleHeaderContext header -> clauses.add(header(header.headerClause()));
        case PolicyParser.RuleWhenContext when ->
            clauses.add(
                new Clause.When(
                    expressions.condition(when.condition()), because(when.STRING()), span));
        case PolicyParser.RuleUnlessContext unless ->
            clauses.add(
                new Clause.Unless(
                    expressions.condition(unless.condition()), because(unless.STRING()), span));
        case PolicyParser.RuleGrantContext grant -> grants.add(grant(grant, span));
        case PolicyParser.RuleWithContext with -> obligations.add(obligation(with, span));
        case PolicyParser.RuleTagContext tag ->
            tag.dotted().forEach(name -> tags.add(literals.name(name)));
        default -> throw new IllegalStateException("a rule's item of an unknown form");
      }
    }
    Rule.Kind kind = kind(context);
    Span name = offsets.span(context.word());
    places(kind, name, grants, obligations);
    return new Rule(
        kind,
        literals.segment(context.word()),
        context.STRING() == null ? "" : literals.unquoted(context.STRING().getSymbol()),
        Optional.<TerminalNode>ofNullable(context.DATE())
            .map(date -> literals.date(date.getSymbol())),
        Optional.<TerminalNode>ofNullable(context.ACTOR())
            .map(actor ->
                literals.span(context.FOR().getSymbol()).to(literals.span(actor.getSymbol()))),
        clauses,
        grants,
        obligations,
        tags,
        new Span(name.file(), offsets.span(context).start(), name.end()));
  }

  private Optional<Declaration.Text> because(@Nullable TerminalNode reason) {
    return Optional.<TerminalNode>ofNullable(reason).map(text -> literals.text(text.getSymbol()));
  }

  private static Rule.Kind kind(PolicyParser.PolicyRuleContext context) {
    if (context.PERMIT() != null) {
      return Rule.Kind.PERMIT;
    }
    return context.DENY() != null ? Rule.Kind.DENY : Rule.Kind.OBLIGE;
  }

  private void places(
      Rule.Kind kind,
      Span name,
      List<Declaration.Grant> grants,
      List<Declaration.Obligation> obligations) {
    if (kind != Rule.Kind.PERMIT) {
      grants.forEach(grant ->
          found.add(
              Diagnostic.of(
                  Code.GRANT_PLACE, grant.span(), "only a `permit` grants; take it out")));
    }
    if (kind != Rule.Kind.OBLIGE) {
      obligations.forEach(with ->
          found.add(
              Diagnostic.of(
                      Code.WITH_PLACE,
                      with.span(),
                      "only an `oblige` carries an obligation: one on a `permit` would be lost where another permit"
                          + " decides")
                  .withHelp("write an `oblige` with the same header")));
    } else if (obligations.isEmpty()) {
      found.add(
          Diagnostic.of(
                  Code.OBLIGE_WITHOUT_WITH,
                  name,
                  "an `oblige` says what it obliges to, with `with TYPE { … }`")
              .withHelp("to require that something holds, write `deny … unless …`"));
    }
    twice(grants.stream().map(Declaration.Grant::span).toList(), "grant");
    twice(obligations.stream().map(Declaration.Obligation::span).toList(), "with");
  }

  private void twice(List<Span> spans, String what) {
    spans.stream()
        .skip(1)
        .forEach(span ->
            found.add(
                Diagnostic.of(
                    Code.TWICE_IN_RULE,
                    span,
                    "a rule has one `" + what + "`; write a second rule")));
  }

  private Declaration.Grant grant(PolicyParser.RuleGrantContext context, Span span) {
    if (context.DURATION() != null && literals.duration(context.DURATION().getSymbol()).isZero()) {
      found.add(
          Diagnostic.of(
              Code.BAD_LITERAL,
              literals.span(context.DURATION().getSymbol()),
              "a grant for no time at all is none; write how long, as in `grant for 5m`"));
    }
    return new Declaration.Grant(
        context.ONCE() != null,
        Optional.ofNullable(context.DURATION())
            .map(duration ->
                new Expression.DurationLiteral(
                    literals.duration(duration.getSymbol()), literals.span(duration.getSymbol()))),
        span);
  }

  private Declaration.Obligation obligation(PolicyParser.RuleWithContext context, Span span) {
    return new Declaration.Obligation(
        literals.segment(context.word()), expressions.arguments(context.argument()), span);
  }

  Clause header(PolicyParser.HeaderClauseContext context) {
    Span span = offsets.span(context);
    return switch (context) {
      case PolicyParser.ActsAloneContext alone -> new Clause.ActsAlone(alone.OR() != null, span);
      case PolicyParser.WithoutPartContext without ->
          new Clause.Without(
              without.TASK() == null ? Clause.Without.Part.CREDENTIAL : Clause.Without.Part.TASK,
              span);
      case PolicyParser.HeaderConditionContext condition ->
          new Clause.Header(
              expressions.comparison(condition.comparison()), because(condition.STRING()), span);
      default -> throw new IllegalStateException("a header clause of an unknown form");
    };
  }
}
