package dev.remit.lang.decide;

import dev.remit.lang.decide.Decision.Reason;
import java.util.Comparator;
import java.util.Optional;

/**
 * The faults of obligations and grant: the first by code is reported, ties by the smallest rule id.
 */
final class RankedFaults {
  private static final Comparator<Reason> ORDER =
      Comparator.comparing(Reason::code)
          .thenComparing(reason -> reason.rule().map(Decision.RuleRef::id).orElse(""));

  private Optional<Reason> first = Optional.empty();

  void add(Reason reason) {
    if (first.isEmpty() || ORDER.compare(reason, first.get()) < 0) {
      first = Optional.of(reason);
    }
  }

  Optional<Reason> first() {
    return first;
  }
}
