package dev.remit.lang.schema;

import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Keyed data: rows that are looked up by one key, and never gone through. A table is one thing,
 * however large, so two of them are equal only if they are the same.
 */
public final class DataTable {
  private final String id;
  private final Type key;
  private final boolean complete;
  private final List<Type.Field> columns;
  private final List<Reading> missing;
  private final Reading unsure;
  private final Reading absent;
  private final Map<Value, List<Reading>> rows;
  private final PathEndings paths = new PathEndings();

  /**
   * @param id {@code package.name}
   * @param complete a missing row is known to be missing
   * @param rows by key, each with a reading for every column; what a row does not state is {@link
   *     #unstated}
   */
  public DataTable(
      String id,
      Type key,
      boolean complete,
      List<Type.Field> columns,
      Map<Value, List<Reading>> rows) {
    this.id = id;
    this.key = key;
    this.complete = complete;
    this.columns = List.copyOf(columns);
    this.missing = columns.stream().<Reading>map(column -> unstated(id, column.name())).toList();
    this.unsure = new Reading.Unknown(id.substring(id.lastIndexOf('.') + 1) + "[…]");
    this.absent = complete ? new Value.Bool(false) : unsure;
    this.rows = Map.copyOf(rows);
    rows.keySet()
        .forEach(of -> {
          if (of instanceof Value.Path path) {
            paths.add(path);
          }
        });
  }

  /** How a column reads that is not known, such as {@code tenant[…].tier}. */
  public static Reading.Unknown unstated(String id, String column) {
    return new Reading.Unknown(id.substring(id.lastIndexOf('.') + 1) + "[…]." + column);
  }

  /** How one of the columns reads that is not known. */
  public Reading.Unknown unstated(int column) {
    return unstated(id, columns.get(column).name());
  }

  public String id() {
    return id;
  }

  public Type key() {
    return key;
  }

  public boolean complete() {
    return complete;
  }

  public List<Type.Field> columns() {
    return columns;
  }

  /** Where a column is, among {@link #columns}. */
  public Optional<Integer> column(String name) {
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).name().equals(name))
        .boxed()
        .findFirst();
  }

  /** A column of the row of a key; unknown where there is no such row, or it does not state it. */
  public Reading read(Value of, int column) {
    return rows.getOrDefault(of, missing).get(column);
  }

  /**
   * Whether there is a row: true, and where there is none false or, in a table that is not
   * complete, unknown. It is unknown also of a path that may be the one of a row.
   */
  public Reading has(Value of) {
    if (rows.containsKey(of)) {
      return new Value.Bool(true);
    }
    return of instanceof Value.Path path && paths.mayHold(path) ? unsure : absent;
  }

  /** The keys of its rows, in no order. */
  public Set<Value> keys() {
    return rows.keySet();
  }

  /** How many rows there are. */
  public int size() {
    return rows.size();
  }

  @Override
  public String toString() {
    return id;
  }
}
