package dev.remit.lang.source;

import java.util.Arrays;

/**
 * One text of a bundle: its path relative to the bundle's root, {@code /}-separated, and its
 * content.
 */
public final class SourceFile {
  private final String path;
  private final String text;
  private final int[] lineStarts;

  public SourceFile(String path, String text) {
    this.path = path;
    this.text = text;
    this.lineStarts =
        java.util.stream.IntStream.concat(
                java.util.stream.IntStream.of(0),
                java.util.stream.IntStream.range(0, text.length())
                    .filter(i -> text.charAt(i) == '\n')
                    .map(i -> i + 1))
            .toArray();
  }

  public String path() {
    return path;
  }

  public String text() {
    return text;
  }

  /** The line, from 1, that holds the character at {@code offset}. */
  public int line(int offset) {
    int at = Arrays.binarySearch(lineStarts, offset);
    return at >= 0 ? at + 1 : -at - 1;
  }

  /** The column, from 1, of the character at {@code offset} within its line. */
  public int column(int offset) {
    return offset - lineStarts[line(offset) - 1] + 1;
  }

  /** Where a line, counted from 1, starts. */
  public int lineStart(int line) {
    return lineStarts[line - 1];
  }

  /** The text of a line, counted from 1, without its line end: a newline, or CR and newline. */
  public String lineText(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
    return text.substring(start, end > start && text.charAt(end - 1) == '\r' ? end - 1 : end);
  }

  @Override
  public String toString() {
    return path;
  }
}
