package dev.remit.lang.format;

import dev.remit.lang.syntax.SyntaxTree.Word;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Whether a part fits into what is left of a line, up to the next place where the line may end. */
final class Fitting {
  private int left;
  private boolean lineEmpty;

  /** A comment stands at the end of the line: the next word ends it. */
  private boolean commented;

  Fitting(int left, boolean lineEmpty) {
    this.left = left;
    this.lineEmpty = lineEmpty;
  }

  private enum Found {
    FITS,
    DOES_NOT,
    OPEN
  }

  /**
   * @param rest what is printed after it, the next part first
   */
  boolean fits(Doc part, Deque<Printer.Placed> rest) {
    Found found = inside(part);
    var following = rest.iterator();
    while (found == Found.OPEN && following.hasNext()) {
      Printer.Placed next = following.next();
      found = after(next.doc(), next.broken());
    }
    return found != Found.DOES_NOT;
  }

  /** On one line, all of it. */
  private Found inside(Doc part) {
    Deque<Iterator<Doc>> todo = new ArrayDeque<>();
    todo.push(List.of(part).iterator());
    while (!todo.isEmpty()) {
      if (!todo.element().hasNext()) {
        todo.pop();
        continue;
      }
      boolean fits =
          switch (todo.element().next()) {
            case Doc.Written(Word word) ->
                !commented && (word.before().isEmpty() || lineEmpty) && word(word);
            case Doc.Glue(String flat, String broken) -> text(flat);
            case Doc.Space() -> text(" ");
            case Doc.Gap(String flat, boolean blank) -> text(flat);
            case Doc.Break any -> false;
            case Doc.Notes any -> false;
            case Doc.Seq(List<Doc> parts) -> push(parts, todo);
            case Doc.Nest(Doc inner) -> push(List.of(inner), todo);
            case Doc.Group(Doc inner) -> push(List.of(inner), todo);
          };
      if (!fits) {
        return Found.DOES_NOT;
      }
    }
    return Found.OPEN;
  }

  /** What follows may end the line at its first gap that is not bound to stay on one. */
  private Found after(Doc part, boolean broken) {
    return switch (part) {
      case Doc.Written(Word word) -> {
        if (commented || !word.before().isEmpty()) {
          yield Found.FITS;
        }
        yield word(word) ? Found.OPEN : Found.DOES_NOT;
      }
      case Doc.Glue(String flat, String other) ->
          text(broken ? other : flat) ? Found.OPEN : Found.DOES_NOT;
      case Doc.Space() -> text(" ") ? Found.OPEN : Found.DOES_NOT;
      case Doc.Gap(String flat, boolean blank) -> {
        if (broken) {
          yield Found.FITS;
        }
        yield text(flat) ? Found.OPEN : Found.DOES_NOT;
      }
      case Doc.Break any -> Found.FITS;
      case Doc.Notes any -> Found.FITS;
      case Doc.Seq(List<Doc> parts) -> {
        Found found = Found.OPEN;
        for (int i = 0; i < parts.size() && found == Found.OPEN; i++) {
          found = after(parts.get(i), broken);
        }
        yield found;
      }
      case Doc.Nest(Doc inner) -> after(inner, broken);
      case Doc.Group(Doc inner) -> after(inner, true);
    };
  }

  private static boolean push(List<Doc> parts, Deque<Iterator<Doc>> todo) {
    todo.push(parts.iterator());
    return true;
  }

  private boolean word(Word word) {
    lineEmpty = false;
    commented = word.after().isPresent();
    return text(word.text());
  }

  private boolean text(String text) {
    left -= text.length();
    return left >= 0;
  }
}
