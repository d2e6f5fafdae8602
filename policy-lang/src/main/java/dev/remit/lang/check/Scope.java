package dev.remit.lang.check;

import dev.remit.lang.ast.Name;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the names of a file are looked up: in its own module, and in what the file imports.
 *
 * @param module the package, or the instance of it where it is a pack
 * @param imports what the file imports, by qualifier
 */
record Scope(String module, Map<String, Imported> imports) {
  Scope {
    imports = Map.copyOf(imports);
  }

  /** The module behind a qualifier; empty where the import is at fault, which has been said. */
  record Imported(Optional<String> module, Span span) {}

  /** The id of what is named {@code name} in this module. */
  String own(String name) {
    return module + "." + name;
  }

  /** The id that a name of one segment has, or one of two that begins with a qualifier. */
  Optional<String> id(Name name, Uses uses) {
    if (name.segments().size() == 1) {
      return Optional.of(own(name.texts().getFirst()));
    }
    return imported(name)
        .flatMap(found -> {
          uses.of(found.span());
          return found.module().map(other -> other + "." + name.texts().getLast());
        });
  }

  /** Whether a name leads into an import at fault, of which everything has been said. */
  boolean isLost(Name name) {
    return imported(name).filter(found -> found.module().isEmpty()).isPresent();
  }

  /** How those of the ids are written here that can be named here at all. */
  List<String> seen(Set<String> ids) {
    List<String> names = new ArrayList<>(below(ids, module, ""));
    imports.forEach((qualifier, imported) ->
        imported.module().ifPresent(other -> names.addAll(below(ids, other, qualifier + "."))));
    return names;
  }

  private static List<String> below(Set<String> ids, String module, String prefix) {
    String owner = module + ".";
    return ids.stream()
        .filter(id -> id.startsWith(owner) && id.indexOf('.', owner.length()) < 0)
        .map(id -> prefix + id.substring(owner.length()))
        .toList();
  }

  private Optional<Imported> imported(Name name) {
    return name.segments().size() == 2
        ? Optional.ofNullable(imports.get(name.texts().getFirst()))
        : Optional.empty();
  }
}
