package dev.remit.lang.reach;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Condition.Comparison;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.runtime.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule with its clauses in their form.
 *
 * @param implied what a permit asks of a call without saying it: a chain, a task, a credential
 */
record RuleForm(RuleIr rule, List<Form> clauses, List<Implied> implied) {
  RuleForm {
    clauses = List.copyOf(clauses);
    implied = List.copyOf(implied);
  }

  /** What is so of the calls that a rule is for, though no clause of it says so, and why. */
  record Implied(Form form, String why) {}

  static RuleForm of(RuleIr rule, Normalizer normalizer) {
    return new RuleForm(
        rule,
        rule.clauses().stream().map(clause -> normalizer.form(clause.condition(), true)).toList(),
        implied(rule.applies(), normalizer));
  }

  /** All that is true where the rule is, its own clauses first. */
  List<Form> all() {
    List<Form> all = new ArrayList<>(clauses);
    implied.forEach(clause -> all.add(clause.form()));
    return all;
  }

  int size() {
    return clauses.stream().mapToInt(Form::size).sum();
  }

  private static List<Implied> implied(RuleIr.Applies applies, Normalizer normalizer) {
    List<Implied> implied = new ArrayList<>();
    if (!applies.withoutTask()) {
      there("task", normalizer).ifPresent(implied::add);
    }
    if (!applies.withoutCredential()) {
      there("credential", normalizer).ifPresent(implied::add);
    }
    Optional<Integer> depth = normalizer.slot("chain.depth");
    if (depth.isPresent() && applies.alone() != applies.delegated()) {
      implied.add(
          new Implied(
              normalizer.form(
                  new Condition.Compare(
                      applies.alone() ? Comparison.EQUAL : Comparison.GREATER,
                      new Operand.Slot(depth.get()),
                      new Operand.Constant(new Value.Int(0)),
                      Shapes.NOWHERE),
                  true),
              applies.alone()
                  ? "a permit that says `acts alone` is for calls without a chain, and this clause asks for others"
                  : "a permit is for delegated calls, unless it says `acts alone` or `acts alone or delegated`, and this clause asks for others"));
    }
    return implied;
  }

  private static Optional<Implied> there(String part, Normalizer normalizer) {
    return normalizer
        .slot(part)
        .map(slot ->
            new Implied(
                new Form.Within(new Operand.Slot(slot), new ValueSet.All(), false),
                "a permit is for calls with a "
                    + part
                    + ", unless it says `without "
                    + part
                    + "`, and this clause asks for others"));
  }

  /** Whether it reads arguments; where nothing can be bound to them, such a permit is inert. */
  boolean readsArguments(Normalizer normalizer) {
    return rule.clauses().stream()
        .flatMap(clause -> Condition.operands(clause.condition()))
        .anyMatch(normalizer::readsArgument);
  }
}
