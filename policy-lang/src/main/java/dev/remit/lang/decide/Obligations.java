package dev.remit.lang.decide;

import dev.remit.lang.decide.Decision.Reason;
import dev.remit.lang.interpret.Interpreter;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.ir.RuleIr.FieldIr;
import dev.remit.lang.ir.RuleIr.FieldValue;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Unknowns;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.ObligationType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The obligations of all accesses of a call: evaluated, merged, and held against what the caller
 * supports.
 */
final class Obligations {
  private static final String CAP_GRANT = "cap_grant";
  private static final String STEP_UP = "step_up";

  private final Map<String, ObligationType> types;
  private final RuleRefs refs;
  private final RankedFaults faults;
  private final List<AttachedObligation> attached = new ArrayList<>();

  Obligations(Map<String, ObligationType> types, RuleRefs refs, RankedFaults faults) {
    this.types = types;
    this.refs = refs;
    this.faults = faults;
  }

  /** Attaches what the rules of one access oblige to. */
  void attach(AccessRules rules) {
    rules.obliges().forEach(rule -> attach(rule, rules.facts()));
  }

  /** Attaches what one rule obliges to. */
  void attach(RuleIr rule, Facts facts) {
    evaluate(rule, facts).ifPresent(each -> add(each, rule));
  }

  private Optional<AttachedObligation> evaluate(RuleIr rule, Facts facts) {
    RuleIr.ObligationIr obligation = rule.obligation().orElseThrow();
    ObligationType type = Optional.ofNullable(types.get(obligation.type())).orElseThrow();
    SortedMap<String, Value> fields = new TreeMap<>();
    for (FieldIr field : obligation.fields()) {
      switch (reading(field.value(), facts)) {
        case Value value -> fields.put(field.name(), value);
        case Reading.Unknown(String fact) -> {
          uncomputable(rule, fact);
          return Optional.empty();
        }
        case Reading.None none when isOptional(type, field) -> {}
        case Reading.None none -> {
          uncomputable(rule, type.name() + "." + field.name());
          return Optional.empty();
        }
        case Reading.Absent absent -> {
          uncomputable(rule, type.name() + "." + field.name());
          return Optional.empty();
        }
      }
    }
    return Optional.of(new AttachedObligation(type, fields, new TreeSet<>(List.of(rule.id()))));
  }

  private static boolean isOptional(ObligationType type, FieldIr written) {
    return type.fields().stream()
        .anyMatch(field -> field.name().equals(written.name()) && !field.required());
  }

  private static Reading reading(FieldValue value, Facts facts) {
    return switch (value) {
      case FieldValue.Group(String name) -> new Value.Text(name);
      case FieldValue.Read(var operand) -> {
        Reading read = Interpreter.read(operand, facts);
        yield Unknowns.first(read).<Reading>map(unknown -> unknown).orElse(read);
      }
    };
  }

  private void uncomputable(RuleIr rule, String fact) {
    faults.add(
        Reason.of(ReasonCode.INDETERMINATE, "a field of an obligation cannot be computed")
            .withRule(refs.of(rule))
            .withFact(fact));
  }

  /** All-of types stay apart and are met each by itself; others become one of each type. */
  private void add(AttachedObligation obligation, RuleIr rule) {
    for (int i = 0; i < attached.size(); i++) {
      AttachedObligation present = attached.get(i);
      if (!present.type().name().equals(obligation.type().name())) {
        continue;
      }
      if (present.fields().equals(obligation.fields())) {
        attached.set(i, present.withRules(obligation.rules()));
        return;
      }
      if (!present.type().allOf()) {
        Optional<AttachedObligation> merged = ObligationMerge.merge(present, obligation);
        if (merged.isEmpty()) {
          faults.add(
              Reason.of(ReasonCode.OBLIGATION_CONFLICT, "two obligations contradict each other")
                  .withRule(refs.of(smallest(present, rule))));
        } else {
          attached.set(i, merged.get());
        }
        return;
      }
    }
    attached.add(obligation);
  }

  private RuleIr smallest(AttachedObligation present, RuleIr rule) {
    return present.rules().first().compareTo(rule.id()) < 0
        ? refs.named(present.rules().first())
        : rule;
  }

  /** Notes those that the enforcement point's entry does not list. */
  void supported(Set<String> supported) {
    for (AttachedObligation obligation : attached) {
      String type = obligation.type().name();
      if (obligation.type().isPerformed() && !supported.contains(type)) {
        faults.add(
            Reason.of(
                    ReasonCode.OBLIGATION_UNSUPPORTED,
                    "the enforcement point does not support an obligation of this call")
                .withRule(refs.of(refs.named(obligation.rules().first())))
                .withFact(type));
      }
    }
  }

  /** By type and fields, so that the order of rules and accesses shows nowhere. */
  List<AttachedObligation> all() {
    return attached.stream()
        .sorted(
            java.util.Comparator.comparing((AttachedObligation each) -> each.type().name())
                .thenComparing(each -> each.fields().toString(), CanonicalJson.BY_CODE_POINT))
        .toList();
  }

  /** The shortest grant that an obligation allows; the decision point meets it itself. */
  Optional<Duration> cap() {
    return attached.stream()
        .filter(each -> each.type().name().equals(CAP_GRANT))
        .flatMap(each -> each.fields().values().stream())
        .filter(Value.Length.class::isInstance)
        .map(value -> ((Value.Length) value).value())
        .findFirst();
  }

  /** Whether people have to approve the call. */
  boolean needApproval() {
    return attached.stream()
        .anyMatch(each -> each.type().before() && !each.type().name().equals(STEP_UP));
  }

  /** What the answer carries. */
  List<Decision.Obligation> written() {
    return all().stream()
        .filter(each -> !each.type().name().equals(CAP_GRANT))
        .map(AttachedObligation::written)
        .toList();
  }
}
