package dev.remit.testkit.coverage;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.ir.SlotLayout.FactKey;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.schema.Attribute;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which truths a clause can be. It is unknown only where it reads what may be unknown: a stated
 * fact, what the catalogue may leave out, a row, a path. Arguments, and what the required parts of
 * a request say, are known once rules are asked.
 */
final class PossibleTruths {
  /** Of what follows from the access, these are always known. */
  private static final Set<String> KNOWN =
      Set.of(
          "action", "tool", "tool.server", "tool.name", "tool.pinned", "dataset", "dataset.name");

  private final CompiledBundle bundle;

  PossibleTruths(CompiledBundle bundle) {
    this.bundle = bundle;
  }

  Set<Truth> of(Condition condition) {
    boolean unknown =
        Condition.operands(condition).flatMap(Operand::reads).anyMatch(this::mayBeUnknown);
    return unknown ? EnumSet.allOf(Truth.class) : EnumSet.of(Truth.TRUE, Truth.FALSE);
  }

  private boolean mayBeUnknown(Operand operand) {
    return switch (operand) {
      case Operand.Slot(int slot) -> mayBeUnknown(bundle.program().layout().facts().get(slot));
      case Operand.HopSlot(int slot) ->
          mayBeUnknown(bundle.program().layout().hopFacts().get(slot).name());
      case Operand.ActorSlot(int slot) ->
          mayBeUnknown(bundle.program().layout().actorFacts().get(slot).name());
      case Operand.Row any -> true;
      case Operand.HasRow(var table, var key) -> !table.complete() || mayBeUnknown(key);
      case Operand.Clock any -> true;
      case Operand.Field(Operand owner, String property) -> mayBeUnknown(owner);
      case Operand.OrElse(Operand value, Operand fallback) -> mayBeUnknown(value);
      case Operand.Constant any -> false;
      case Operand.Element any -> false;
    };
  }

  private boolean mayBeUnknown(FactKey key) {
    return switch (key) {
      case FactKey.Argument any -> false;
      case FactKey.Core(String name, var type) -> mayBeUnknown(name);
    };
  }

  private boolean mayBeUnknown(String name) {
    Optional<Attribute> attribute = bundle.attributes().attribute(name);
    return attribute
        .map(each ->
            switch (each.supply()) {
              case QUESTION -> each.floor().compareTo(dev.remit.lang.runtime.Source.ASSERTED) > 0;
              case STATEMENT, CLOCK, HOP -> true;
              case ACCESS, TOOL -> !KNOWN.contains(name);
            })
        .orElse(true);
  }
}
