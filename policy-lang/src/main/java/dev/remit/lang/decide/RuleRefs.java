package dev.remit.lang.decide;

import dev.remit.lang.ir.Program;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Names rules for reasons. */
public record RuleRefs(Program program) {
  public Decision.RuleRef of(RuleIr rule) {
    Span span = program.span(rule.origin());
    return new Decision.RuleRef(
        rule.id(), span.file().path(), span.line(), span.column(), rule.sentence());
  }

  RuleIr named(String id) {
    return Stream.of(program.obliges(), program.denies(), program.permits())
        .flatMap(rules -> named(rules, id).stream())
        .findFirst()
        .orElseThrow();
  }

  /** The rules are sorted by id. */
  private static Optional<RuleIr> named(List<RuleIr> rules, String id) {
    int low = 0;
    int high = rules.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rules.get(middle).id().compareTo(id) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return rules.subList(low, rules.size()).stream()
        .findFirst()
        .filter(rule -> rule.id().equals(id));
  }
}
