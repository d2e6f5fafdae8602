package dev.remit.lang.reach;

import dev.remit.lang.ir.RuleIr;
import java.util.Map;
import java.util.stream.Collectors;

/** What an oblige demands, without its places: two that are equal merge into one. */
record Obliged(String type, Map<String, RuleIr.FieldValue> fields) {
  static Obliged of(RuleIr oblige) {
    return oblige
        .obligation()
        .map(demand ->
            new Obliged(
                demand.type(),
                demand.fields().stream()
                    .collect(Collectors.toMap(RuleIr.FieldIr::name, RuleIr.FieldIr::value))))
        .orElse(new Obliged("", Map.of()));
  }
}
