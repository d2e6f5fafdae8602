package dev.remit.testkit.diff;

import dev.remit.lang.decide.Decision.Obligation;
import dev.remit.lang.runtime.Order;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.ObligationType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether obligations ask for as much as others, by how the fields of a type merge. */
final class Obliged {
  private final Map<String, ObligationType> types;

  /** With the types of two bundles; of one that both have, the later bundle's. */
  Obliged(Map<String, ObligationType> before, Map<String, ObligationType> after) {
    types = new HashMap<>(before);
    types.putAll(after);
  }

  /** Whether each of {@code less} is also asked for by one of {@code more}. */
  boolean covers(List<Obligation> more, List<Obligation> less) {
    return less.stream().allMatch(each -> more.stream().anyMatch(other -> covers(other, each)));
  }

  private boolean covers(Obligation more, Obligation less) {
    Optional<ObligationType> type = Optional.ofNullable(types.get(less.type()));
    return more.type().equals(less.type())
        && (more.fields().equals(less.fields())
            || type.filter(known -> fields(known, more, less)).isPresent());
  }

  private static boolean fields(ObligationType type, Obligation more, Obligation less) {
    return type.fields().stream()
        .allMatch(field -> {
          Optional<Value> mine = Optional.ofNullable(more.fields().get(field.name()));
          Optional<Value> theirs = Optional.ofNullable(less.fields().get(field.name()));
          return theirs.isEmpty()
              || mine.filter(value -> covers(field.merge(), value, theirs.get())).isPresent();
        });
  }

  /** What two merge to is the stricter of them. */
  private static boolean covers(ObligationType.Merge merge, Value more, Value less) {
    return switch (merge) {
      case EQUAL -> more.equals(less);
      case MIN -> Order.compare(more, less) <= 0;
      case MAX -> Order.compare(more, less) >= 0;
      case UNION ->
          more instanceof Value.Many(var mine)
              && less instanceof Value.Many(var theirs)
              && mine.containsAll(theirs);
    };
  }
}
