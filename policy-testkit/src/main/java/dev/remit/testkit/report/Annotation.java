package dev.remit.testkit.report;

import dev.remit.lang.source.Span;
import java.util.Locale;
import java.util.Optional;

/**
 * A command of GitHub's workflows, which show it in the changed files of a pull request.
 *
 * @param place the file from where reports are read, and the part of it
 */
record Annotation(Level level, Optional<Place> place, String title, String message) {
  /** How grave GitHub shows it. */
  enum Level {
    ERROR,
    WARNING,
    NOTICE
  }

  record Place(String file, Span span) {}

  /** At no place. */
  static Annotation of(Level level, String message) {
    return new Annotation(level, Optional.empty(), "remit test", message);
  }

  static Annotation at(Level level, String file, Span span, String title, String message) {
    return new Annotation(level, Optional.of(new Place(file, span)), title, message);
  }

  /** A line, ended by a newline. */
  String line() {
    StringBuilder out = new StringBuilder("::");
    out.append(level.name().toLowerCase(Locale.ROOT)).append(' ');
    place.ifPresent(at -> {
      out.append("file=").append(property(at.file()));
      out.append(",line=").append(at.span().line());
      out.append(",endLine=").append(at.span().endLine());
      out.append(",col=").append(at.span().column());
      out.append(",endColumn=").append(at.span().endColumn()).append(',');
    });
    out.append("title=").append(property(title));
    return out.append("::").append(data(message)).append('\n').toString();
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
