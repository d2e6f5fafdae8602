package dev.remit.lang.check;

import dev.remit.lang.ir.Condition.Comparison;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.ChainChange;
import java.util.function.Function;

/** What becomes of a value, or of the truth of an atom, as the chain grows or narrows. */
enum ChainWay {
  SAME,
  SHRINKS,
  GROWS,
  /** It may turn either way: it has no polarity. */
  EITHER;

  ChainWay flip() {
    return switch (this) {
      case SHRINKS -> GROWS;
      case GROWS -> SHRINKS;
      case SAME, EITHER -> this;
    };
  }

  /** Of what depends on both. */
  ChainWay with(ChainWay other) {
    return this == SAME || this == other ? other : other == SAME ? this : EITHER;
  }

  /** Of an atom, by how the attributes that it reads change. */
  static ChainWay of(TypedCondition atom, Function<Attribute, ChainChange> changes) {
    return switch (atom) {
      case TypedCondition.Compare(var comparison, var left, var right, var span) ->
          compare(comparison, of(left, changes), of(right, changes));
      case TypedCondition.Flag(var operand, var span) -> of(operand, changes);
      case TypedCondition.Empty(var list, var span) -> of(list, changes).flip();
      case TypedCondition.ElementOf(var value, var collection, var span) ->
          of(value, changes) == SAME ? of(collection, changes) : EITHER;
      // Nothing of a chain comes to be there, or stops being there, as it grows; another row may.
      case TypedCondition.Has(var operand, var span) ->
          operand.reads().anyMatch(TypedOperand.Row.class::isInstance)
              ? of(operand, changes)
              : SAME;
      default -> atom.reads().allMatch(operand -> of(operand, changes) == SAME) ? SAME : EITHER;
    };
  }

  private static ChainWay compare(Comparison comparison, ChainWay left, ChainWay right) {
    return switch (comparison) {
      case EQUAL -> left == SAME && right == SAME ? SAME : EITHER;
      case LESS, LESS_OR_EQUAL -> left.flip().with(right);
      case GREATER, GREATER_OR_EQUAL -> left.with(right.flip());
    };
  }

  /** Of a value. */
  static ChainWay of(TypedOperand operand, Function<Attribute, ChainChange> changes) {
    return switch (operand) {
      case TypedOperand.Fact(var attribute, var span) -> of(changes.apply(attribute));
      case TypedOperand.HopFact(var attribute, var span) -> of(changes.apply(attribute));
      case TypedOperand.OrElse(var value, var fallback, var span) ->
          of(value, changes).with(of(fallback, changes));
      case TypedOperand.Bound bound -> of(bound.value(), changes);
      case TypedOperand.Field(var record, var field, var span) -> of(record, changes);
      // Rows have no order, so that a key that changes may come to any of them.
      case TypedOperand.Row row -> of(row.of(), changes) == SAME ? SAME : EITHER;
      case TypedOperand.HasRow row -> of(row.of(), changes) == SAME ? SAME : EITHER;
      case TypedOperand.Constant any -> SAME;
      case TypedOperand.Argument any -> SAME;
      case TypedOperand.Element any -> SAME;
      case TypedOperand.ClockFact(var attribute, var kind, var base, var span) ->
          switch (kind) {
            case NOW -> SAME;
            case TTL -> of(changes.apply(base));
            case AGE -> of(changes.apply(base)).flip();
          };
    };
  }

  private static ChainWay of(ChainChange change) {
    return switch (change) {
      case SAME -> SAME;
      case SHRINKS -> SHRINKS;
      case GROWS -> GROWS;
    };
  }
}
