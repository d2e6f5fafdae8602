package dev.remit.lang.check;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Collects what is wrong. A {@code define} is read at each use, and its faults are still said once.
 */
final class Problems {
  private final Set<Diagnostic> found = new LinkedHashSet<>();

  void add(Code code, Span span, String message) {
    found.add(new Diagnostic(code, span, message, List.of(), Optional.empty()));
  }

  void add(Code code, Span span, String message, String help) {
    found.add(new Diagnostic(code, span, message, List.of(), Optional.of(help)));
  }

  void add(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  /** Takes over what another collected, each with one more place that explains it. */
  void addAll(Problems others, Diagnostic.Label label) {
    for (Diagnostic each : others.found) {
      List<Diagnostic.Label> labels = new ArrayList<>(each.secondary());
      labels.add(label);
      found.add(new Diagnostic(each.code(), each.span(), each.message(), labels, each.help()));
    }
  }

  void duplicate(Code code, Span again, Span first, String message) {
    found.add(
        new Diagnostic(
            code,
            again,
            message,
            List.of(new Diagnostic.Label(first, "declared here")),
            Optional.empty()));
  }

  /** Whether an error was added after the first {@code before} findings. */
  boolean errorsSince(int before) {
    return found.stream().skip(before).anyMatch(Diagnostic::isError);
  }

  List<Diagnostic> found() {
    return List.copyOf(found);
  }
}
