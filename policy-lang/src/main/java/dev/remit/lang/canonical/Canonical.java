package dev.remit.lang.canonical;

import java.util.Optional;

/** What reading a text yields: the value that it spells, or why it is not the spelling of one. */
public sealed interface Canonical<T> {

  record Read<T>(T read) implements Canonical<T> {}

  /**
   * Not the spelling of a value.
   *
   * @param problem what is wrong, to follow "it is no canonical uri: "; it quotes nothing of the
   *     text
   */
  record Refused<T>(String problem) implements Canonical<T> {}

  /** The value, if the text spells one. */
  default Optional<T> value() {
    return this instanceof Read<T>(T read) ? Optional.of(read) : Optional.empty();
  }
}
