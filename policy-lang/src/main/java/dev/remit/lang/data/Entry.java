package dev.remit.lang.data;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An entry of a data file: an object, what names it and its properties. */
record Entry(String of, List<Datum.Member> members, Span span) {

  /**
   * Empty, with the fault said, for what is no object.
   *
   * @param of what the file lists, such as {@code dataset}
   */
  static Optional<Entry> of(Datum datum, String of, List<Diagnostic> found) {
    if (datum instanceof Datum.Members(List<Datum.Member> members, Span span)) {
      return Optional.of(new Entry(of, members, span));
    }
    found.add(
        Diagnostic.of(
            Code.DATA_SHAPE, datum.span(), "an entry for each " + of + " is expected: an object"));
    return Optional.empty();
  }

  /** The value of a member, if it is there. */
  Optional<Datum> get(String name) {
    return members.stream()
        .filter(member -> member.name().equals(name))
        .map(Datum.Member::value)
        .findFirst();
  }

  /** What names the entry; that it is missing is said. */
  Optional<Datum> key(String name, List<Diagnostic> found) {
    Optional<Datum> key = get(name).filter(datum -> !(datum instanceof Datum.Nothing));
    if (key.isEmpty()) {
      found.add(
          Diagnostic.of(
              Code.DATA_SHAPE,
              new Span(span.file(), span.start(), Math.min(span.end(), endOfLine())),
              "this " + of + " has no `" + name + "`, so nothing tells which it is"));
    }
    return key;
  }

  private int endOfLine() {
    int end = span.file().text().indexOf('\n', span.start());
    return end < 0 ? span.end() : end;
  }

  /** All members but those that name the entry, as a policy would state them. */
  List<Declaration.Property> properties(Set<String> names, List<Diagnostic> found) {
    DataExpressions expressions = new DataExpressions(found);
    List<Declaration.Property> properties = new ArrayList<>(members.size());
    for (Datum.Member member : members) {
      if (!names.contains(member.name())) {
        expressions
            .of(member.value())
            .ifPresent(value ->
                properties.add(
                    new Declaration.Property(
                        new Name.Segment(member.name(), false, member.nameSpan()),
                        value,
                        value.span())));
      }
    }
    return properties;
  }
}
