package dev.remit.lang.data;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A row of keyed data: the key by its name in the declaration, and the columns. */
record RowEntry(Entry entry, Declaration.Data table, List<Diagnostic> found) {

  Optional<Declaration> declaration() {
    String key = table.keyName().text();
    List<Declaration.Property> columns = entry.properties(Set.of(key), found);
    return entry
        .key(key, found)
        .flatMap(new DataExpressions(found)::of)
        .map(value ->
            new Declaration.Row(
                new Name(List.of(table.name()), table.name().span()),
                value,
                columns,
                entry.span()));
  }
}
