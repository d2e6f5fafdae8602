package dev.remit.lang.data;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads CSV (RFC 4180) with a header: a list of objects, one for each line, by the header's names.
 * A cell is a word; an empty one states nothing, unless it is in quotes; {@code none} without
 * quotes is known to be absent.
 */
final class CsvData {
  private final SourceFile file;
  private final String text;
  private final List<Diagnostic> found;
  private int at;
  private boolean broken;

  private CsvData(SourceFile file, List<Diagnostic> found) {
    this.file = file;
    this.text = file.text();
    this.found = found;
  }

  static Optional<Datum> read(SourceFile file, List<Diagnostic> found) {
    int before = found.size();
    Datum rows = new CsvData(file, found).rows();
    return found.size() == before ? Optional.of(rows) : Optional.empty();
  }

  private record Cell(String text, boolean quoted, Span span) {}

  private Datum rows() {
    skipEmptyLines();
    List<Cell> header = line();
    MemberList names = new MemberList(found);
    header.forEach(cell -> names.add(cell.text(), cell.span()));
    if (header.getFirst().text().isEmpty() && !broken) {
      add(Code.DATA_SYNTAX, header.getFirst().span(), "the first line names the columns");
    }
    List<Datum> rows = new ArrayList<>();
    skipEmptyLines();
    while (at < text.length()) {
      int start = at;
      List<Cell> cells = line();
      Span span = new Span(file, start, cells.getLast().span().end());
      if (cells.size() != header.size() && !broken) {
        add(
            Code.DATA_SHAPE,
            span,
            "the header has "
                + header.size()
                + (header.size() == 1 ? " cell" : " cells")
                + ", and this line has "
                + cells.size());
      } else if (!broken) {
        rows.add(row(header, cells, span));
      }
      skipEmptyLines();
    }
    return new Datum.Many(rows, new Span(file, 0, text.length()));
  }

  private static Datum row(List<Cell> header, List<Cell> cells, Span span) {
    List<Datum.Member> members = new ArrayList<>(cells.size());
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      if (cell.quoted() || !cell.text().isEmpty()) {
        Datum value =
            !cell.quoted() && cell.text().equals("none")
                ? new Datum.Nothing(cell.span())
                : new Datum.Word(cell.text(), true, cell.span());
        members.add(new Datum.Member(header.get(i).text(), header.get(i).span(), value));
      }
    }
    return new Datum.Members(members, span);
  }

  private void skipEmptyLines() {
    while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
      at++;
    }
  }

  /** A record: at least one cell. Leaves {@code at} at the start of the next line. */
  private List<Cell> line() {
    List<Cell> cells = new ArrayList<>();
    cells.add(cell());
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      cells.add(cell());
    }
    if (text.startsWith("\r\n", at)) {
      at += 2;
    } else if (at < text.length()) {
      at++;
    }
    return cells;
  }

  private boolean atEnd() {
    return at == text.length()
        || text.charAt(at) == ','
        || text.charAt(at) == '\n'
        || text.startsWith("\r\n", at);
  }

  private Cell cell() {
    return at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
  }

  private Cell plain() {
    int start = at;
    while (!atEnd()) {
      char c = text.charAt(at);
      if (c == '"' || c == '\r') {
        add(
            Code.DATA_SYNTAX,
            new Span(file, at, at + 1),
            c == '"'
                ? "a quote stands only around a whole cell, and twice within one"
                : "a line ends with a line feed, or a carriage return and a line feed");
        at = text.length();
        broken = true;
        return new Cell("", false, new Span(file, start, start));
      }
      at++;
    }
    Span span = new Span(file, start, at);
    String cell = text.substring(start, at);
    if (!cell.equals(cell.strip())) {
      add(
          Code.DATA_SYNTAX,
          span,
          "this cell begins or ends with a blank; put it in quotes if the blank belongs to it");
    }
    return new Cell(cell, false, span);
  }

  private Cell quoted() {
    int start = at++;
    StringBuilder cell = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        cell.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else {
        if (!atEnd()) {
          add(
              Code.DATA_SYNTAX,
              new Span(file, at, at + 1),
              "after the quote that ends a cell comes a comma or the end of the line");
          at = text.length();
          broken = true;
        }
        return new Cell(cell.toString(), true, new Span(file, start, at));
      }
    }
    add(
        Code.DATA_SYNTAX,
        new Span(file, start, start + 1),
        "the quote that ends this cell is missing");
    broken = true;
    return new Cell(cell.toString(), true, new Span(file, start, at));
  }

  private void add(Code code, Span span, String message) {
    found.add(Diagnostic.of(code, span, message));
  }
}
