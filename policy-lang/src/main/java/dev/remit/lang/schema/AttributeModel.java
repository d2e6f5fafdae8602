package dev.remit.lang.schema;

import java.util.Optional;
import java.util.SortedMap;

/** The attributes of one bundle by name: the core model, as redeclared, and the site's own. */
public record AttributeModel(SortedMap<String, Attribute> attributes) {
  public Optional<Attribute> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }
}
