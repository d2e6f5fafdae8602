package dev.remit.lang.ide;

import dev.remit.lang.runtime.Value;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.syntax.Lexeme;
import dev.remit.lang.syntax.SyntaxLimits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands before a place, by words and signs alone: while a rule is being typed it does not
 * parse.
 *
 * @param before all before the word at the place, comments apart
 * @param word what of a word has been typed
 * @param path the names before the last dot, if the word stands after one
 * @param inside whether the place is in a comment or a text, where nothing is proposed
 */
record HalfTyped(List<Lexeme> before, String word, List<String> path, boolean inside) {

  static HalfTyped at(SourceFile source, int offset) {
    List<Lexeme> before = new ArrayList<>();
    String word = "";
    for (Lexeme each : Lexeme.of(source, SyntaxLimits.DEFAULT)) {
      if (each.span().start() >= offset) {
        break;
      }
      boolean reaches = each.span().end() >= offset;
      boolean inText = each.kind() == Lexeme.Kind.QUOTED && each.span().end() > offset;
      if (reaches && (inText || each.kind() == Lexeme.Kind.COMMENT)) {
        return new HalfTyped(List.of(), "", List.of(), true);
      } else if (reaches && each.kind() == Lexeme.Kind.WORD) {
        word = source.text().substring(each.span().start(), offset);
      } else if (each.kind() != Lexeme.Kind.COMMENT) {
        before.add(each);
      }
    }
    if (isOpenText(source, before, offset)) {
      return new HalfTyped(List.of(), "", List.of(), true);
    }
    List<String> path = new ArrayList<>();
    while (before.size() >= 2 && before.getLast().text().equals(".")) {
      before.removeLast();
      if (before.getLast().kind() == Lexeme.Kind.SIGN) {
        break;
      }
      path.addFirst(before.removeLast().text().replace("\"", ""));
    }
    return new HalfTyped(List.copyOf(before), word, List.copyOf(path), false);
  }

  /** A quote without its end is read as a sign of its own. */
  private static boolean isOpenText(SourceFile source, List<Lexeme> before, int offset) {
    int line = source.line(offset);
    return before.stream().anyMatch(each -> each.text().equals("\"") && each.span().line() == line);
  }

  /** The word or sign that is {@code back} before the place, 1 being the last; empty beyond. */
  String back(int back) {
    return back <= before.size() ? before.get(before.size() - back).text() : "";
  }

  /** Whether nothing but blanks stands before the word on its line. */
  boolean beginsLine(SourceFile source, int offset) {
    int start = offset - word.length();
    int line = source.lineStart(source.line(start));
    return source.text().substring(line, start).isBlank();
  }

  /** The word before each brace that is open at the place, the outermost first. */
  List<String> blocks() {
    List<String> open = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      String text = before.get(i).text();
      if (text.equals("{")) {
        open.add(opener(i));
      } else if (text.equals("}") && !open.isEmpty()) {
        open.removeLast();
      } else if (declares(i)) {
        open.clear();
      }
    }
    return open;
  }

  /** A declaration at the left edge of the text shows that what was open before is not closed. */
  private boolean declares(int i) {
    Lexeme each = before.get(i);
    return each.span().column() == 1 && Words.DECLARATIONS.contains(each.text());
  }

  private String opener(int brace) {
    int line = before.get(brace).span().line();
    for (int i = brace - 1; i >= 0 && before.get(i).span().line() == line; i--) {
      String text = before.get(i).text();
      if (Words.OPENERS.contains(text)) {
        return text.equals("actor") ? "permit" : text;
      } else if (text.equals("{") || text.equals("}")) {
        break;
      }
    }
    return brace > 0 ? before.get(brace - 1).text() : "";
  }

  /** The index of the declaration, or the rule, that the place is in. */
  private int start() {
    for (int i = before.size() - 1; i >= 0; i--) {
      if (Words.RULES.contains(before.get(i).text()) || declares(i)) {
        return i;
      }
    }
    return 0;
  }

  /** The tools that the rule, or the tool declaration, at the place is about. */
  Set<Value.Tool> tools() {
    Set<Value.Tool> tools = new HashSet<>();
    List<Lexeme> own = before.subList(start(), before.size());
    for (int i = 0; i + 3 < own.size(); i++) {
      boolean names =
          own.get(i).text().equals("tool") && (i == 0 || own.get(i + 1).text().equals("is"));
      int server = own.get(i + 1).text().equals("is") ? i + 2 : i + 1;
      if (names && server + 2 < own.size() && own.get(server + 1).text().equals(".")) {
        tools.add(new Value.Tool(plain(own.get(server)), plain(own.get(server + 2))));
      }
      if (own.get(i).text().equals("tool") && own.get(i + 1).text().equals("in")) {
        listed(own, i + 3, tools);
      }
    }
    return tools;
  }

  private static void listed(List<Lexeme> own, int from, Set<Value.Tool> tools) {
    for (int i = from; i + 2 < own.size() && own.get(i + 1).text().equals("."); i += 4) {
      tools.add(new Value.Tool(plain(own.get(i)), plain(own.get(i + 2))));
    }
  }

  private static String plain(Lexeme lexeme) {
    return lexeme.text().replace("\"", "");
  }

  /** The list that a variable of a quantifier runs through, as a dotted name. */
  Optional<List<String>> range(String variable) {
    for (int i = before.size() - 4; i >= 0; i--) {
      boolean names =
          Words.QUANTIFIERS.contains(before.get(i).text())
              && before.get(i + 1).text().equals(variable)
              && before.get(i + 2).text().equals("in");
      if (names) {
        return Optional.of(dotted(i + 3));
      }
    }
    return Optional.empty();
  }

  private List<String> dotted(int from) {
    List<String> path = new ArrayList<>();
    for (int i = from; i < before.size(); i += 2) {
      path.add(plain(before.get(i)));
      if (i + 1 >= before.size() || !before.get(i + 1).text().equals(".")) {
        break;
      }
    }
    return path;
  }

  /** The dotted name that ends {@code back} before the place; empty where none does. */
  List<String> nameBack(int back) {
    List<String> path = new ArrayList<>();
    int i = before.size() - back;
    while (i >= 0 && before.get(i).kind() != Lexeme.Kind.SIGN) {
      path.addFirst(plain(before.get(i)));
      if (i < 2 || !before.get(i - 1).text().equals(".")) {
        break;
      }
      i -= 2;
    }
    return path;
  }

  /**
   * Steps back over the elements of a set to what stands before its brace; 0 where none is open.
   */
  int backOverSet() {
    for (int back = 1; back <= before.size(); back++) {
      String text = back(back);
      if (text.equals("{")) {
        return back + 1;
      }
      boolean element =
          before.get(before.size() - back).kind() != Lexeme.Kind.SIGN
              || text.equals(",")
              || text.equals(".");
      if (!element) {
        return 0;
      }
    }
    return 0;
  }
}
