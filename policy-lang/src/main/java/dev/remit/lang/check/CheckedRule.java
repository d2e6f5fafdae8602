package dev.remit.lang.check;

import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.source.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A rule whose every clause is resolved, typed and of the right polarity. */
public record CheckedRule(
    RuleIr.Kind kind,
    String id,
    String sentence,
    List<CheckedClause> clauses,
    RuleIr.Applies applies,
    Optional<CheckedGrant> grant,
    Optional<CheckedObligation> obligation,
    List<String> tags,
    Span span,
    long cost) {
  public CheckedRule {
    clauses = List.copyOf(clauses);
    tags = List.copyOf(tags);
  }

  public record CheckedClause(TypedCondition condition, boolean header, Span span) {}

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
