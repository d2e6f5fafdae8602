package dev.remit.lang.ide;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.source.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a file declares, for a list beside its text. */
public final class Outline {
  private static final Set<Symbol.Kind> INNER =
      Set.of(
          Symbol.Kind.PACKAGE,
          Symbol.Kind.QUALIFIER,
          Symbol.Kind.VARIABLE,
          Symbol.Kind.ARGUMENT,
          Symbol.Kind.COLUMN,
          Symbol.Kind.ENUM_VALUE,
          Symbol.Kind.OBLIGATION_FIELD);

  private Outline() {}

  /** A declaration: the place of its name, and all of it. */
  public record Entry(Symbol symbol, Span name, Span whole) {}

  public static List<Entry> of(BundleIndex index, String path) {
    List<Span> declarations =
        index.files().stream()
            .filter(file -> file.span().file().path().equals(path))
            .flatMap(Outline::declarations)
            .map(Extents::of)
            .toList();
    return index.in(path).stream()
        .filter(Occurrence::declares)
        .filter(each -> !INNER.contains(each.symbol().kind()))
        .sorted(Comparator.comparingInt(each -> each.span().start()))
        .map(each -> new Entry(each.symbol(), each.whole(), around(each.whole(), declarations)))
        .toList();
  }

  private static Span around(Span name, List<Span> declarations) {
    return declarations.stream()
        .filter(span -> span.start() <= name.start() && name.end() <= span.end())
        .min(Comparator.comparingInt(span -> span.end() - span.start()))
        .orElse(name);
  }

  /** The declarations of a file, the rules of a {@code for} among them. */
  static Stream<Declaration> declarations(PolicyFile file) {
    return file.declarations().stream()
        .flatMap(declaration ->
            declaration instanceof Declaration.For(var header, var rules, Span span)
                ? rules.stream()
                : Stream.of(declaration));
  }
}
