package dev.remit.lang.check;

import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.Catalogue;
import dev.remit.lang.schema.IdentitySet;
import dev.remit.lang.schema.ObligationType;
import java.util.List;
import java.util.Map;

/**
 * All rules of a bundle, checked, and what they refer to.
 *
 * @param groups by {@code module.name}, those whose members the text alone tells
 * @param obligations by name, the built-in ones and the bundle's own
 */
public record CheckedBundle(
    List<CheckedRule> rules,
    AttributeModel attributes,
    Catalogue catalogue,
    Map<String, IdentitySet> groups,
    Map<String, ObligationType> obligations) {
  public CheckedBundle {
    rules = List.copyOf(rules);
    groups = Map.copyOf(groups);
    obligations = Map.copyOf(obligations);
  }
}
