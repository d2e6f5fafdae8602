package dev.remit.lang.decide;

import dev.remit.lang.ir.RuleIr;
import java.util.List;
import java.util.stream.Stream;

/** The rules that the facts of one access may leave other than false, by id within each kind. */
record RelevantRules(List<RuleIr> permits, List<RuleIr> denies, List<RuleIr> obliges) {
  Stream<RuleIr> all() {
    return Stream.of(permits, denies, obliges).flatMap(List::stream);
  }
}
