package dev.remit.lang.reach;

import dev.remit.lang.ir.Operand;
import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Catalogue;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.schema.NamePattern;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which tools of the catalogue a rule is for. */
record FixedTools(SlotLayout layout, Catalogue catalogue) {
  /** The tools that the clauses leave; empty where none fixes any. */
  Optional<Set<ToolEntry>> of(List<Form> clauses) {
    return clauses.stream()
        .filter(Form.Within.class::isInstance)
        .map(Form.Within.class::cast)
        .filter(within -> !within.none() && isTool(within.operand()))
        .map(Form.Within::values)
        .filter(values -> values instanceof Members members && !members.outside())
        .map(values -> entries(((Members) values).parts()))
        .reduce((left, right) -> {
          left.retainAll(right);
          return left;
        });
  }

  private boolean isTool(Operand operand) {
    return operand instanceof Operand.Slot(int slot)
        && layout.facts().get(slot).name().equals("tool");
  }

  private Set<ToolEntry> entries(List<Members.Part> parts) {
    Set<ToolEntry> entries = new HashSet<>();
    for (Members.Part part : parts) {
      switch (part) {
        case Members.Part.One(Value.Tool tool) -> catalogue.tool(tool).ifPresent(entries::add);
        case Members.Part.Named(NamePattern pattern) -> {
          catalogue.tools().entrySet().stream()
              .filter(tool -> pattern.matches(tool.getKey()))
              .forEach(tool -> entries.add(tool.getValue()));
          entries.addAll(catalogue.families().values());
        }
        default -> {}
      }
    }
    return entries;
  }
}
