package dev.remit.cli.fmt;

import dev.remit.cli.fmt.LineDiff.Edit;
import java.util.ArrayList;
import java.util.List;

/**
 * What to change in a text, in the unified format of POSIX {@code diff -u}, as {@code patch} reads
 * it.
 */
public final class UnifiedDiff {
  /** Lines shown around a change. */
  private static final int CONTEXT = 3;

  private final StringBuilder out = new StringBuilder();
  private final List<Edit> edits;

  private UnifiedDiff(List<Edit> edits) {
    this.edits = edits;
  }

  /** Empty where the texts are equal. */
  public static String of(String name, String from, String to) {
    if (from.equals(to)) {
      return "";
    }
    UnifiedDiff diff = new UnifiedDiff(LineDiff.of(lines(from), lines(to)));
    diff.out.append("--- ").append(name).append("\n+++ ").append(name).append('\n');
    diff.hunks();
    return diff.out.toString();
  }

  /** With their line ends, which the last line may lack. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int next = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(start, next));
      start = next;
    }
    return lines;
  }

  private void hunks() {
    int at = 0;
    int gone = 0;
    int come = 0;
    while (true) {
      int change = nextChange(at);
      if (change == edits.size()) {
        return;
      }
      int start = Math.max(at, change - CONTEXT);
      int end = end(change);
      // Up to the start, all lines are those of both texts.
      gone += start - at;
      come += start - at;
      List<Edit> hunk = edits.subList(start, end);
      hunk(hunk, gone, come);
      gone += count(hunk, Edit.NEW);
      come += count(hunk, Edit.GONE);
      at = end;
    }
  }

  private int nextChange(int from) {
    int at = from;
    while (at < edits.size() && edits.get(at).sign() == Edit.SAME) {
      at++;
    }
    return at;
  }

  /** Changes whose context would meet stand in one hunk. */
  private int end(int change) {
    int at = change;
    while (true) {
      while (at < edits.size() && edits.get(at).sign() != Edit.SAME) {
        at++;
      }
      int next = nextChange(at);
      if (next == edits.size() || next - at > 2 * CONTEXT) {
        return Math.min(edits.size(), at + CONTEXT);
      }
      at = next;
    }
  }

  /** The lines of a text that a hunk has: all but the other text's. */
  private static int count(List<Edit> hunk, char other) {
    return (int) hunk.stream().filter(edit -> edit.sign() != other).count();
  }

  private void hunk(List<Edit> hunk, int gone, int come) {
    out.append("@@ -").append(range(gone, count(hunk, Edit.NEW)));
    out.append(" +").append(range(come, count(hunk, Edit.GONE))).append(" @@\n");
    List<Edit> added = new ArrayList<>();
    for (Edit edit : hunk) {
      switch (edit.sign()) {
        case Edit.NEW -> added.add(edit);
        case Edit.GONE -> line(edit);
        default -> {
          added.forEach(this::line);
          added.clear();
          line(edit);
        }
      }
    }
    added.forEach(this::line);
  }

  /** The first line counts from 1; of no lines, the one before is named. */
  private static String range(int before, int count) {
    int first = count == 0 ? before : before + 1;
    return count == 1 ? "" + first : first + "," + count;
  }

  private void line(Edit edit) {
    out.append(edit.sign()).append(edit.line());
    if (!edit.line().endsWith("\n")) {
      out.append("\n\\ No newline at end of file\n");
    }
  }
}
