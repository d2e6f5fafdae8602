package dev.remit.lang.decide;

import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Catalogue;
import dev.remit.lang.schema.Catalogue.AccessRule;
import dev.remit.lang.schema.Catalogue.ActionRule;
import dev.remit.lang.schema.Catalogue.DatasetEntry;
import dev.remit.lang.schema.Catalogue.PathRule;
import dev.remit.lang.schema.Catalogue.TargetRule;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.schema.DatasetIndex;
import dev.remit.lang.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One tool {@code crm.query}, put together part by part. */
final class Tools {
  static final Type TEXT = new Type.Text();
  static final Type DECIMAL = new Type.Decimal();
  static final Type.ListOf TEXTS = new Type.ListOf(TEXT, 40);

  private final List<Type.Field> args = new ArrayList<>();
  private final List<AccessRule> accesses = new ArrayList<>();
  private boolean open;
  private Optional<String> digest = Optional.empty();

  Tools arg(String name, Type type) {
    args.add(new Type.Field(name, type, false, false));
    return this;
  }

  Tools optional(String name, Type type) {
    args.add(new Type.Field(name, type, true, false));
    return this;
  }

  Tools open() {
    open = true;
    return this;
  }

  Tools pinned(String to) {
    digest = Optional.of(to);
    return this;
  }

  Tools does(String action) {
    accesses.add(new AccessRule(new ActionRule.Fixed(action), new TargetRule.Nothing()));
    return this;
  }

  Tools does(String action, String dataset) {
    return does(new ActionRule.Fixed(action), new TargetRule.On(name(dataset), Optional.empty()));
  }

  Tools doesAt(String action, String dataset, String... argument) {
    return does(
        new ActionRule.Fixed(action),
        new TargetRule.On(name(dataset), Optional.of(new PathRule.Argument(List.of(argument)))));
  }

  Tools fromRequest(String action) {
    return does(new ActionRule.Fixed(action), new TargetRule.FromRequest());
  }

  Tools does(ActionRule action, TargetRule target) {
    accesses.add(new AccessRule(action, target));
    return this;
  }

  static Value.Name name(String dotted) {
    return new Value.Name(List.of(dotted.split("\\.")));
  }

  ToolEntry entry() {
    return new ToolEntry(
        new Value.Tool("crm", "query"), args, open, accesses, Optional.empty(), digest);
  }

  Catalogue catalogue(DatasetEntry... datasets) {
    return new Catalogue(
        Map.of(new Value.Tool("crm", "query"), entry()),
        Map.of(),
        datasets.length == 0
            ? Map.of()
            : Map.of(datasets[0].dataset(), new DatasetIndex(List.of(datasets))),
        Map.of());
  }

  TypedCall typed(Asking asking) {
    return switch (new CatalogueStep(catalogue()).check(asking.call())) {
      case CatalogueStep.Result.Typed(TypedCall call) -> call;
      case CatalogueStep.Result.Fault(Decision.Reason reason) ->
          throw new AssertionError(reason.toString());
    };
  }

  /**
   * The code and the name of the fault, such as {@code ARGUMENT_INVALID args.amount}; {@code -} for
   * none.
   */
  String fault(Asking asking) {
    return switch (new CatalogueStep(catalogue()).check(asking.call())) {
      case CatalogueStep.Result.Typed call -> "-";
      case CatalogueStep.Result.Fault(Decision.Reason reason) ->
          reason.code() + " " + reason.fact().orElse("");
    };
  }
}
