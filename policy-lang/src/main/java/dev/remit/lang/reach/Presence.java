package dev.remit.lang.reach;

import dev.remit.lang.ir.Operand;
import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.Catalogue;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.schema.NamePattern;
import dev.remit.lang.schema.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which facts are never none where a rule holds: an argument that each tool requires which its
 * clauses leave, and what is known of parties that every call has. They may still be unknown.
 */
record Presence(SlotLayout layout, AttributeModel attributes, Catalogue catalogue) {
  private static final Set<String> ALWAYS_THERE =
      Set.of("agent", "principal", "chain", "tool", "env");

  /** The clauses, those on such a fact without the case that it is none. */
  List<Form> of(List<Form> clauses) {
    Optional<Set<ToolEntry>> tools = tools(clauses);
    return clauses.stream().map(clause -> without(clause, tools)).toList();
  }

  /** A clause of a rule that has these. */
  Form of(Form clause, List<Form> clauses) {
    return without(clause, tools(clauses));
  }

  private Form without(Form clause, Optional<Set<ToolEntry>> tools) {
    return switch (clause) {
      case Form.Within(var operand, var values, boolean none)
          when none && isThere(operand, tools) ->
          new Form.Within(operand, values, false);
      case Form.Both(var parts) ->
          new Form.Both(parts.stream().map(part -> without(part, tools)).toList());
      case Form.Either(var parts) ->
          new Form.Either(parts.stream().map(part -> without(part, tools)).toList());
      default -> clause;
    };
  }

  private boolean isThere(Operand operand, Optional<Set<ToolEntry>> tools) {
    if (!(operand instanceof Operand.Slot(int slot))) {
      return false;
    }
    return switch (layout.facts().get(slot)) {
      case SlotLayout.FactKey.Core(String name, Type type) ->
          attributes.attribute(name).filter(Presence::isAlwaysThere).isPresent();
      case SlotLayout.FactKey.Argument(List<String> path, Type type) ->
          tools.isPresent()
              && tools.get().stream().allMatch(tool -> requires(tool.args(), path, type));
    };
  }

  private static boolean isAlwaysThere(Attribute attribute) {
    return ALWAYS_THERE.contains(attribute.owner())
        && !attribute.optional()
        && attribute.capture().isEmpty();
  }

  private static boolean requires(List<Type.Field> fields, List<String> path, Type type) {
    return fields.stream()
        .filter(field -> field.name().equals(path.getFirst()) && !field.optional())
        .anyMatch(field ->
            path.size() == 1
                ? field.type().equals(type)
                : field.type() instanceof Type.RecordOf(var inner)
                    && requires(inner, path.subList(1, path.size()), type));
  }

  /** The tools that the clauses leave; empty where none fixes any. */
  private Optional<Set<ToolEntry>> tools(List<Form> clauses) {
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
