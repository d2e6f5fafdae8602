package dev.remit.lang.diagnostic;

import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A finding in a file of a bundle.
 *
 * @param message what is wrong and what to do, in one sentence
 * @param secondary other places that explain it
 * @param help a suggestion, such as {@code did you mean `task.purpose`?}
 * @param fix the suggestion as an exact change of the text, where there is one
 */
public record Diagnostic(
    Code code,
    Span span,
    String message,
    List<Label> secondary,
    Optional<String> help,
    Optional<Fix> fix) {

  /** By file, place and code. */
  public static final Comparator<Diagnostic> ORDER =
      Comparator.comparing((Diagnostic diagnostic) -> diagnostic.span.file().path())
          .thenComparingInt(diagnostic -> diagnostic.span.start())
          .thenComparing(diagnostic -> diagnostic.code.id())
          .thenComparing(Diagnostic::message);

  public Diagnostic {
    secondary = List.copyOf(secondary);
  }

  /** Without a change to propose. */
  public Diagnostic(
      Code code, Span span, String message, List<Label> secondary, Optional<String> help) {
    this(code, span, message, secondary, help, Optional.empty());
  }

  public static Diagnostic of(Code code, Span span, String message) {
    return new Diagnostic(code, span, message, List.of(), Optional.empty());
  }

  public Diagnostic withHelp(String suggestion) {
    return new Diagnostic(code, span, message, secondary, Optional.of(suggestion), fix);
  }

  public Diagnostic withFix(Span place, String replacement) {
    return new Diagnostic(
        code, span, message, secondary, help, Optional.of(new Fix(place, replacement)));
  }

  public Diagnostic withLabel(Span place, String text) {
    List<Label> labels = new ArrayList<>(secondary);
    labels.add(new Label(place, text));
    return new Diagnostic(code, span, message, labels, help, fix);
  }

  public boolean isError() {
    return code.severity() == Severity.ERROR;
  }

  /** A place with a word on it. */
  public record Label(Span span, String text) {}

  /** What stands at {@code span} gives way to {@code replacement}. */
  public record Fix(Span span, String replacement) {}
}
