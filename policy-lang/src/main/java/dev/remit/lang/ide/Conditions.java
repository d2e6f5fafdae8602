package dev.remit.lang.ide;

import dev.remit.lang.ast.Declaration.Clause;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The conditions of clauses. */
final class Conditions {
  private Conditions() {}

  static Optional<Expression> of(Clause clause) {
    return switch (clause) {
      case Clause.Header(var condition, var because, Span span) -> Optional.of(condition);
      case Clause.When(var condition, var because, Span span) -> Optional.of(condition);
      case Clause.Unless(var condition, var because, Span span) -> Optional.of(condition);
      case Clause.ActsAlone any -> Optional.empty();
      case Clause.Without any -> Optional.empty();
    };
  }

  /** Those that hold together where all the clauses do. */
  static List<Expression> together(List<Clause> clauses) {
    return clauses.stream()
        .flatMap(clause ->
            clause instanceof Clause.Unless ? Stream.of() : Conditions.of(clause).stream())
        .toList();
  }
}
