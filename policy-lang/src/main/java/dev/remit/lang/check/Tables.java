package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The keyed data of a bundle's modules: all tables first, then the rows, wherever they stand. */
final class Tables {
  private final Problems problems;
  private final Types types;
  private final Uses uses;
  private final Map<String, TableBuilder> builders = new HashMap<>();
  private final Set<String> atFault = new HashSet<>();

  Tables(Problems problems, Types types, Uses uses) {
    this.problems = problems;
    this.types = types;
    this.uses = uses;
  }

  void declare(String id, Declaration.Data written) {
    TableBuilder.of(id, written, types, problems)
        .ifPresentOrElse(table -> builders.put(id, table), () -> atFault.add(id));
  }

  void rows(Module module) {
    for (Module.Part part : module.parts()) {
      for (Declaration declaration : part.file().declarations()) {
        if (declaration instanceof Declaration.Row row) {
          row(row, part.scope());
        }
      }
    }
  }

  /** The rows of a table at fault are not looked at. */
  private void row(Declaration.Row row, Scope scope) {
    Optional<String> id = scope.id(row.table(), uses);
    Optional<TableBuilder> table = id.flatMap(found -> Optional.ofNullable(builders.get(found)));
    table.ifPresent(found -> found.row(row));
    boolean said = id.filter(atFault::contains).isPresent() || scope.isLost(row.table());
    if (table.isEmpty() && !said) {
      unknown(row.table(), scope, builders.keySet(), problems);
    }
  }

  /** Says that there is no such table. */
  static void unknown(Name name, Scope scope, Set<String> ids, Problems problems) {
    String text = Names.dotted(name);
    problems.unknown(
        Code.UNKNOWN_TABLE,
        name.span(),
        "no table `" + text + "` is declared in this package or imported",
        text,
        scope.seen(ids),
        Optional.of("declare it: `data " + text + "[id: string] { … }`"));
  }

  Map<String, Vocabulary.Table> tables() {
    return builders.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(Map.Entry::getKey, table -> table.getValue().build()));
  }
}
