package dev.remit.lang.check;

import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.DataTable;
import dev.remit.lang.schema.Type;
import java.util.List;
import java.util.Optional;

/**
 * Checks what rules read of keyed data: a column of the row of a key, and whether there is one. A
 * key is a fact or a constant, never a row, so that no rule joins or goes through tables.
 */
final class RowChecker {
  private final Vocabulary vocabulary;
  private final Problems problems;
  private final OperandChecker operands;
  private final Uses uses;
  private final PropertyReader properties;

  RowChecker(Vocabulary vocabulary, Problems problems, OperandChecker operands, Uses uses) {
    this.vocabulary = vocabulary;
    this.problems = problems;
    this.operands = operands;
    this.uses = uses;
    this.properties = new PropertyReader(problems);
  }

  /** The table that a name means where it stands. */
  Optional<DataTable> table(Name name, Place place) {
    return vocabulary.table(name, place.scope(), uses);
  }

  /** {@code tenant[agent.tenant].tier}. */
  Optional<TypedOperand> read(Expression.RowReference written, Place place) {
    Optional<DataTable> table = table(written.table(), place);
    if (table.isEmpty()) {
      if (!place.scope().isLost(written.table())) {
        Tables.unknown(written.table(), place.scope(), vocabulary.tables().keySet(), problems);
      }
      return Optional.empty();
    }
    Optional<Type.Field> column = column(written, table.get());
    Optional<TypedOperand> key = key(written.key(), table.get(), place);
    return column.isEmpty()
        ? Optional.empty()
        : key.flatMap(of ->
            properties.of(
                new TypedOperand.Row(
                    table.get(),
                    of,
                    column.get(),
                    written.span().to(written.path().getFirst().span())),
                written.path().subList(1, written.path().size()),
                written.span()));
  }

  private Optional<Type.Field> column(Expression.RowReference written, DataTable table) {
    if (written.path().isEmpty()) {
      problems.add(
          Code.ROW_WITHOUT_COLUMN,
          written.span(),
          "this is a whole row, and a value is expected",
          "read a column of it, or ask whether it is there: `… in "
              + written.table().written()
              + "`");
      return Optional.empty();
    }
    String name = written.path().getFirst().text();
    Optional<Type.Field> column = table.column(name).map(table.columns()::get);
    if (column.isEmpty()) {
      List<String> columns = table.columns().stream().map(Type.Field::name).toList();
      problems.unknown(
          Code.UNKNOWN_COLUMN,
          written.path().getFirst().span(),
          "`" + written.table().written() + "` has no column `" + name + "`",
          name,
          columns,
          Optional.of("it has " + String.join(", ", columns)));
    }
    return column;
  }

  private Optional<TypedOperand> key(Expression written, DataTable table, Place place) {
    return operands
        .read(written, table.key(), place)
        .filter(key -> operands.same(table.key(), key))
        .filter(key -> operands.guarded(key, place))
        .filter(this::isNoRow)
        .filter(key -> isThere(key, table));
  }

  private boolean isNoRow(TypedOperand key) {
    boolean row =
        key.reads()
            .anyMatch(
                part -> part instanceof TypedOperand.Row || part instanceof TypedOperand.HasRow);
    if (row) {
      problems.add(
          Code.BAD_KEY, key.span(), "a key is a fact or a constant, never a row of data itself");
    }
    return !row;
  }

  /** A constant key without a row would read as unknown for ever. */
  private boolean isThere(TypedOperand key, DataTable table) {
    boolean there =
        !(key.bare() instanceof TypedOperand.Constant(Value value, Type type, var span))
            || table.has(value).equals(new Value.Bool(true));
    if (!there) {
      problems.add(
          Code.UNKNOWN_ROW,
          key.span(),
          "the table has no row of this key, so nothing is known of it");
    }
    return there;
  }

  /** {@code agent.tenant in tenant}. */
  Optional<TypedCondition> in(Expression.In written, TypedOperand value, DataTable table) {
    return operands.same(table.key(), value) && isNoRow(value)
        ? Optional.of(
            new TypedCondition.Flag(
                new TypedOperand.HasRow(table, value, written.span()), written.span()))
        : Optional.empty();
  }
}
