package dev.remit.lang.decide;

import dev.remit.lang.decide.Decision.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with a request, field by field; the first few are kept. */
final class Violations {
  private final List<Violation> found = new ArrayList<>();

  void add(String field, String problem) {
    if (found.size() < Limits.VIOLATIONS) {
      found.add(new Violation(field, problem));
    }
  }

  /** The value, or a violation for its absence. */
  <T> Optional<T> required(Optional<T> value, String field) {
    if (value.isEmpty()) {
      add(field, "is required");
    }
    return value;
  }

  /** The text if it is an id. */
  Optional<String> id(String text, String field) {
    return checked(text, CanonicalNames.isId(text), field, "is not a canonical id");
  }

  <T> Optional<T> checked(T value, boolean good, String field, String problem) {
    if (!good) {
      add(field, problem);
      return Optional.empty();
    }
    return Optional.of(value);
  }

  boolean none() {
    return found.isEmpty();
  }

  List<Violation> list() {
    return List.copyOf(found);
  }
}
