package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.Catalogue;
import dev.remit.lang.schema.IdentityPattern;
import dev.remit.lang.schema.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the names of a bundle mean. Groups and defines belong to their package and are keyed by
 * {@code package.name}; labels, enums, attributes and the catalogue are the bundle's.
 */
record Vocabulary(
    Map<String, Group> groups,
    Map<String, Declaration.Define> defines,
    Set<String> labels,
    Map<String, Type.EnumOf> enums,
    AttributeModel attributes,
    Catalogue catalogue) {

  record Group(String id, Declaration.Group.Members kind, List<IdentityPattern> members) {}

  Optional<Group> group(String packageName, String name) {
    return Optional.ofNullable(groups.get(packageName + "." + name));
  }

  Optional<Declaration.Define> define(String packageName, String name) {
    return Optional.ofNullable(defines.get(packageName + "." + name));
  }
}
