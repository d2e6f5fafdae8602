package dev.remit.lang.ide;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.source.Span;
import java.util.stream.Stream;

/** How far a declaration reaches; the span of a rule is that of its first words alone. */
final class Extents {
  private Extents() {}

  static Span of(Declaration declaration) {
    return declaration instanceof Declaration.Rule rule ? whole(rule) : declaration.span();
  }

  /** To the brace after the last of its parts. */
  private static Span whole(Declaration.Rule rule) {
    Span start = rule.span();
    int last =
        Stream.of(
                rule.clauses().stream().map(Declaration.Clause::span),
                rule.grants().stream().map(Declaration.Grant::span),
                rule.obligations().stream().map(Declaration.Obligation::span),
                rule.tags().stream().map(tag -> tag.span()))
            .flatMap(spans -> spans)
            .filter(span -> span.file().equals(start.file()))
            .mapToInt(Span::end)
            .max()
            .orElse(start.end());
    int brace = start.file().text().indexOf('}', last);
    return new Span(start.file(), start.start(), brace < 0 ? last : brace + 1);
  }
}
