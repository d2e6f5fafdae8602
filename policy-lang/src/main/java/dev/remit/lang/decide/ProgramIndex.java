package dev.remit.lang.decide;

import dev.remit.lang.index.RuleIndex;
import dev.remit.lang.index.Selection;
import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Program;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.runtime.Facts;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which rules of a program a decision evaluates. One that is left out is false, and so are its
 * clauses that read no clock: nothing that an answer says depends on it (law 6).
 */
public final class ProgramIndex {
  private final List<RuleIr> rules;
  private final int permits;
  private final int denies;

  /** Those that read arguments, which bind a grant while their headers are not false. */
  private final List<RuleIr> readers;

  private final Optional<Indexes> indexes;

  private record Indexes(RuleIndex rules, RuleIndex headersOfReaders) {}

  private ProgramIndex(Program program, boolean indexed, Predicate<RuleIr> reads) {
    this.rules =
        Stream.of(program.permits(), program.denies(), program.obliges())
            .flatMap(List::stream)
            .toList();
    this.permits = program.permits().size();
    this.denies = program.denies().size();
    this.readers = rules.stream().filter(reads).toList();
    this.indexes =
        indexed
            ? Optional.of(
                new Indexes(
                    index(rules, ProgramIndex::clauses),
                    index(readers, rule -> header(rule, program.layout()))))
            : Optional.empty();
  }

  public static ProgramIndex of(Program program) {
    return new ProgramIndex(program, true, reads(program));
  }

  private static Predicate<RuleIr> reads(Program program) {
    return rule -> ArgumentReads.by(rule, program.layout());
  }

  /** Leaves no rule out, whatever the facts. */
  public static ProgramIndex none(Program program) {
    return new ProgramIndex(program, false, reads(program));
  }

  /** Likewise, of a program with rules of this one, which are not looked into again. */
  ProgramIndex noneOf(Program program) {
    Set<RuleIr> known = Collections.newSetFromMap(new IdentityHashMap<>());
    known.addAll(rules);
    Set<RuleIr> reading = Collections.newSetFromMap(new IdentityHashMap<>());
    reading.addAll(readers);
    return new ProgramIndex(
        program,
        false,
        rule -> known.contains(rule) ? reading.contains(rule) : reads(program).test(rule));
  }

  private static RuleIndex index(
      List<RuleIr> rules, Function<RuleIr, Stream<Condition>> conditions) {
    return RuleIndex.of(rules.stream().map(rule -> conditions.apply(rule).toList()).toList());
  }

  private static Stream<Condition> clauses(RuleIr rule) {
    return rule.clauses().stream().map(RuleIr.ClauseIr::condition);
  }

  /** What {@link AccessRules#inEffect} asks of the rule. */
  private static Stream<Condition> header(RuleIr rule, SlotLayout layout) {
    return rule.kind() == RuleIr.Kind.PERMIT
        ? SteadyHeader.clauses(rule, layout)
        : rule.clauses().stream().filter(RuleIr.ClauseIr::header).map(RuleIr.ClauseIr::condition);
  }

  /** All rules: permits, denies, obliges, each by id. */
  List<RuleIr> rules() {
    return rules;
  }

  /** How many permits there are, which come first. */
  int permits() {
    return permits;
  }

  /** How many denies there are, which come next. */
  int denies() {
    return denies;
  }

  /** The rules that read arguments, in the order of all. */
  List<RuleIr> readers() {
    return readers;
  }

  /** Of all rules; empty where none is left out. */
  Optional<RuleIndex> ruleIndex() {
    return indexes.map(Indexes::rules);
  }

  /** Of those that read arguments, by their headers; empty where none is left out. */
  Optional<RuleIndex> headersOfReaders() {
    return indexes.map(Indexes::headersOfReaders);
  }

  /** The rules whose conditions these facts may leave other than false. */
  RelevantRules relevant(Facts facts) {
    if (indexes.isEmpty()) {
      return new RelevantRules(
          rules.subList(0, permits),
          rules.subList(permits, permits + denies),
          rules.subList(permits + denies, rules.size()));
    }
    Selection selected = indexes.get().rules().select(facts);
    return new RelevantRules(
        selected.of(rules, 0, permits),
        selected.of(rules, permits, permits + denies),
        selected.of(rules, permits + denies, rules.size()));
  }

  /** Those that read arguments and whose headers these facts may leave other than false. */
  List<RuleIr> argumentReaders(Facts facts) {
    return indexes
        .map(of -> of.headersOfReaders().select(facts).of(readers, 0, readers.size()))
        .orElse(readers);
  }
}
