package dev.remit.lang.source;

/** A stretch of a source file: UTF-16 offsets, {@code end} exclusive. */
public record Span(SourceFile file, int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a span: [" + start + ", " + end + ")");
    }
  }

  public int line() {
    return file.line(start);
  }

  public int column() {
    return file.column(start);
  }

  /** The line, from 1, of the place after its last character. */
  public int endLine() {
    return file.line(end);
  }

  /** The column, from 1, of the place after its last character. */
  public int endColumn() {
    return file.column(end);
  }

  /** The text that the span covers. */
  public String text() {
    return file.text().substring(start, Math.min(end, file.text().length()));
  }

  /** The span from where this one starts to where {@code last} ends; both lie in one file. */
  public Span to(Span last) {
    return new Span(file, start, last.end);
  }

  /** {@code path:line:column}, as editors and terminals link it. */
  @Override
  public String toString() {
    return file.path() + ":" + line() + ":" + column();
  }
}
