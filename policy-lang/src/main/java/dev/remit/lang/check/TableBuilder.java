package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.DataTable;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds one table of keyed data: its declaration first, then its rows, wherever they stand. */
final class TableBuilder {
  private final String id;
  private final Span declared;
  private final Type key;
  private final boolean complete;
  private final List<Type.Field> columns;
  private final Map<String, Integer> places = new HashMap<>();
  private final Problems problems;
  private final Constants constants;
  private final StatedValues values;
  private final Map<Value, List<Reading>> rows = new HashMap<>();
  private final Map<Value, Span> stated = new HashMap<>();

  private TableBuilder(
      String id, Declaration.Data written, Type key, List<Type.Field> columns, Problems problems) {
    this.id = id;
    this.declared = written.name().span();
    this.key = key;
    this.complete = written.complete();
    this.columns = columns;
    this.problems = problems;
    this.constants = new Constants(problems);
    this.values = new StatedValues(problems);
    for (int i = 0; i < columns.size(); i++) {
      places.put(columns.get(i).name(), i);
    }
  }

  /** Empty, with the fault said, for a table whose key nothing could be looked up by. */
  static Optional<TableBuilder> of(
      String id, Declaration.Data written, Types types, Problems problems) {
    List<Type.Field> columns =
        types.fields(written.fields()).stream()
            .filter(column -> isColumn(column, written, problems))
            .toList();
    return types
        .read(written.keyType())
        .filter(read -> isKey(read, written, problems))
        .map(read -> new TableBuilder(id, written, read.type(), columns, problems));
  }

  private static boolean isKey(Types.Read read, Declaration.Data written, Problems problems) {
    boolean key =
        !read.optional()
            && switch (read.type()) {
              case Type.Text any -> true;
              case Type.Int any -> true;
              case Type.Name any -> true;
              case Type.Path any -> true;
              case Type.Identity any -> true;
              case Type.EnumOf any -> true;
              default -> false;
            };
    if (!key) {
      problems.add(
          Code.BAD_KEY,
          written.keyType().span(),
          "rows are looked up by a string, a name, an int, an identity, a path or an enum, and never by none");
    }
    return key;
  }

  private static boolean isColumn(Type.Field column, Declaration.Data written, Problems problems) {
    boolean value = !(column.type() instanceof Type.RecordOf || column.type() instanceof Type.Json);
    boolean named = !column.name().equals(written.keyName().text());
    if (!value || !named) {
      Span span =
          written.fields().stream()
              .filter(field -> field.name().text().equals(column.name()))
              .findFirst()
              .orElseThrow()
              .span();
      problems.add(
          named ? Code.BAD_COLUMN : Code.DUPLICATE_FIELD,
          span,
          named
              ? "a column holds one value, a list or a set of them, and no record and no json"
              : "the key has this name already");
    }
    return value && named;
  }

  void row(Declaration.Row written) {
    Optional<Value> of = constants.read(written.key(), key);
    List<Reading> readings = readings(written.properties());
    if (of.isEmpty()) {
      return;
    }
    Span before = stated.putIfAbsent(of.get(), written.key().span());
    if (written.key().span().equals(before)) {
      // A pack is gone through for each of its instances; this row is of one module's table.
      return;
    }
    if (before != null) {
      problems.duplicate(
          Code.DUPLICATE_ROW,
          written.key().span(),
          before,
          "the row of this key is stated twice; a key has one row in all files of a bundle");
      return;
    }
    rows.put(of.get(), readings);
  }

  private List<Reading> readings(List<Declaration.Property> written) {
    Reading[] readings = new Reading[columns.size()];
    for (int i = 0; i < readings.length; i++) {
      readings[i] = DataTable.unstated(id, columns.get(i).name());
    }
    Set<String> seen = new HashSet<>();
    for (Declaration.Property property : written) {
      Name.Segment name = property.name();
      Integer place = places.get(name.text());
      if (place == null) {
        unknown(name);
      } else if (!seen.add(name.text())) {
        problems.add(Code.DUPLICATE_FIELD, name.span(), "`" + name.text() + "` is stated twice");
      } else {
        Type.Field column = columns.get(place);
        values
            .read(name.text(), column.type(), column.optional(), property.value())
            .ifPresent(reading -> readings[place] = reading);
      }
    }
    return List.of(readings);
  }

  private void unknown(Name.Segment name) {
    List<String> names = new ArrayList<>(columns.stream().map(Type.Field::name).toList());
    problems.unknown(
        Code.UNKNOWN_COLUMN,
        name.span(),
        "the table has no column `" + name.text() + "`",
        name.text(),
        names,
        Optional.of("it has " + String.join(", ", names)));
  }

  Vocabulary.Table build() {
    return new Vocabulary.Table(declared, new DataTable(id, key, complete, columns, rows));
  }
}
