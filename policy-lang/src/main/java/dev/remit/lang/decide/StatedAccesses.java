package dev.remit.lang.decide;

import dev.remit.lang.decide.Access.Part;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Catalogue.AccessRule;
import dev.remit.lang.schema.Catalogue.TargetRule;
import java.util.List;
import java.util.Optional;

/**
 * Compares what the caller says that the call does with what it does: each access stated is one
 * derived, and each derived is one stated. An unknown part differs from nothing.
 */
final class StatedAccesses {
  private final List<AccessRule> rules;
  private final List<Access> derived;
  private final Faults faults;

  StatedAccesses(List<AccessRule> rules, List<Access> derived, Faults faults) {
    this.rules = rules;
    this.derived = derived;
    this.faults = faults;
  }

  void check(Call call) {
    if (derived.isEmpty()) {
      return;
    }
    if (!call.stated().isEmpty() && !agree(call.stated())) {
      conflict("accesses");
    }
    boolean fromRequest =
        rules.stream().anyMatch(rule -> rule.target() instanceof TargetRule.FromRequest);
    if (!fromRequest && call.datasets().isPresent() && !agreeOnDatasets(call.datasets().get())) {
      conflict("datasets");
    }
  }

  private boolean agree(List<Call.Stated> stated) {
    return stated.stream().allMatch(one -> derived.stream().anyMatch(each -> matches(one, each)))
        && derived.stream().allMatch(each -> stated.stream().anyMatch(one -> matches(one, each)));
  }

  private boolean agreeOnDatasets(List<Call.Dataset> sent) {
    return sent.stream()
            .allMatch(one -> derived.stream().anyMatch(each -> matches(Optional.of(one), each)))
        && derived.stream()
            .filter(each -> each.dataset() instanceof Part.Known<Value.Name>)
            .allMatch(each -> sent.stream().anyMatch(one -> matches(Optional.of(one), each)));
  }

  private static boolean matches(Call.Stated stated, Access access) {
    boolean action =
        stated.action().isEmpty()
            || !(access.action() instanceof Part.Known<String>(String derived))
            || derived.equals(stated.action().get());
    return action && matches(stated.dataset(), access);
  }

  private static boolean matches(Optional<Call.Dataset> stated, Access access) {
    return stated.isEmpty()
        || (same(stated.get().name(), access.dataset())
            && (stated.get().path().isEmpty() || same(stated.get().path().get(), access.path())));
  }

  private static <T> boolean same(T stated, Part<T> derived) {
    return switch (derived) {
      case Part.Known<T>(T value) -> value.equals(stated);
      case Part.None<T> none -> false;
      case Part.Unknown<T> unknown -> true;
    };
  }

  private void conflict(String name) {
    faults.add(ReasonCode.FACT_CONFLICT, name, "the request states otherwise what the tool does");
  }
}
