package dev.remit.lang.suite;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.diagnostic.Spelling;
import dev.remit.lang.source.Span;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is wrong with the tests; a fixture is read at each use, and its faults are said once. */
final class Findings {
  private final Set<Diagnostic> found = new LinkedHashSet<>();

  void add(Code code, Span span, String message) {
    found.add(Diagnostic.of(code, span, message));
  }

  void add(Code code, Span span, String message, String help) {
    found.add(Diagnostic.of(code, span, message).withHelp(help));
  }

  /** A name that nothing has, and the one that may be meant. */
  void unknown(Code code, Span span, String message, String name, Collection<String> known) {
    Optional<String> near = Spelling.closest(name, known);
    Diagnostic diagnostic = Diagnostic.of(code, span, message);
    found.add(
        near.map(word -> diagnostic.withHelp("did you mean `" + word + "`?").withFix(span, word))
            .orElse(diagnostic));
  }

  List<Diagnostic> list() {
    return List.copyOf(found);
  }
}
