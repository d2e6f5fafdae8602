package dev.remit.lang.ast;

import dev.remit.lang.source.Span;
import java.util.List;

/**
 * A dotted name, such as {@code crm.support} or {@code args."max-results"}; segments are unquoted.
 */
public record Name(List<Segment> segments, Span span) {
  public Name {
    segments = List.copyOf(segments);
    if (segments.isEmpty()) {
      throw new IllegalArgumentException("a name has at least one segment");
    }
  }

  /** One segment; {@code quoted} tells {@code crm."query.raw"} from {@code crm.query.raw}. */
  public record Segment(String text, boolean quoted, Span span) {}

  /** The segments' texts, in order. */
  public List<String> texts() {
    return segments.stream().map(Segment::text).toList();
  }

  /** The name as it was written. */
  public String written() {
    return span.text();
  }
}
