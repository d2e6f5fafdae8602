package dev.remit.lang.data;

import dev.remit.lang.source.SourceFile;

/**
 * Turns places counted in code points into places counted in UTF-16 characters. Each is found from
 * the one asked for before, so that going through a file once is linear.
 */
final class CodePoints {
  private final String text;
  private int point;
  private int offset;

  CodePoints(SourceFile file) {
    this.text = file.text();
  }

  int offset(int codePoint) {
    offset = text.offsetByCodePoints(offset, codePoint - point);
    point = codePoint;
    return offset;
  }
}
