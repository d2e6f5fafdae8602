package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.source.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A rule whose every clause is resolved, typed and of the right polarity.
 *
 * @param observedUntil until when the rule is without effect; its first clause says so too
 */
public record CheckedRule(
    RuleIr.Kind kind,
    String id,
    String sentence,
    List<CheckedClause> clauses,
    RuleIr.Applies applies,
    Optional<CheckedGrant> grant,
    Optional<CheckedObligation> obligation,
    List<String> tags,
    Optional<Instant> observedUntil,
    Span span,
    long cost) {
  public CheckedRule {
    clauses = List.copyOf(clauses);
    tags = List.copyOf(tags);
  }

  /** {@code reason} is what a {@code because} on it says. */
  public record CheckedClause(
      TypedCondition condition, boolean header, Span span, Optional<Declaration.Text> reason) {
    static CheckedClause header(TypedCondition condition, Span span) {
      return new CheckedClause(condition, true, span, Optional.empty());
    }
  }

  public record CheckedGrant(boolean once, Optional<Duration> duration) {}

  public record CheckedObligation(String type, List<CheckedField> fields, Span span) {
    public CheckedObligation {
      fields = List.copyOf(fields);
    }
  }

  public record CheckedField(String name, FieldValue value, Span span) {}

  public sealed interface FieldValue {
    record Read(TypedOperand operand) implements FieldValue {}

    record Group(String id) implements FieldValue {}
  }
}
