package dev.remit.lang.ide;

import dev.remit.lang.ast.Name;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects where symbols are named. */
final class Occurrences {
  private final Set<Occurrence> all = new LinkedHashSet<>();

  List<Occurrence> all() {
    return new ArrayList<>(all);
  }

  void declared(Symbol symbol, Name.Segment name) {
    add(symbol, name.span(), name.span(), true);
  }

  /** By its last segment. */
  void declared(Symbol symbol, Name name) {
    add(symbol, name.segments().getLast().span(), name.span(), true);
  }

  void used(Symbol symbol, Name.Segment name) {
    add(symbol, name.span(), name.span(), false);
  }

  /** By its last segment. */
  void used(Symbol symbol, Name name) {
    used(symbol, name, name.segments().size());
  }

  /** By the last of the first segments, which are {@code length}. */
  void used(Symbol symbol, Name name, int length) {
    Span last = name.segments().get(length - 1).span();
    add(symbol, last, name.segments().getFirst().span().to(last), false);
  }

  void used(Symbol symbol, Span span, Span whole) {
    add(symbol, span, whole, false);
  }

  private void add(Symbol symbol, Span span, Span whole, boolean declares) {
    all.add(new Occurrence(symbol, unquoted(span), whole, declares));
  }

  private static Span unquoted(Span span) {
    String text = span.text();
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? new Span(span.file(), span.start() + 1, span.end() - 1) : span;
  }
}
