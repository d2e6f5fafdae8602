package dev.remit.lang.decide;

import dev.remit.lang.runtime.Reading;
import dev.remit.lang.schema.Catalogue;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.schema.Type;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Step 2: the tool is known and unchanged, its arguments have their types, and so the call has its
 * accesses.
 */
public final class CatalogueStep {
  /** A call to decide, or the first fault of step 2. */
  public sealed interface Result {
    record Typed(TypedCall call) implements Result {}

    record Fault(Decision.Reason reason) implements Result {}
  }

  private final Catalogue catalogue;

  public CatalogueStep(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  public Result check(Call call) {
    Optional<ToolEntry> entry = catalogue.tool(call.tool());
    if (entry.isEmpty()) {
      return unknownTool();
    }
    Faults faults = new Faults();
    pinned(call, entry.get(), faults);
    TypedCall typed = typed(call, entry.get(), faults);
    return faults.first().<Result>map(Result.Fault::new).orElseGet(() -> new Result.Typed(typed));
  }

  /**
   * The call with whatever arguments and datasets, for the listing: a fault only where no arguments
   * can mend it (law 10).
   */
  public Result checkWithoutArguments(Call call) {
    Optional<ToolEntry> entry = catalogue.tool(call.tool());
    if (entry.isEmpty()) {
      return unknownTool();
    }
    Faults faults = new Faults();
    pinned(call, entry.get(), faults);
    return faults
        .first()
        .<Result>map(Result.Fault::new)
        .orElseGet(() -> new Result.Typed(unknownArguments(call, entry.get())));
  }

  /** The call with each argument, and each dataset that the request would name, unknown. */
  static TypedCall unknownArguments(Call call, ToolEntry entry) {
    SortedMap<String, Reading> arguments = unknown(entry.args());
    return new TypedCall(
        call,
        entry,
        arguments,
        new AccessDerivation(arguments, Optional.empty(), new Faults()).accesses(entry.accesses()),
        Optional.empty());
  }

  private static Result unknownTool() {
    return new Result.Fault(
        Decision.Reason.of(ReasonCode.TOOL_UNKNOWN, "the tool is not in the catalogue")
            .withFact("tool"));
  }

  private static void pinned(Call call, ToolEntry entry, Faults faults) {
    if (entry.digest().isPresent() && !entry.digest().equals(call.definitionDigest())) {
      faults.add(
          ReasonCode.TOOL_CHANGED,
          "tool",
          "the tool's definition is not shown to be the one that the catalogue pins");
    }
  }

  private static TypedCall typed(Call call, ToolEntry entry, Faults faults) {
    if (!call.complete() && !entry.open()) {
      faults.add(
          ReasonCode.ARGUMENT_UNDECLARED,
          "args",
          "the arguments are not said to be complete, so there may be undeclared ones");
    }
    SortedMap<String, Reading> sent =
        new JsonTyping(faults)
            .fields(
                call.arguments().members(),
                entry.args(),
                "args",
                new JsonTyping.Rest(call.complete(), entry.open()));
    // What was sent is judged also where it is not all: knowing less never mends a fault (law 3).
    List<Access> accesses =
        new AccessDerivation(sent, call.datasets(), faults).accesses(entry.accesses());
    new StatedAccesses(entry.accesses(), accesses, faults).check(call);
    if (call.complete()) {
      return new TypedCall(call, entry, sent, accesses, Digests.arguments(call.arguments()));
    }
    SortedMap<String, Reading> arguments = unknown(entry.args());
    return new TypedCall(
        call,
        entry,
        arguments,
        new AccessDerivation(arguments, call.datasets(), faults).accesses(entry.accesses()),
        Optional.empty());
  }

  private static SortedMap<String, Reading> unknown(List<Type.Field> declared) {
    SortedMap<String, Reading> unknown = new TreeMap<>();
    declared.forEach(
        field -> unknown.put(field.name(), new Reading.Unknown("args." + field.name())));
    return unknown;
  }
}
