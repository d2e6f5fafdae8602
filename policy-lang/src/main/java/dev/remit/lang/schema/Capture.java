package dev.remit.lang.schema;

import dev.remit.lang.runtime.Value;
import java.util.List;
import java.util.Optional;

/**
 * How an attribute is read out of another one: one whole segment of that one's value, where the
 * value matches a pattern. What does not match has no such segment, and the attribute is unknown.
 *
 * @param attribute the attribute that it is captured from
 * @param form how that attribute's values have segments, and what else of them must fit exactly
 * @param pattern over the segments, each captured one of them a {@code *}
 * @param segment the index of the captured segment
 */
public record Capture(String attribute, Form form, NamePattern pattern, int segment) {

  /** What has segments. */
  public sealed interface Form {
    /** An identity of exactly this issuer; the subject's segments are parted by slashes. */
    record OfIdentity(String issuer) implements Form {}

    /** A dotted name. */
    record OfName() implements Form {}

    /** A path, from the root or not. */
    record OfPath(boolean absolute) implements Form {}

    /** A text; its segments are parted by slashes, none of them empty. */
    record OfText() implements Form {}
  }

  /** The captured segment, unless the value does not match. */
  public Optional<String> of(Value value) {
    return segments(value)
        .filter(pattern::matches)
        .filter(segments -> segments.stream().noneMatch(String::isEmpty))
        .map(segments -> segments.get(segment));
  }

  private Optional<List<String>> segments(Value value) {
    return switch (form) {
      case Form.OfIdentity(String issuer) ->
          value instanceof Value.Identity(String theirs, String subject) && theirs.equals(issuer)
              ? Optional.of(parts(subject))
              : Optional.empty();
      case Form.OfName any ->
          value instanceof Value.Name(List<String> segments)
              ? Optional.of(segments)
              : Optional.empty();
      case Form.OfPath(boolean absolute) ->
          value instanceof Value.Path(boolean theirs, List<String> segments) && theirs == absolute
              ? Optional.of(segments)
              : Optional.empty();
      case Form.OfText any ->
          value instanceof Value.Text(String text) ? Optional.of(parts(text)) : Optional.empty();
    };
  }

  private static List<String> parts(String text) {
    return List.of(text.split("/", -1));
  }
}
