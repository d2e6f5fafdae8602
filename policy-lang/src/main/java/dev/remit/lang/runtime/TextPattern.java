package dev.remit.lang.runtime;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A pattern that a whole text matches or does not, in time linear in the text: RE2 keeps no stack
 * of alternatives to go back to. It is read by code point, and {@code .} is any of them, ends of
 * lines too, so that no line break hides what comes after it.
 */
public final class TextPattern {
  private final String written;
  private final Pattern program;

  private TextPattern(String written, Pattern program) {
    this.written = written;
    this.program = program;
  }

  /** What is wrong with a pattern, and the part of it that is. */
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;
    private final String part;

    Malformed(String problem, String part) {
      super(problem);
      this.part = part;
    }

    public String part() {
      return part;
    }
  }

  /** A regular expression in the syntax of RE2. Its expansion is not bounded here. */
  public static TextPattern regex(String written) throws Malformed {
    try {
      return new TextPattern(written, Pattern.compile(written, Pattern.DOTALL));
    } catch (PatternSyntaxException malformed) {
      throw new Malformed(malformed.getDescription(), malformed.getPattern());
    }
  }

  /**
   * A glob: {@code *} is any characters but {@code /}, {@code **} any characters, {@code ?} one
   * character but {@code /}; every other character is itself.
   */
  public static TextPattern glob(String written) {
    StringBuilder regex = new StringBuilder();
    int i = 0;
    while (i < written.length()) {
      char c = written.charAt(i++);
      if (c == '*') {
        boolean any = i < written.length() && written.charAt(i) == '*';
        regex.append(any ? ".*" : "[^/]*");
        i += any ? 1 : 0;
      } else {
        regex.append(c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
      }
    }
    return new TextPattern(written, Pattern.compile(regex.toString(), Pattern.DOTALL));
  }

  /** Whether the whole text matches. */
  public boolean matches(String text) {
    return program.matches(text);
  }

  /** Instructions that each character of a text may have to be held against. */
  public int size() {
    return program.programSize();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextPattern pattern && program.equals(pattern.program);
  }

  @Override
  public int hashCode() {
    return program.hashCode();
  }

  /** As it was written. */
  @Override
  public String toString() {
    return written;
  }
}
