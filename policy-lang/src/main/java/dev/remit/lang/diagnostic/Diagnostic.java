package dev.remit.lang.diagnostic;

import dev.remit.lang.source.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A finding in a policy file.
 *
 * @param message what is wrong and what to do, in one sentence
 * @param secondary other places that explain it
 * @param help a suggestion, such as {@code did you mean `task.purpose`?}
 */
public record Diagnostic(
    Code code, Span span, String message, List<Label> secondary, Optional<String> help) {

  /** By file, place and code. */
  public static final Comparator<Diagnostic> ORDER =
      Comparator.comparing((Diagnostic diagnostic) -> diagnostic.span.file().path())
          .thenComparingInt(diagnostic -> diagnostic.span.start())
          .thenComparing(diagnostic -> diagnostic.code.id())
          .thenComparing(Diagnostic::message);

  public Diagnostic {
    secondary = List.copyOf(secondary);
  }

  public static Diagnostic of(Code code, Span span, String message) {
    return new Diagnostic(code, span, message, List.of(), Optional.empty());
  }

  public Diagnostic withHelp(String suggestion) {
    return new Diagnostic(code, span, message, secondary, Optional.of(suggestion));
  }

  public boolean isError() {
    return code.severity() == Severity.ERROR;
  }

  /** A place with a word on it. */
  public record Label(Span span, String text) {}
}
