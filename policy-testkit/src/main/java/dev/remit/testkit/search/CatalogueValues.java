package dev.remit.testkit.search;

import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Catalogue;
import dev.remit.lang.schema.Catalogue.AccessRule;
import dev.remit.lang.schema.Catalogue.ActionRule;
import dev.remit.lang.schema.Catalogue.TargetRule;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.schema.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of arguments by which a call comes to do one thing or another, as the catalogue has
 * it.
 */
final class CatalogueValues {
  private static final int MOST = 32;

  private final Catalogue catalogue;

  CatalogueValues(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The modes that choose an action, and the datasets that an argument may name. */
  List<Value> values(ToolEntry entry, Type.Field field) {
    List<Value> values = new ArrayList<>();
    for (AccessRule access : entry.accesses()) {
      if (access.action() instanceof ActionRule.ByArgument by
          && by.argument().equals(List.of(field.name()))) {
        by.modes().keySet().stream().sorted().map(Value.Text::new).forEach(values::add);
      }
      if (access.target() instanceof TargetRule.Named named
          && named.argument().equals(List.of(field.name()))) {
        catalogue.datasets().keySet().stream()
            .sorted(java.util.Comparator.comparing(Value.Name::toString))
            .limit(MOST)
            .forEach(values::add);
      }
    }
    return values;
  }

  /**
   * A path in each part of a dataset that the catalogue tells apart, one in none, one without a
   * root.
   */
  List<Value> places(Type.Field field) {
    boolean path = field.type() instanceof Type.Path;
    if (!path && !(field.type() instanceof Type.Text)) {
      return List.of();
    }
    List<Value.Path> places =
        new ArrayList<>(
            List.of(
                new Value.Path(true, List.of("elsewhere")), new Value.Path(false, List.of("x"))));
    catalogue.datasets().values().stream()
        .flatMap(index -> index.entries().stream())
        .flatMap(entry -> entry.at().stream())
        .limit(MOST)
        .forEach(at ->
            places.add(
                new Value.Path(at.absolute(), Boundaries.instance(at.segments().segments()))));
    return places.stream()
        .<Value>map(place -> path ? place : new Value.Text(place.toString()))
        .toList();
  }
}
