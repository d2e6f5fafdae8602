package dev.remit.lang.format;

import dev.remit.lang.syntax.Part;
import dev.remit.lang.syntax.SyntaxTree.Node;
import java.util.ArrayList;
import java.util.List;

/** Conditions: on a line, or a line for each term, the operator first. */
final class ConditionLayout {
  private final Layout layout;
  private final Lists lists;

  ConditionLayout(Layout layout, Lists lists) {
    this.layout = layout;
    this.lists = lists;
  }

  /** The terms; where they stand on several lines, those begin where the first does. */
  Doc condition(List<Node> parts) {
    List<Doc> docs = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      boolean operator = i % 2 == 1;
      if (i > 0) {
        docs.add(operator ? new Doc.Gap(" ", false) : new Doc.Space());
      }
      docs.add(layout.of(parts.get(i)));
    }
    return new Doc.Group(new Doc.Seq(docs));
  }

  /** A condition after a word: the lines of several terms are indented, a single term is not. */
  Doc hanging(Node condition) {
    return isSingle(condition) ? layout.of(condition) : Doc.nest(layout.of(condition));
  }

  static boolean isSingle(Node condition) {
    return condition instanceof Node.Branch(Part part, List<Node> children) && children.size() == 1;
  }

  /** {@code define a(b: T) = condition}. */
  Doc define(List<Node> parts) {
    int equal = parts.size() - 2;
    Doc head =
        Doc.seq(
            layout.of(parts.getFirst()),
            new Doc.Space(),
            lists.arguments(parts.subList(1, equal)),
            new Doc.Space(),
            layout.of(parts.get(equal)));
    Node condition = parts.getLast();
    return isSingle(condition)
        ? Doc.seq(head, new Doc.Space(), layout.of(condition))
        : Doc.group(head, Doc.nest(new Doc.Gap(" ", false), layout.of(condition)));
  }

  Doc parenthesised(List<Node> parts) {
    return lists.arguments(parts);
  }

  Doc atom(List<Node> parts) {
    if (hasSign(parts, 1, "{")) {
      return block(parts);
    } else if (hasSign(parts, 1, "(")) {
      return lists.arguments(parts);
    } else if (hasSign(parts, 2, "[")) {
      return Doc.seq(
          layout.of(parts.getFirst()),
          new Doc.Space(),
          layout.tight(parts.subList(1, parts.size())));
    }
    return layout.line(parts);
  }

  private boolean hasSign(List<Node> parts, int at, String sign) {
    return parts.size() > at && layout.is(parts.get(at), sign);
  }

  /** {@code all { … }}: a line for each condition. */
  private Doc block(List<Node> parts) {
    List<Lists.Item> items =
        parts.subList(2, parts.size() - 1).stream()
            .filter(part -> !layout.is(part, ","))
            .map(part -> new Lists.Item(hanging(part), layout.blankAbove(part)))
            .toList();
    return Doc.seq(
        layout.of(parts.getFirst()),
        new Doc.Space(),
        lists.body(parts.get(1), items, parts.getLast()));
  }

  /** A set at the end is broken before the line is. */
  Doc comparison(List<Node> parts) {
    boolean set = layout.first(parts.getLast()).text().equals("{");
    return set
        ? layout.line(parts)
        : Doc.group(
            layout.of(parts.getFirst()),
            Doc.nest(new Doc.Gap(" ", false), layout.line(parts.subList(1, parts.size()))));
  }

  Doc primary(List<Node> parts) {
    return layout.is(parts.getFirst(), "{")
        ? lists.braces(parts, Lists.Separator.COMMA)
        : layout.tight(parts);
  }
}
