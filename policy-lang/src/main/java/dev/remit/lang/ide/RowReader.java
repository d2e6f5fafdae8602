package dev.remit.lang.ide;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ide.Symbol.Kind;
import dev.remit.lang.schema.Type;
import java.util.List;

/** Notes what a row names: its table, and the columns that it fills. */
record RowReader(
    Declared declared, FileScope scope, ExpressionReader expressions, Occurrences found) {
  private static final Type NO_WORDS = new Type.Json();

  void read(Declaration.Row row) {
    expressions.read(
        new Expression.RowReference(row.table(), row.key(), List.of(), row.span()),
        NO_WORDS,
        Locals.NONE);
    declared
        .named(row.table(), scope)
        .ifPresent(table -> {
          for (Declaration.Property property : row.properties()) {
            String name = property.name().text();
            found.used(new Symbol(Kind.COLUMN, table.id(), name), property.name());
            Type type = expressions.types().column(table, name).orElse(NO_WORDS);
            expressions.read(property.value(), type, Locals.NONE);
          }
        });
  }
}
