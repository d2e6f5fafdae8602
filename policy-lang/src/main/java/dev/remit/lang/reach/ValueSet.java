package dev.remit.lang.reach;

import java.util.List;
import java.util.Optional;

/**
 * The values for which an atom is true. What it says of two sets is proven; where it cannot tell,
 * sets neither include nor exclude one another.
 */
sealed interface ValueSet permits ValueSet.All, ValueSet.Nothing, Ranges, Members {

  /** Each value. */
  record All() implements ValueSet {}

  /** No value. */
  record Nothing() implements ValueSet {}

  /** Whether each value of this set is one of {@code other}. */
  default boolean isWithin(ValueSet other) {
    return switch (this) {
      case Nothing nothing -> true;
      case All all -> other instanceof All || (other instanceof Ranges ranges && ranges.isFull());
      case Ranges ranges ->
          other instanceof All
              || ranges.isEmpty()
              || (other instanceof Ranges theirs && ranges.isWithin(theirs));
      case Members members ->
          other instanceof All
              || members.isEmpty()
              || (other instanceof Members theirs && members.isWithin(theirs));
    };
  }

  /** Whether no value is in both. */
  default boolean excludes(ValueSet other) {
    return isWithin(other.complement());
  }

  default ValueSet complement() {
    return switch (this) {
      case All all -> new Nothing();
      case Nothing nothing -> new All();
      case Ranges ranges -> ranges.not();
      case Members members -> members.not();
    };
  }

  /** A set that holds each value that is in both; as small a one as can be told. */
  default ValueSet and(ValueSet other) {
    if (this instanceof Ranges ranges && other instanceof Ranges theirs) {
      return ranges.and(theirs);
    }
    if (excludes(other)) {
      return new Nothing();
    }
    return other.isWithin(this) ? other : this;
  }

  /** What stands for each of its values, if it is known to have at most a few. */
  default Optional<List<Object>> few() {
    return switch (this) {
      case Members members -> members.few();
      case Ranges ranges -> ranges.few();
      case Nothing nothing -> Optional.of(List.of());
      case All all -> Optional.empty();
    };
  }
}
