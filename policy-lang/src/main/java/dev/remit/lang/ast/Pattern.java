package dev.remit.lang.ast;

import dev.remit.lang.source.Span;
import java.util.List;

/**
 * A segment pattern over dotted names, such as {@code crm.*} or {@code crm.**}: {@code *} is
 * exactly one whole segment, {@code **} one or more and only the last. A pattern without a star is
 * a single name.
 */
public record Pattern(List<String> segments, Span span) {
  public Pattern {
    segments = List.copyOf(segments);
  }
}
