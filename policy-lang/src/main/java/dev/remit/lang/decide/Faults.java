package dev.remit.lang.decide;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The faults of step 2, of which the first in the order of codes is reported, ties by the smallest
 * name. Only that one is kept. What is malformed here are the arguments, which make too many
 * accesses.
 */
final class Faults {
  private static final Comparator<Fault> ORDER =
      Comparator.comparing(Fault::code)
          .thenComparing(Fault::name, CanonicalJson.BY_CODE_POINT)
          .thenComparing(Fault::problem, CanonicalJson.BY_CODE_POINT);

  private record Fault(ReasonCode code, String name, String problem) {}

  private Optional<Fault> first = Optional.empty();

  void add(ReasonCode code, String name, String problem) {
    Fault fault = new Fault(code, name, problem);
    if (first.isEmpty() || ORDER.compare(fault, first.get()) < 0) {
      first = Optional.of(fault);
    }
  }

  Optional<Decision.Reason> first() {
    return first.map(Faults::reason);
  }

  private static Decision.Reason reason(Fault fault) {
    Decision.Reason reason =
        Decision.Reason.of(fault.code(), fault.problem()).withFact(fault.name());
    return fault.code() == ReasonCode.MALFORMED
        ? reason.withViolations(List.of(new Decision.Violation("arguments", fault.problem())))
        : reason;
  }
}
