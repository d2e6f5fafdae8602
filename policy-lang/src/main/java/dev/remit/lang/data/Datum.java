package dev.remit.lang.data;

import dev.remit.lang.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A value in a data file, as its format tells it apart. What a value means depends on where it
 * stands; nothing is converted here.
 */
sealed interface Datum {
  Span span();

  /** A text in quotes, of JSON or YAML. */
  record Text(String text, Span span) implements Datum {}

  /** A plain scalar of YAML, or a cell of CSV: read as whatever is declared there. */
  record Word(String text, boolean cell, Span span) implements Datum {}

  /** A number of JSON, as written. */
  record Number(String text, Span span) implements Datum {}

  record Bool(boolean value, Span span) implements Datum {}

  /** Known to be absent: {@code null}, or the word {@code none}. */
  record Nothing(Span span) implements Datum {}

  record Many(List<Datum> elements, Span span) implements Datum {
    public Many {
      elements = List.copyOf(elements);
    }
  }

  /** An object; no two members have one name. */
  record Members(List<Member> members, Span span) implements Datum {
    public Members {
      members = List.copyOf(members);
    }

    Optional<Datum> get(String name) {
      return members.stream()
          .filter(member -> member.name().equals(name))
          .map(Member::value)
          .findFirst();
    }

    /** A member that is a text. */
    Optional<String> text(String name) {
      return get(name).flatMap(Datum::text);
    }

    /** The elements of a member that is a list. */
    Optional<List<Datum>> list(String name) {
      return get(name)
          .flatMap(datum ->
              datum instanceof Many(List<Datum> elements, Span span)
                  ? Optional.of(elements)
                  : Optional.empty());
    }

    /** A member that is an object. */
    Optional<Members> object(String name) {
      return get(name)
          .flatMap(
              datum -> datum instanceof Members members ? Optional.of(members) : Optional.empty());
    }
  }

  record Member(String name, Span nameSpan, Datum value) {}

  /** Where a value begins: what is shown of one that covers many lines. */
  default Span start() {
    return new Span(span().file(), span().start(), Math.min(span().end(), span().start() + 1));
  }

  /** The text of a scalar that is one. */
  static Optional<String> text(Datum datum) {
    return switch (datum) {
      case Text(String text, Span span) -> Optional.of(text);
      case Word(String text, boolean cell, Span span) -> Optional.of(text);
      default -> Optional.empty();
    };
  }
}
