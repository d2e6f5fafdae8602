package dev.remit.lang.ide;

import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.ide.Symbol.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the names of a file are looked up: in its package, and by a qualifier in what it imports.
 */
final class FileScope {
  private final String packageName;
  private final Map<String, Qualifier> qualifiers = new HashMap<>();

  /** {@code symbol} is the alias, or the package where its last segment is the qualifier. */
  record Qualifier(String packageName, Symbol symbol) {}

  private FileScope(String packageName) {
    this.packageName = packageName;
  }

  static FileScope of(PolicyFile file) {
    FileScope scope = new FileScope(String.join(".", file.packageName().texts()));
    for (PolicyFile.Import each : file.imports()) {
      String imported = String.join(".", each.packageName().texts());
      Symbol symbol =
          each.alias()
              .map(alias -> new Symbol(Kind.QUALIFIER, file.span().file().path(), alias.text()))
              .orElseGet(() -> Symbol.dotted(Kind.PACKAGE, each.packageName().texts()));
      scope.qualifiers.putIfAbsent(symbol.name(), new Qualifier(imported, symbol));
    }
    return scope;
  }

  String packageName() {
    return packageName;
  }

  Map<String, Qualifier> qualifiers() {
    return Map.copyOf(qualifiers);
  }

  /** The qualifier that a name of two segments begins with. */
  Optional<Qualifier> qualifier(Name name) {
    return name.segments().size() == 2
        ? Optional.ofNullable(qualifiers.get(name.texts().getFirst()))
        : Optional.empty();
  }

  /** The owner and own name of what a name may mean: one segment here, or two through an import. */
  Optional<String> owner(Name name) {
    return name.segments().size() == 1
        ? Optional.of(packageName)
        : qualifier(name).map(Qualifier::packageName);
  }
}
