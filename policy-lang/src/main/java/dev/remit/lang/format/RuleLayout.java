package dev.remit.lang.format;

import dev.remit.lang.syntax.Part;
import dev.remit.lang.syntax.SyntaxTree.Node;
import java.util.ArrayList;
import java.util.List;

/** Rules and the blocks that share their headers. */
final class RuleLayout {
  private final Layout layout;
  private final Lists lists;
  private final ConditionLayout conditions;

  RuleLayout(Layout layout, Lists lists, ConditionLayout conditions) {
    this.layout = layout;
    this.lists = lists;
    this.conditions = conditions;
  }

  /** {@code for HEADER { rules }}, with an empty line between two rules. */
  Doc forBlock(List<Node> parts) {
    int open = open(parts);
    List<Doc> header = new ArrayList<>();
    for (int i = 1; i < open; i++) {
      header.add(i == 1 ? new Doc.Space() : new Doc.Gap(" ", false));
      header.add(layout.of(parts.get(i)));
    }
    List<Lists.Item> rules =
        parts.subList(open + 1, parts.size() - 1).stream()
            .map(rule -> new Lists.Item(layout.of(rule), true))
            .toList();
    return Doc.seq(
        Doc.group(
            layout.of(parts.getFirst()),
            new Doc.Nest(new Doc.Seq(header)),
            new Doc.Gap(" ", false),
            layout.of(parts.get(open))),
        lists.inside(parts.get(open), rules, parts.getLast()));
  }

  private int open(List<Node> parts) {
    int open = 0;
    while (!layout.is(parts.get(open), "{")) {
      open++;
    }
    return open;
  }

  /** {@code observe until DATE}, a line; then the rule's name and sentence, and a line an item. */
  Doc rule(List<Node> parts) {
    int kind = layout.is(parts.getFirst(), "observe") ? 3 : 0;
    int open = open(parts);
    List<Doc> docs = new ArrayList<>();
    if (kind > 0) {
      docs.add(layout.line(parts.subList(0, kind)));
      docs.add(new Doc.Break(false));
    }
    List<Doc> rest = new ArrayList<>();
    int at = kind + 2;
    if (layout.first(parts.get(at)).text().startsWith("\"")) {
      rest.add(new Doc.Gap(" ", false));
      rest.add(layout.of(parts.get(at)));
      at++;
    }
    if (at < open) {
      rest.add(new Doc.Gap(" ", false));
      rest.add(layout.line(parts.subList(at, open)));
    }
    docs.add(
        Doc.group(
            layout.line(parts.subList(kind, kind + 2)),
            new Doc.Nest(new Doc.Seq(rest)),
            new Doc.Gap(" ", false),
            layout.of(parts.get(open))));
    docs.add(
        lists.inside(
            parts.get(open),
            lists.items(parts.subList(open + 1, parts.size() - 1)),
            parts.getLast()));
    return new Doc.Seq(docs);
  }

  Doc item(List<Node> parts) {
    return switch (layout.first(parts.getFirst()).text()) {
      case "when", "unless" -> because(parts);
      case "tag" -> lists.afterWord(parts);
      default -> layout.line(parts);
    };
  }

  /** {@code when condition because "…"}, and so {@code unless}; the reason may be missing. */
  private Doc because(List<Node> parts) {
    Doc clause =
        Doc.seq(layout.of(parts.getFirst()), new Doc.Space(), conditions.hanging(parts.get(1)));
    return withReason(clause, parts.subList(2, parts.size()));
  }

  private Doc withReason(Doc clause, List<Node> reason) {
    return reason.isEmpty()
        ? clause
        : Doc.group(clause, Doc.nest(new Doc.Gap(" ", false), layout.line(reason)));
  }

  Doc header(List<Node> parts) {
    return Layout.is(parts.getFirst(), Part.COMPARISON)
        ? withReason(layout.of(parts.getFirst()), parts.subList(1, parts.size()))
        : layout.line(parts);
  }
}
