package dev.remit.lang.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** A line of text as a terminal shows it: how many columns each character takes. */
final class Columns {
  private static final int TAB = 4;

  /** First and last of each range of characters that take two columns (Unicode, UAX 11). */
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x2E80, 0x303E},
    {0x3041, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF},
    {0x1F900, 0x1F9FF},
    {0x1FA70, 0x1FAFF},
    {0x20000, 0x3FFFD}
  };

  private Columns() {}

  /**
   * One character of a line.
   *
   * @param at its place in the line, in UTF-16 characters
   * @param shown what is printed for it
   * @param width the columns that takes; 0 for a mark that combines with the character before
   */
  record Cell(int at, String shown, int width) {}

  /** A tab becomes blanks; what would steer the terminal, or show nothing, becomes a mark. */
  static List<Cell> of(String line) {
    List<Cell> cells = new ArrayList<>();
    for (int at = 0; at < line.length(); ) {
      int character = line.codePointAt(at);
      cells.add(cell(at, character));
      at += Character.charCount(character);
    }
    return cells;
  }

  private static Cell cell(int at, int character) {
    if (character == '\t') {
      return new Cell(at, " ".repeat(TAB), TAB);
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          new Cell(at, "\uFFFD", 1);
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK ->
          new Cell(at, Character.toString(character), 0);
      default -> new Cell(at, Character.toString(character), isWide(character) ? 2 : 1);
    };
  }

  private static boolean isWide(int character) {
    for (int[] range : WIDE) {
      if (character >= range[0] && character <= range[1]) {
        return true;
      }
    }
    return false;
  }

  static int width(List<Cell> cells) {
    return cells.stream().mapToInt(Cell::width).sum();
  }
}
