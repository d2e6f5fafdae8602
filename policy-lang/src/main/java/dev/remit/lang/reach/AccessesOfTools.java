package dev.remit.lang.reach;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Condition.Members;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.reach.RuleForm.Implied;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Catalogue.AccessRule;
import dev.remit.lang.schema.Catalogue.ActionRule;
import dev.remit.lang.schema.Catalogue.TargetRule;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.schema.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What calls of the tools that a rule is for do, and on what, as the catalogue says. */
record AccessesOfTools(Normalizer normalizer, FixedTools tools) {

  List<Implied> of(List<Form> clauses) {
    List<Implied> implied = new ArrayList<>();
    tools
        .of(clauses)
        .filter(fixed -> fixed.stream().noneMatch(tool -> tool.accesses().isEmpty()))
        .filter(fixed -> !fixed.isEmpty())
        .ifPresent(fixed -> {
          actions(fixed).ifPresent(implied::add);
          datasets(fixed).ifPresent(implied::add);
        });
    return implied;
  }

  private Optional<Implied> actions(Set<ToolEntry> fixed) {
    Set<String> words = new HashSet<>();
    accesses(fixed)
        .forEach(access -> {
          switch (access.action()) {
            case ActionRule.Fixed(String action) -> words.add(action);
            case ActionRule.ByArgument(var argument, var modes) -> words.addAll(modes.values());
          }
        });
    return normalizer
        .slot("action")
        .map(Operand.Slot::new)
        .flatMap(slot ->
            normalizer
                .type(slot)
                .filter(Type.EnumOf.class::isInstance)
                .map(Type.EnumOf.class::cast)
                .map(type -> in(slot, symbols(words, type))))
        .map(form -> new Implied(form, "no call of its tools takes such an action"));
  }

  private static Collection<Value> symbols(Set<String> words, Type.EnumOf type) {
    return words.stream()
        .<Value>map(word -> new Value.Symbol(word, type.values().indexOf(word)))
        .toList();
  }

  /** Empty where an argument or the caller names a dataset. */
  private Optional<Implied> datasets(Set<ToolEntry> fixed) {
    Set<Value> names = new HashSet<>();
    boolean none = false;
    for (AccessRule access : accesses(fixed)) {
      switch (access.target()) {
        case TargetRule.On(Value.Name dataset, var at) -> names.add(dataset);
        case TargetRule.Nothing nothing -> none = true;
        case TargetRule.Named named -> {
          return Optional.empty();
        }
        case TargetRule.FromRequest request -> {
          return Optional.empty();
        }
      }
    }
    boolean absent = none;
    return normalizer
        .slot("dataset")
        .or(() -> normalizer.slot("dataset.name"))
        .map(Operand.Slot::new)
        .map(slot ->
            names.isEmpty()
                ? new Form.Within(slot, new ValueSet.Nothing(), true)
                : in(slot, names) instanceof Form.Within(var of, var values, boolean any)
                    ? new Form.Within(of, values, absent)
                    : new Form.Always())
        .map(form -> new Implied(form, "no call of its tools is on such a dataset"));
  }

  private Form in(Operand operand, Collection<Value> values) {
    return normalizer.form(
        new Condition.In(operand, Members.of(List.copyOf(values), List.of()), Shapes.NOWHERE),
        true);
  }

  private static List<AccessRule> accesses(Set<ToolEntry> fixed) {
    return fixed.stream().flatMap(tool -> tool.accesses().stream()).toList();
  }
}
