package dev.remit.lang.format;

import dev.remit.lang.syntax.SyntaxTree.Node;
import dev.remit.lang.syntax.SyntaxTree.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists: on one line with commas, or a line for each element. */
final class Lists {
  private final Layout layout;

  Lists(Layout layout) {
    this.layout = layout;
  }

  /** What parts the elements that stand on lines of their own. */
  enum Separator {
    /** The grammar asks for commas: each line has one. */
    COMMA,
    /** The end of a line is enough. */
    LINE_END
  }

  /** The index of the brace that closes the one at {@code open}. */
  int close(List<Node> parts, int open) {
    int at = open + 1;
    while (!layout.is(parts.get(at), "}")) {
      at++;
    }
    return at;
  }

  /** Parts on a line, with a list in braces whose elements have commas between them. */
  Doc lineOfCommas(List<Node> parts) {
    return layout.line(parts, Separator.COMMA);
  }

  /** {@code { a, b }}. */
  Doc braces(List<Node> parts, Separator separator) {
    String broken = separator == Separator.COMMA ? "," : "";
    List<Node> elements = elements(parts);
    List<Doc> inner = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      boolean last = i == elements.size() - 1;
      inner.add(new Doc.Gap(" ", i > 0 && layout.blankAbove(elements.get(i))));
      inner.add(layout.of(elements.get(i)));
      inner.add(new Doc.Glue(last ? "" : ",", broken));
    }
    Closing closing = closing(parts.getLast(), elements.isEmpty());
    closing.notes().ifPresent(inner::add);
    return Doc.group(
        layout.of(parts.getFirst()),
        new Doc.Nest(new Doc.Seq(inner)),
        new Doc.Gap(" ", false),
        closing.sign());
  }

  /** {@code (a, b)}, after what stands before the parenthesis; commas, but none at the end. */
  Doc arguments(List<Node> parts) {
    int open = 0;
    while (open < parts.size() && !layout.is(parts.get(open), "(")) {
      open++;
    }
    if (open == parts.size()) {
      return layout.tight(parts);
    }
    List<Node> list = parts.subList(open, parts.size());
    Closing closing = closing(list.getLast(), false);
    List<Doc> inner = new ArrayList<>();
    inner.add(new Doc.Gap("", false));
    inner.add(commas(elements(list)));
    closing.notes().ifPresent(inner::add);
    return Doc.seq(
        layout.tight(parts.subList(0, open)),
        Doc.group(
            layout.of(list.getFirst()),
            new Doc.Nest(new Doc.Seq(inner)),
            new Doc.Gap("", false),
            closing.sign()));
  }

  /** {@code label a, b}: words, then elements with commas between them. */
  Doc afterWord(List<Node> parts) {
    int first = 0;
    while (first < parts.size() && !startsList(parts, first)) {
      first++;
    }
    Doc words = layout.line(parts.subList(0, first));
    List<Node> elements = elements(parts.subList(first - 1, parts.size()));
    return elements.isEmpty()
        ? words
        : Doc.group(words, Doc.nest(new Doc.Gap(" ", false), commas(elements)));
  }

  /** The list begins after the last keyword: {@code governs}, or the first word. */
  private boolean startsList(List<Node> parts, int at) {
    boolean named = at > 0 && layout.is(parts.getFirst(), "package");
    return named ? layout.is(parts.get(at - 1), "governs") : at == 1;
  }

  /** Elements with a comma and a gap between two. */
  Doc commas(List<Node> elements) {
    List<Doc> docs = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      if (i > 0) {
        docs.add(new Doc.Glue(",", ","));
        docs.add(new Doc.Gap(" ", layout.blankAbove(elements.get(i))));
      }
      docs.add(layout.of(elements.get(i)));
    }
    return new Doc.Seq(docs);
  }

  /** What stands between the first and the last part but commas. */
  List<Node> elements(List<Node> parts) {
    return parts.stream().skip(1).filter(part -> !isSign(part)).toList();
  }

  private boolean isSign(Node part) {
    return layout.is(part, ",") || layout.is(part, "}") || layout.is(part, ")");
  }

  /** An item of a body, and whether an empty line stands above it. */
  record Item(Doc doc, boolean blank) {}

  /** As they are, with the empty lines that their author left between them. */
  List<Item> items(List<Node> parts) {
    return parts.stream().map(part -> new Item(layout.of(part), layout.blankAbove(part))).toList();
  }

  /** Items in braces, a line each: the bodies of tools and blocks. */
  Doc body(Node open, List<Item> items, Node close) {
    return Doc.seq(layout.of(open), inside(open, items, close));
  }

  /** What follows the opening brace of a body. */
  Doc inside(Node open, List<Item> items, Node close) {
    Closing closing = closing(close, items.isEmpty());
    List<Doc> inner = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      inner.add(new Doc.Break(i > 0 && items.get(i).blank()));
      inner.add(items.get(i).doc());
    }
    closing.notes().ifPresent(inner::add);
    boolean empty = inner.isEmpty() && layout.first(open).after().isEmpty();
    return Doc.seq(
        new Doc.Nest(new Doc.Seq(inner)),
        empty ? new Doc.Space() : new Doc.Break(false),
        closing.sign());
  }

  /** A closing sign, and the comments before it, which belong to the lines that it closes. */
  private record Closing(Optional<Doc> notes, Doc sign) {}

  private Closing closing(Node close, boolean empty) {
    Word word = layout.first(close);
    Doc sign = new Doc.Written(new Word(word.text(), List.of(), false, word.after()));
    if (word.before().isEmpty()) {
      return new Closing(Optional.empty(), sign);
    }
    boolean blank = !empty && word.before().getFirst().blankBefore();
    return new Closing(
        Optional.of(Doc.seq(new Doc.Break(blank), new Doc.Notes(word.before()))), sign);
  }
}
