package dev.remit.lang.decide;

import dev.remit.lang.interpret.Interpreter;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.runtime.Facts;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What a selector is held against: the rules that the reference evaluates, sorted each time. */
public final class ReferenceCandidates {
  private ReferenceCandidates() {}

  /** The facts of each access of a call; none where it does not come to the rules. */
  public static List<Facts> facts(
      Question question, CompiledBundle bundle, LiveState state, Instant now) {
    return Decider.standing(question, bundle, state, now)
            instanceof Decider.Standing.Good(TypedCall typed)
        ? RuleStep.accesses(typed, bundle, now).stream().map(AccessRules::facts).toList()
        : List.of();
  }

  public static Candidates of(CompiledBundle bundle, Facts facts) {
    RelevantRules rules = bundle.index().relevant(facts);
    List<RuleIr> permits =
        rules.permits().stream()
            .sorted(AccessRules.widestFirst(bundle.settings().defaultGrant()))
            .toList();
    return new Candidates(
        permits,
        rules.denies(),
        rules.obliges(),
        Stream.of(permits, rules.denies(), rules.obliges())
            .flatMap(List::stream)
            .filter(Interpreter::readsClock)
            .toList());
  }

  public static List<RuleIr> readers(CompiledBundle bundle, Facts facts) {
    return bundle.index().argumentReaders(facts);
  }
}
