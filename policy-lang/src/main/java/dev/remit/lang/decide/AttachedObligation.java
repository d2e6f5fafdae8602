package dev.remit.lang.decide;

import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.ObligationType;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** An obligation with its fields evaluated, and the rules that attach it. */
record AttachedObligation(
    ObligationType type, SortedMap<String, Value> fields, TreeSet<String> rules) {

  AttachedObligation withRules(Set<String> more) {
    TreeSet<String> all = new TreeSet<>(rules);
    all.addAll(more);
    return new AttachedObligation(type, fields, all);
  }

  Decision.Obligation written() {
    return new Decision.Obligation(
        type.name(),
        type.before() ? Decision.Obligation.Phase.BEFORE : Decision.Obligation.Phase.WITH,
        fields,
        java.util.List.copyOf(rules));
  }
}
