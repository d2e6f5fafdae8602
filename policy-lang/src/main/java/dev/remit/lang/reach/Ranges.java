package dev.remit.lang.reach;

import dev.remit.lang.ir.Condition.Comparison;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Values of an ordered type, as the places of the order at which being in the set begins and ends.
 *
 * @param scale the order; sets of different orders have nothing to say of each other
 * @param fromBelow whether the set begins below all values
 * @param cuts ascending
 */
record Ranges(Scale scale, boolean fromBelow, List<Cut> cuts) implements ValueSet {
  private static final int FEW = 16;

  Ranges {
    cuts = List.copyOf(cuts);
  }

  /** A place between values: before or after {@code point}. */
  record Cut(Point point, boolean after) implements Comparable<Cut> {
    @Override
    public int compareTo(Cut other) {
      int order = point.compareTo(other.point);
      return order == 0 ? Boolean.compare(after, other.after) : order;
    }
  }

  /** The values that compare so with a constant; empty where the type has no order known here. */
  static Optional<Ranges> of(Comparison comparison, Value constant, Optional<Type> type) {
    return Scale.of(constant, type)
        .map(scale -> {
          Point point = Point.of(constant);
          Ranges ranges =
              switch (comparison) {
                case EQUAL ->
                    new Ranges(scale, false, List.of(scale.before(point), scale.after(point)));
                case LESS -> new Ranges(scale, true, List.of(scale.before(point)));
                case LESS_OR_EQUAL -> new Ranges(scale, true, List.of(scale.after(point)));
                case GREATER -> new Ranges(scale, false, List.of(scale.after(point)));
                case GREATER_OR_EQUAL -> new Ranges(scale, false, List.of(scale.before(point)));
              };
          return ranges.and(universe(scale));
        });
  }

  /** Just these values, of one type; empty where it has no order known here. */
  static Optional<Ranges> of(Collection<Value> constants, Optional<Type> type) {
    List<Cut> cuts = new ArrayList<>();
    Optional<Scale> order = Optional.empty();
    for (Value constant : constants) {
      Optional<Scale> scale = Scale.of(constant, type);
      if (scale.isEmpty() || (order.isPresent() && !order.equals(scale))) {
        return Optional.empty();
      }
      order = scale;
    }
    if (order.isEmpty()) {
      return Optional.empty();
    }
    Scale scale = order.get();
    constants.stream()
        .map(Point::of)
        .sorted()
        .distinct()
        .forEach(point -> {
          Cut before = scale.before(point);
          if (!cuts.isEmpty() && cuts.getLast().equals(before)) {
            cuts.removeLast();
          } else {
            cuts.add(before);
          }
          cuts.add(scale.after(point));
        });
    return Optional.of(new Ranges(scale, false, cuts));
  }

  /** All values of the type. */
  private static Ranges universe(Scale scale) {
    List<Cut> cuts = new ArrayList<>();
    scale.first().map(scale::before).ifPresent(cuts::add);
    scale.last().map(scale::after).ifPresent(cuts::add);
    return new Ranges(scale, scale.first().isEmpty(), cuts);
  }

  boolean isEmpty() {
    return !fromBelow && cuts.isEmpty();
  }

  boolean isFull() {
    return equals(universe(scale));
  }

  Ranges not() {
    return new Ranges(scale, !fromBelow, cuts).and(universe(scale));
  }

  boolean isWithin(Ranges other) {
    return scale.equals(other.scale) && and(other.not()).isEmpty();
  }

  /** What is in both; of different orders, this. */
  Ranges and(Ranges other) {
    if (!scale.equals(other.scale)) {
      return this;
    }
    List<Cut> both = new ArrayList<>();
    boolean inThis = fromBelow;
    boolean inOther = other.fromBelow;
    boolean inBoth = inThis && inOther;
    int i = 0;
    int j = 0;
    while (i < cuts.size() || j < other.cuts.size()) {
      boolean mine =
          j == other.cuts.size()
              || (i < cuts.size() && cuts.get(i).compareTo(other.cuts.get(j)) <= 0);
      boolean theirs =
          i == cuts.size()
              || (j < other.cuts.size() && other.cuts.get(j).compareTo(cuts.get(i)) <= 0);
      Cut at = mine ? cuts.get(i) : other.cuts.get(j);
      inThis ^= mine;
      inOther ^= theirs;
      i += mine ? 1 : 0;
      j += theirs ? 1 : 0;
      if (inBoth != (inThis && inOther)) {
        inBoth = !inBoth;
        both.add(at);
      }
    }
    return new Ranges(scale, fromBelow && other.fromBelow, both);
  }

  @Override
  public Optional<List<Object>> few() {
    if (fromBelow || cuts.size() % 2 != 0 || cuts.size() > 2 * FEW) {
      return Optional.empty();
    }
    List<Object> points = new ArrayList<>();
    for (int i = 0; i < cuts.size(); i += 2) {
      if (!scale.collect(cuts.get(i), cuts.get(i + 1), FEW, points)) {
        return Optional.empty();
      }
    }
    return Optional.of(List.copyOf(points));
  }
}
