package dev.remit.lang.diagnostic;

import dev.remit.lang.diagnostic.Columns.Cell;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line, and carets under a part of it. Of a long line the part around the carets is shown.
 *
 * @param text the line as printed
 * @param carets what stands below it
 */
record Underlined(String text, String carets) {
  private static final int MOST_COLUMNS = 160;
  private static final int COLUMNS_BEFORE = 40;

  /** Carets under the characters {@code from} to {@code to}, exclusive; at least one. */
  static Underlined of(String line, int from, int to) {
    List<Cell> cells = Columns.of(line);
    boolean cut = Columns.width(cells) > MOST_COLUMNS;
    int first = cut ? first(cells, from) : 0;
    int last = cut ? last(cells, first) : cells.size();
    List<Cell> shown = cells.subList(first, last);
    String left = first > 0 ? "…" : "";
    String right = last < cells.size() ? "…" : "";
    int blanks =
        left.length() + Columns.width(shown.stream().filter(cell -> cell.at() < from).toList());
    int under =
        Columns.width(shown.stream().filter(cell -> cell.at() >= from && cell.at() < to).toList());
    boolean mark =
        under == 0 && shown.stream().anyMatch(cell -> cell.at() == from && cell.width() == 0);
    return new Underlined(
        left + shown.stream().map(Cell::shown).collect(Collectors.joining()) + right,
        " ".repeat(mark ? Math.max(0, blanks - 1) : blanks) + "^".repeat(Math.max(1, under)));
  }

  /** The first cell to show, so that what is underlined starts near the left. */
  private static int first(List<Cell> cells, int from) {
    int at = 0;
    while (at < cells.size() && cells.get(at).at() < from) {
      at++;
    }
    int columns = 0;
    while (at > 0 && columns < COLUMNS_BEFORE) {
      at--;
      columns += cells.get(at).width();
    }
    return at;
  }

  private static int last(List<Cell> cells, int first) {
    int at = first;
    int columns = 0;
    while (at < cells.size() && columns < MOST_COLUMNS) {
      columns += cells.get(at).width();
      at++;
    }
    return at;
  }
}
