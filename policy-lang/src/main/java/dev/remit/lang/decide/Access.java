package dev.remit.lang.decide;

import dev.remit.lang.runtime.Value;
import java.util.Comparator;

/** One thing that a call does: an action, on a dataset, at a path; each may be unknown. */
public record Access(Part<String> action, Part<Value.Name> dataset, Part<Value.Path> path)
    implements Comparable<Access> {

  /** A part of an access. */
  public sealed interface Part<T> {
    record Known<T>(T value) implements Part<T> {}

    record None<T>() implements Part<T> {}

    record Unknown<T>(String fact) implements Part<T> {}
  }

  /** The canonical order: action, dataset, path by code point; none first, unknown last. */
  private static final Comparator<Access> CANONICAL =
      Comparator.comparingInt((Access access) -> rank(access.action))
          .thenComparing(access -> text(access.action))
          .thenComparingInt(access -> rank(access.dataset))
          .thenComparing(access -> text(access.dataset))
          .thenComparingInt(access -> rank(access.path))
          .thenComparing(access -> text(access.path));

  @Override
  public int compareTo(Access other) {
    return CANONICAL.compare(this, other);
  }

  private static <T> int rank(Part<T> part) {
    return switch (part) {
      case Part.None<T> none -> 0;
      case Part.Known<T> known -> 1;
      case Part.Unknown<T> unknown -> 2;
    };
  }

  private static <T> String text(Part<T> part) {
    return part instanceof Part.Known<T>(T value) ? value.toString() : "";
  }
}
