package dev.remit.lang.syntax;

/** Ends a parse in its midst; the parser is left where it stands. */
final class ParseStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ParseStopped() {
    super("the parse is stopped", null, false, false);
  }
}
