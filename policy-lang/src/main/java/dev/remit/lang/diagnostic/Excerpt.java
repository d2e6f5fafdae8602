package dev.remit.lang.diagnostic;

import dev.remit.lang.source.Span;

/** A place in a source with its line and a caret under it, as diagnostics show it. */
public final class Excerpt {
  private Excerpt() {}

  /** Some lines, each ended by a newline. */
  public static String of(Span span) {
    StringBuilder out = new StringBuilder();
    TextRenderer.place(span, "-->", "", out);
    return out.toString();
  }
}
