package dev.remit.cli;

/** An entry of an archive; the name of a directory ends in a slash. */
record PackedEntry(String name, Kind kind) {
  /** What an entry is. */
  enum Kind {
    PLAIN,
    ENCRYPTED,
    SYMBOLIC_LINK,
    HARD_LINK,
    SPARSE,
    OTHER
  }
}
