package dev.remit.lang.format;

import dev.remit.lang.syntax.SyntaxTree.Comment;
import dev.remit.lang.syntax.SyntaxTree.Word;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Lays a {@link Doc} out: a group stands on one line if that line is within the width, else it is
 * broken, and the groups inside it are asked anew. It takes time in proportion to the text, since
 * no group is looked at further than a line is wide.
 */
final class Printer {
  static final int WIDTH = 120;
  static final int STEP = 2;

  private final StringBuilder out = new StringBuilder();
  private final Deque<Placed> todo = new ArrayDeque<>();

  /** Written when the first word of a line comes, so that no line ends in blanks. */
  private int lineIndent;

  private boolean lineEmpty = true;
  private int column;
  private String space = "";
  private String comment = "";

  private Printer() {}

  /** A part with where its lines begin, and whether its gaps end lines. */
  record Placed(int indent, boolean broken, Doc doc) {}

  /** The text, without a line end after its last line. */
  static String print(Doc doc) {
    Printer printer = new Printer();
    printer.todo.push(new Placed(0, true, doc));
    while (!printer.todo.isEmpty()) {
      printer.place(printer.todo.pop());
    }
    printer.endComment();
    return printer.out.toString();
  }

  private void place(Placed at) {
    int indent = at.indent();
    switch (at.doc()) {
      case Doc.Written(Word word) -> word(word, indent);
      case Doc.Glue(String flat, String broken) -> write(at.broken() ? broken : flat);
      case Doc.Space() -> space = " ";
      case Doc.Gap(String flat, boolean blank) -> {
        if (at.broken()) {
          newLine(indent, blank);
        } else {
          space = flat;
        }
      }
      case Doc.Break(boolean blank) -> newLine(indent, blank);
      case Doc.Notes(List<Comment> comments) -> notes(comments);
      case Doc.Seq(List<Doc> parts) ->
          parts.reversed().forEach(part -> todo.push(new Placed(indent, at.broken(), part)));
      case Doc.Nest(Doc inner) -> todo.push(new Placed(indent + STEP, at.broken(), inner));
      case Doc.Group(Doc inner) -> todo.push(new Placed(indent, !fits(inner), inner));
    }
  }

  private boolean fits(Doc doc) {
    int used = lineEmpty ? lineIndent : column + space.length();
    return new Fitting(WIDTH - used, lineEmpty).fits(doc, todo);
  }

  private void word(Word word, int indent) {
    if (word.before().isEmpty()) {
      if (!comment.isEmpty()) {
        newLine(indent + STEP, false);
      }
    } else {
      if (!lineEmpty) {
        newLine(indent + STEP, false);
      }
      int same = lineIndent;
      notes(word.before());
      newLine(same, word.blankBefore());
    }
    write(word.text());
    comment = word.after().orElse("");
  }

  /** From a line's begin. */
  private void notes(List<Comment> comments) {
    int same = lineIndent;
    for (int i = 0; i < comments.size(); i++) {
      if (i > 0) {
        newLine(same, comments.get(i).blankBefore());
      }
      write(comments.get(i).text());
    }
  }

  private void write(String text) {
    if (text.isEmpty()) {
      return;
    }
    if (lineEmpty) {
      out.append(" ".repeat(lineIndent));
      column = lineIndent;
    } else {
      out.append(space);
      column += space.length();
    }
    out.append(text);
    column += text.length();
    lineEmpty = false;
    space = "";
  }

  private void newLine(int indent, boolean blank) {
    endComment();
    out.append(blank ? "\n\n" : "\n");
    lineIndent = indent;
    lineEmpty = true;
    space = "";
  }

  private void endComment() {
    if (!comment.isEmpty()) {
      out.append(' ').append(comment);
      comment = "";
    }
  }
}
