package dev.remit.lang.decide;

import dev.remit.lang.ir.Program;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.source.Span;
import java.util.stream.Stream;

/** Names rules for reasons. */
record RuleRefs(Program program) {
  Decision.RuleRef of(RuleIr rule) {
    Span span = program.span(rule.origin());
    return new Decision.RuleRef(
        rule.id(), span.file().path(), span.line(), span.column(), rule.sentence());
  }

  RuleIr named(String id) {
    return Stream.of(program.obliges(), program.denies(), program.permits())
        .flatMap(java.util.List::stream)
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
