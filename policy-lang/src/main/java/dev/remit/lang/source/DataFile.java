package dev.remit.lang.source;

/** A file beside the policies that one of them names: its text, or why there is none. */
public sealed interface DataFile {
  record Read(SourceFile source) implements DataFile {}

  /** {@code problem} goes on after the file's path, such as {@code is not there}. */
  record Refused(Why why, String problem) implements DataFile {}

  /** What kept a file from being read. */
  enum Why {
    UNREADABLE,
    TOO_LARGE
  }
}
