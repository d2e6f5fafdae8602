package dev.remit.lang.format;

import dev.remit.lang.syntax.Part;
import dev.remit.lang.syntax.SyntaxTree.Node;
import java.util.ArrayList;
import java.util.List;

/** Declarations that are more than a line with a list. */
final class DeclarationLayout {
  private final Layout layout;
  private final Lists lists;

  DeclarationLayout(Layout layout, Lists lists) {
    this.layout = layout;
    this.lists = lists;
  }

  /** {@code list<T> max N}, {@code record { … }}. */
  Doc type(List<Node> parts) {
    int tight = parts.size() > 1 && layout.is(parts.get(1), "<") ? 4 : 1;
    return tight == 1 ? layout.line(parts) : words(parts, tight);
  }

  /** The first {@code tight} parts without blanks, the others with blanks. */
  private Doc words(List<Node> parts, int tight) {
    List<Doc> docs = new ArrayList<>();
    docs.add(layout.tight(parts.subList(0, tight)));
    for (Node part : parts.subList(tight, parts.size())) {
      docs.add(new Doc.Space());
      docs.add(layout.of(part));
    }
    return new Doc.Seq(docs);
  }

  /** {@code group agents a = { … } + b - c}: a line for each term where one is not enough. */
  Doc group(List<Node> parts) {
    int first = 0;
    while (first < parts.size() && !Layout.is(parts.get(first), Part.GROUP_TERM)) {
      first++;
    }
    if (first >= parts.size() - 1) {
      return layout.line(parts);
    }
    List<Doc> terms = new ArrayList<>();
    for (int i = first; i < parts.size(); i++) {
      boolean sign = (i - first) % 2 == 1;
      terms.add(sign || i == first ? new Doc.Gap(" ", false) : new Doc.Space());
      terms.add(layout.of(parts.get(i)));
    }
    return Doc.group(layout.line(parts.subList(0, first)), new Doc.Nest(new Doc.Seq(terms)));
  }

  /** {@code attribute a.b: T from c.d matching "…"}. */
  Doc attribute(List<Node> parts) {
    int from = 4;
    List<Doc> source = new ArrayList<>();
    for (int i = from; i < parts.size(); i += 2) {
      source.add(new Doc.Gap(" ", false));
      source.add(layout.line(parts.subList(i, i + 2)));
    }
    return Doc.group(layout.line(parts.subList(0, from)), new Doc.Nest(new Doc.Seq(source)));
  }

  /** {@code import a.b with { … }}: a line for each argument where there are several. */
  Doc imported(List<Node> parts) {
    long arguments = parts.stream().filter(part -> Layout.is(part, Part.ARGUMENT)).count();
    if (arguments < 2) {
      return layout.line(parts);
    }
    List<Node> written = new ArrayList<>(parts);
    written.removeIf(part -> layout.is(part, ","));
    return body(written);
  }

  /** {@code tool a.b { … }}, {@code tools a from "f" { … }}: a line for each item. */
  Doc body(List<Node> parts) {
    int open = parts.size() - 1;
    while (open > 0 && !layout.is(parts.get(open), "{")) {
      open--;
    }
    return open == 0
        ? layout.line(parts)
        : Doc.seq(
            layout.line(parts.subList(0, open)),
            new Doc.Space(),
            lists.body(
                parts.get(open),
                lists.items(parts.subList(open + 1, parts.size() - 1)),
                parts.getLast()));
  }

  /** {@code get_*, list_* { … }}: a single item may stay on the line. */
  Doc toolDefaults(List<Node> parts) {
    int open = 0;
    while (!layout.is(parts.get(open), "{")) {
      open++;
    }
    List<Node> globs = new ArrayList<>(parts.subList(0, open));
    globs.removeIf(part -> layout.is(part, ","));
    List<Node> body = parts.subList(open, parts.size());
    boolean single = body.size() == 3;
    return Doc.seq(
        Doc.group(lists.commas(globs)),
        new Doc.Space(),
        single
            ? lists.braces(body, Lists.Separator.LINE_END)
            : lists.body(
                body.getFirst(), lists.items(body.subList(1, body.size() - 1)), body.getLast()));
  }

  /** {@code schedule a = mon..fri 08:00..18:00, … "zone" except b}. */
  Doc schedule(List<Node> parts) {
    int first = 3;
    int zone = first;
    while (!layout.first(parts.get(zone)).text().startsWith("\"")) {
      zone++;
    }
    List<Node> windows = new ArrayList<>(parts.subList(first, zone));
    windows.removeIf(part -> layout.is(part, ","));
    List<Doc> rest = new ArrayList<>();
    rest.add(new Doc.Gap(" ", false));
    rest.add(lists.commas(windows));
    rest.add(new Doc.Gap(" ", false));
    rest.add(layout.of(parts.get(zone)));
    if (zone + 1 < parts.size()) {
      rest.add(new Doc.Gap(" ", false));
      rest.add(layout.line(parts.subList(zone + 1, parts.size())));
    }
    return Doc.group(layout.line(parts.subList(0, first)), new Doc.Nest(new Doc.Seq(rest)));
  }

  /** {@code mon..fri 08:00..18:00}. */
  Doc window(List<Node> parts) {
    int hours = parts.size() - 3;
    return Doc.seq(
        layout.tight(parts.subList(0, hours)),
        new Doc.Space(),
        layout.tight(parts.subList(hours, parts.size())));
  }
}
