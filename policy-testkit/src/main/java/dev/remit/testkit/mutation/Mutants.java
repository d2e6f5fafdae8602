package dev.remit.testkit.mutation;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.ir.Program;
import dev.remit.lang.ir.RuleIr;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The mutants of a bundle, in the order of files and places. */
final class Mutants {
  private Mutants() {}

  /**
   * Of each rule that has an effect at the latest time that a suite asks about: one that is
   * observed until later changes no answer.
   */
  static List<RuleChanges.Change> of(CompiledBundle bundle, Instant latest) {
    RuleChanges changes = new RuleChanges(bundle);
    return rules(bundle.program())
        .filter(rule -> !rule.isObservedAt(latest))
        .sorted(
            Comparator.comparing(
                    (RuleIr rule) -> bundle.program().span(rule.origin()).file().path())
                .thenComparingInt(rule -> bundle.program().span(rule.origin()).start())
                .thenComparing(RuleIr::id))
        .flatMap(rule -> changes.of(rule).stream())
        .toList();
  }

  private static Stream<RuleIr> rules(Program program) {
    return Stream.of(program.permits(), program.denies(), program.obliges()).flatMap(List::stream);
  }

  /** The bundle with the rule changed, its rules evaluated as they are written. */
  static CompiledBundle in(CompiledBundle bundle, Mutant mutant) {
    Program program = bundle.program();
    return bundle.with(
        new Program(
            changed(program.permits(), RuleIr.Kind.PERMIT, mutant),
            changed(program.denies(), RuleIr.Kind.DENY, mutant),
            changed(program.obliges(), RuleIr.Kind.OBLIGE, mutant),
            program.layout(),
            program.origins()));
  }

  private static List<RuleIr> changed(List<RuleIr> rules, RuleIr.Kind kind, Mutant mutant) {
    List<RuleIr> changed = new ArrayList<>(rules);
    changed.removeIf(rule -> rule.id().equals(mutant.rule()));
    mutant.after().filter(rule -> rule.kind() == kind).ifPresent(changed::add);
    changed.sort(Comparator.comparing(RuleIr::id));
    return changed;
  }

  /** What the rules of mutants look at; decides nothing. */
  static CompiledBundle lookedAt(CompiledBundle bundle, List<Mutant> mutants) {
    return bundle.with(
        new Program(
            mutants.stream().flatMap(mutant -> mutant.after().stream()).toList(),
            List.of(),
            List.of(),
            bundle.program().layout(),
            bundle.program().origins()));
  }
}
