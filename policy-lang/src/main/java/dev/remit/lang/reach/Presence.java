package dev.remit.lang.reach;

import dev.remit.lang.ir.Operand;
import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.schema.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which facts are never none where a rule holds: an argument that each tool requires which its
 * clauses leave, and what is known of parties that every call has. They may still be unknown.
 */
record Presence(SlotLayout layout, AttributeModel attributes, FixedTools tools) {
  private static final Set<String> ALWAYS_THERE =
      Set.of("agent", "principal", "chain", "tool", "env");

  /** The clauses, those on such a fact without the case that it is none. */
  List<Form> of(List<Form> clauses) {
    Optional<Set<ToolEntry>> fixed = tools.of(clauses);
    return clauses.stream().map(clause -> without(clause, fixed)).toList();
  }

  /** A clause of a rule that has these. */
  Form of(Form clause, List<Form> clauses) {
    return without(clause, tools.of(clauses));
  }

  private Form without(Form clause, Optional<Set<ToolEntry>> fixed) {
    return switch (clause) {
      case Form.Within(var operand, var values, boolean none)
          when none && isThere(operand, fixed) ->
          new Form.Within(operand, values, false);
      case Form.Both(var parts) ->
          new Form.Both(parts.stream().map(part -> without(part, fixed)).toList());
      case Form.Either(var parts) ->
          new Form.Either(parts.stream().map(part -> without(part, fixed)).toList());
      default -> clause;
    };
  }

  private boolean isThere(Operand operand, Optional<Set<ToolEntry>> fixed) {
    if (!(operand instanceof Operand.Slot(int slot))) {
      return false;
    }
    return switch (layout.facts().get(slot)) {
      case SlotLayout.FactKey.Core(String name, Type type) ->
          attributes.attribute(name).filter(Presence::isAlwaysThere).isPresent();
      case SlotLayout.FactKey.Argument(List<String> path, Type type) ->
          fixed.isPresent()
              && fixed.get().stream().allMatch(tool -> requires(tool.args(), path, type));
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
}
