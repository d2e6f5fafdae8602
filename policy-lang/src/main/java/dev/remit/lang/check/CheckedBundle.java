package dev.remit.lang.check;

import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.Catalogue;
import dev.remit.lang.schema.IdentityPattern;
import java.util.List;
import java.util.Map;

/** All rules of a bundle, checked, and what they refer to; groups by {@code package.name}. */
public record CheckedBundle(
    List<CheckedRule> rules,
    AttributeModel attributes,
    Catalogue catalogue,
    Map<String, List<IdentityPattern>> groups) {
  public CheckedBundle {
    rules = List.copyOf(rules);
    groups = Map.copyOf(groups);
  }
}
