package dev.remit.lang.runtime;

import java.util.Optional;

/** What is not known within a reading. */
public final class Unknowns {
  private Unknowns() {}

  /** The reading itself where it is unknown, otherwise the first unknown part of it, if any. */
  public static Optional<Reading.Unknown> first(Reading reading) {
    return switch (reading) {
      case Reading.Unknown unknown -> Optional.of(unknown);
      case Value.Many(var elements) ->
          elements.stream().map(Unknowns::first).flatMap(Optional::stream).findFirst();
      case Value.Fields(var fields) ->
          fields.values().stream().map(Unknowns::first).flatMap(Optional::stream).findFirst();
      default -> Optional.empty();
    };
  }
}
