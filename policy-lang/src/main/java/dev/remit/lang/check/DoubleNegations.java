package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Declaration.Clause;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Expression.Quantified;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Warns about lines that negate twice and so are misread, with the positive form that says exactly
 * the same (counterexample F66).
 */
final class DoubleNegations {
  private final Problems problems;

  DoubleNegations(Problems problems) {
    this.problems = problems;
  }

  void check(List<PolicyFile> files) {
    for (PolicyFile file : files) {
      for (Declaration declaration : file.declarations()) {
        switch (declaration) {
          case Declaration.Rule rule -> rule(rule);
          case Declaration.For(var header, var rules, var span) -> rules.forEach(this::rule);
          default -> {}
        }
      }
    }
  }

  private void rule(Declaration.Rule rule) {
    for (Clause clause : rule.clauses()) {
      switch (clause) {
        case Clause.When(Expression.And(var parts, var all), var because, var span) ->
            parts.forEach(
                part -> positive(part).ifPresent(same -> warn(part.span(), "this", same.asPart())));
        case Clause.When(var condition, var because, var span) ->
            positive(condition)
                .ifPresent(same -> warn(condition.span(), "this `when`", same.text()));
        case Clause.Unless(var condition, var because, var span) ->
            opposite(condition)
                .ifPresent(same ->
                    warn(span.to(condition.span()), "this `unless`", "when " + same.text()));
        default -> {}
      }
    }
  }

  private void warn(Span place, String what, String same) {
    String help =
        same.contains("\n") ? "write it without the two negations" : "write `" + same + "`";
    problems.add(
        Diagnostic.of(Code.DOUBLE_NEGATION, place, what + " negates twice, and is easily misread")
            .withHelp(help + ", which says the same")
            .withFix(place, same));
  }

  /** A condition as written, {@code several} if it is made of parts. */
  private record Same(String text, boolean several) {
    static Same of(Expression condition) {
      return new Same(
          DoubleNegations.text(condition),
          condition instanceof Expression.And || condition instanceof Expression.Or);
    }

    String asPart() {
      return several ? "(" + text + ")" : text;
    }
  }

  /** The same as a condition, with one negation less on each side, if it has two. */
  private static Optional<Same> positive(Expression condition) {
    return switch (condition) {
      case Expression.Not(var inner, var span) -> opposite(inner);
      case Quantified(var quantifier, var range, var body, var span)
          when quantifier == Quantified.Quantifier.NO ->
          opposite(body).map(same -> quantified("every", range, same.text()));
      default -> Optional.empty();
    };
  }

  /** The opposite of a condition that is itself a negation. */
  private static Optional<Same> opposite(Expression condition) {
    return switch (condition) {
      case Expression.Not(var inner, var span) -> Optional.of(Same.of(inner));
      case Expression.Compare(var operator, var left, var right, var span)
          when operator == Expression.Compare.Operator.NOT_EQUAL ->
          one(text(left) + " == " + text(right));
      case Expression.Is(var left, boolean negated, var right, var span) when negated ->
          one(text(left) + " is " + text(right));
      case Expression.In(var left, boolean negated, var right, var span) when negated ->
          one(text(left) + " in " + text(right));
      case Expression.Under(var left, boolean negated, var right, var span) when negated ->
          one(text(left) + " under " + text(right));
      case Expression.Labelled(var left, boolean negated, var label, var span) when negated ->
          one(text(left) + " labelled " + text(label));
      case Expression.Matches matches when matches.negated() ->
          one(
              text(matches.left())
                  + " matches "
                  + matches.language().name().toLowerCase(Locale.ROOT)
                  + " "
                  + matches.pattern().span().text());
      // Of a list that is absent neither `no` nor `some` holds; of hops one of them does.
      case Quantified(var quantifier, Expression.Range.Hops hops, var body, var span)
          when quantifier == Quantified.Quantifier.NO ->
          Optional.of(quantified("some", hops, text(body)));
      default -> Optional.empty();
    };
  }

  private static Optional<Same> one(String text) {
    return Optional.of(new Same(text, false));
  }

  private static Same quantified(String quantifier, Expression.Range range, String body) {
    String over =
        switch (range) {
          case Expression.Range.Hops hops -> "hop";
          case Expression.Range.Elements(var variable, var list, var span) ->
              variable.text() + " in " + text(list);
        };
    return new Same(quantifier + " " + over + " satisfies (" + body + ")", false);
  }

  private static String text(Expression expression) {
    return expression.span().text();
  }
}
