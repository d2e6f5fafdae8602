package dev.remit.lang.decide;

import dev.remit.lang.runtime.Order;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.ObligationType;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes one obligation of several of a type: associative, commutative and idempotent. */
final class ObligationMerge {
  private ObligationMerge() {}

  /** Empty where they contradict each other. */
  static Optional<AttachedObligation> merge(AttachedObligation left, AttachedObligation right) {
    SortedMap<String, Value> fields = new TreeMap<>();
    for (ObligationType.Field field : left.type().fields()) {
      Optional<Value> mine = Optional.ofNullable(left.fields().get(field.name()));
      Optional<Value> theirs = Optional.ofNullable(right.fields().get(field.name()));
      if (mine.isPresent() && theirs.isPresent()) {
        Optional<Value> merged = merge(field.merge(), mine.get(), theirs.get());
        if (merged.isEmpty()) {
          return Optional.empty();
        }
        fields.put(field.name(), merged.get());
      } else {
        mine.or(() -> theirs).ifPresent(value -> fields.put(field.name(), value));
      }
    }
    TreeSet<String> rules = new TreeSet<>(left.rules());
    rules.addAll(right.rules());
    return Optional.of(new AttachedObligation(left.type(), fields, rules));
  }

  static Optional<Value> merge(ObligationType.Merge merge, Value left, Value right) {
    return switch (merge) {
      case EQUAL -> left.equals(right) ? Optional.of(left) : Optional.empty();
      case MIN -> Optional.of(Order.compare(left, right) <= 0 ? left : right);
      case MAX -> Optional.of(Order.compare(left, right) >= 0 ? left : right);
      case UNION -> Optional.of(union(left, right));
    };
  }

  private static Value union(Value left, Value right) {
    if (!(left instanceof Value.Many(var mine)) || !(right instanceof Value.Many(var theirs))) {
      throw new IllegalStateException("no union of two fields of an obligation");
    }
    return Value.Many.set(
        Stream.concat(mine.stream(), theirs.stream()).map(Value.class::cast).toList());
  }
}
