package dev.remit.lang.format;

import dev.remit.lang.syntax.Part;
import dev.remit.lang.syntax.SyntaxTree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fixtures and tests; the cells of a table stand below one another. */
final class TestLayout {
  private final Layout layout;
  private final Lists lists;
  private final DeclarationLayout declarations;

  TestLayout(Layout layout, Lists lists, DeclarationLayout declarations) {
    this.layout = layout;
    this.lists = lists;
    this.declarations = declarations;
  }

  /** {@code given a with b, c without d}: a line for each change where one is not enough. */
  Doc given(List<Node> parts) {
    int changes = 0;
    while (changes < parts.size() && !Layout.is(parts.get(changes), Part.CHANGE)) {
      changes++;
    }
    List<Doc> docs = new ArrayList<>();
    for (Node change : parts.subList(changes, parts.size())) {
      docs.add(new Doc.Gap(" ", false));
      docs.add(layout.of(change));
    }
    return Doc.group(layout.line(parts.subList(0, changes)), new Doc.Nest(new Doc.Seq(docs)));
  }

  Doc item(List<Node> parts) {
    if (layout.is(parts.getFirst(), "chain") && parts.size() > 2) {
      return chain(parts);
    } else if (parts.size() > 1 && isList(parts)) {
      return lists.lineOfCommas(parts);
    }
    return layout.line(parts);
  }

  private boolean isList(List<Node> parts) {
    return layout.is(parts.get(1), "{")
        && (layout.is(parts.getFirst(), "datasets") || layout.is(parts.getFirst(), "supports"));
  }

  /** {@code chain principal -> a { … } -> agent { … }}. */
  private Doc chain(List<Node> parts) {
    List<Doc> hops = new ArrayList<>();
    for (int i = 2; i < parts.size(); i += 2) {
      hops.add(new Doc.Gap(" ", false));
      hops.add(layout.line(parts.subList(i, i + 2)));
    }
    return Doc.group(layout.line(parts.subList(0, 2)), new Doc.Nest(new Doc.Seq(hops)));
  }

  Doc value(List<Node> parts) {
    if (layout.is(parts.getFirst(), "{")) {
      boolean fields = parts.size() > 2 && Layout.is(parts.get(1), Part.ENTRY);
      return lists.braces(parts, fields ? Lists.Separator.LINE_END : Lists.Separator.COMMA);
    }
    boolean range = parts.stream().anyMatch(part -> layout.is(part, ".."));
    return range ? layout.tight(parts) : layout.line(parts);
  }

  Doc step(List<Node> parts) {
    return layout.is(parts.getFirst(), "step") ? declarations.body(parts) : layout.line(parts);
  }

  /** {@code table "…" given a { head rows }}. */
  Doc table(List<Node> parts) {
    int open = 0;
    while (!layout.is(parts.get(open), "{")) {
      open++;
    }
    List<Node> lines = parts.subList(open + 1, parts.size() - 1);
    List<Integer> widths = widths(lines.subList(1, lines.size()));
    List<Lists.Item> items =
        lines.stream()
            .map(line ->
                new Lists.Item(
                    line instanceof Node.Branch(Part part, List<Node> children)
                            && part == Part.TABLE_ROW
                        ? row(children, widths)
                        : layout.of(line),
                    layout.blankAbove(line)))
            .toList();
    return Doc.seq(
        layout.line(parts.subList(0, open)),
        new Doc.Space(),
        lists.body(parts.get(open), items, parts.getLast()));
  }

  /** How wide each column is; none where a cell takes several lines. */
  private List<Integer> widths(List<Node> rows) {
    List<Integer> widths = new ArrayList<>();
    for (Node row : rows) {
      List<Node> cells = cells(row);
      for (int i = 0; i < cells.size(); i++) {
        Optional<Integer> width = width(cells.get(i));
        if (width.isEmpty()) {
          return List.of();
        }
        if (i == widths.size()) {
          widths.add(0);
        }
        widths.set(i, Math.max(widths.get(i), width.get()));
      }
    }
    return widths;
  }

  private List<Node> cells(Node row) {
    return row instanceof Node.Branch(Part part, List<Node> children)
        ? children.stream().filter(child -> Layout.is(child, Part.VALUE)).toList()
        : List.of();
  }

  private Optional<Integer> width(Node cell) {
    int comments = layout.first(cell).before().size();
    List<String> lines =
        Printer.print(layout.of(cell)).lines().filter(line -> !line.isBlank()).toList();
    return lines.size() == comments + 1
        ? Optional.of(lines.getLast().codePointCount(0, lines.getLast().length()))
        : Optional.empty();
  }

  /** A row that is not of {@link #table}, by itself. */
  Doc row(List<Node> parts, List<Integer> widths) {
    List<Doc> docs = new ArrayList<>();
    int column = 0;
    for (int i = 0; i < parts.size(); i++) {
      Node part = parts.get(i);
      if (i > 0) {
        docs.add(new Doc.Space());
      }
      docs.add(layout.of(part));
      if (Layout.is(part, Part.VALUE)) {
        int wide = column < widths.size() ? widths.get(column) - width(part).orElse(0) : 0;
        String blanks = " ".repeat(Math.max(0, wide));
        docs.add(new Doc.Glue(blanks, blanks));
        column++;
      }
    }
    return new Doc.Seq(docs);
  }
}
