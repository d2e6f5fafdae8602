package dev.remit.lang.check;

import dev.remit.lang.canonical.SlashPath;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Catalogue.PathPattern;
import dev.remit.lang.schema.NamePattern;
import dev.remit.lang.source.Span;
import java.util.List;
import java.util.Optional;

/** Reads paths and patterns of them as written in policies: canonical, or a fault. */
final class Paths {
  private final Problems problems;

  Paths(Problems problems) {
    this.problems = problems;
  }

  Optional<Value.Path> path(String text, Span span) {
    return segments(text, span, false)
        .map(segments -> new Value.Path(text.startsWith("/"), segments));
  }

  Optional<PathPattern> pattern(String text, Span span) {
    return segments(text, span, true)
        .filter(segments -> !segments.isEmpty())
        .map(segments -> new PathPattern(text.startsWith("/"), new NamePattern(segments)));
  }

  private Optional<List<String>> segments(String text, Span span, boolean stars) {
    String body = text.startsWith("/") ? text.substring(1) : text;
    if (body.isEmpty() && text.startsWith("/")) {
      return Optional.of(List.of());
    }
    List<String> segments = List.of(body.split("/", -1));
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      boolean star = segment.equals("*") || (segment.equals("**") && i == segments.size() - 1);
      boolean bad =
          segment.isEmpty()
              || segment.equals(".")
              || segment.equals("..")
              || segment.contains("\\")
              || (segment.contains("*") && !(stars && star));
      if (bad) {
        problems.add(
            Code.BAD_PATH,
            span,
            stars
                ? "a path pattern has whole segments, none of them empty, `.` or `..`; `**` only at the end"
                : "a path has no empty segment, no `.` and no `..`, and no star");
        return Optional.empty();
      }
    }
    boolean possible =
        text.length() <= SlashPath.MOST_CHARS
            && segments.stream()
                .allMatch(segment -> segment.startsWith("*") || SlashPath.isSegment(segment));
    if (!possible) {
      problems.add(
          Code.BAD_PATH,
          span,
          "no path is spelled so: it is ASCII without control characters, and no segment begins or ends with a blank");
      return Optional.empty();
    }
    return Optional.of(segments);
  }
}
