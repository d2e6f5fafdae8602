package dev.remit.lang.decide;

import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.ObligationType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

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
      case MIN -> Optional.of(compare(left, right) <= 0 ? left : right);
      case MAX -> Optional.of(compare(left, right) >= 0 ? left : right);
      case UNION -> Optional.of(union(left, right));
    };
  }

  private static int compare(Value left, Value right) {
    return switch (left) {
      case Value.Int(long mine) when right instanceof Value.Int(long theirs) ->
          Long.compare(mine, theirs);
      case Value.Decimal(var mine) when right instanceof Value.Decimal(var theirs) ->
          mine.compareTo(theirs);
      case Value.Symbol(var mine, int first)
          when right instanceof Value.Symbol(var theirs, int second) ->
          Integer.compare(first, second);
      case Value.Length(var mine) when right instanceof Value.Length(var theirs) ->
          mine.compareTo(theirs);
      default -> throw new IllegalStateException("no order between two fields of an obligation");
    };
  }

  /** In the order in which every set stands, so that equal sets are equal values. */
  private static Value union(Value left, Value right) {
    if (!(left instanceof Value.Many(var mine)) || !(right instanceof Value.Many(var theirs))) {
      throw new IllegalStateException("no union of two fields of an obligation");
    }
    List<Reading> all = new ArrayList<>(mine);
    theirs.stream().filter(element -> !all.contains(element)).forEach(all::add);
    all.sort(Comparator.comparing(Object::toString));
    return new Value.Many(all);
  }
}
