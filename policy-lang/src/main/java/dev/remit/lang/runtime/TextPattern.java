package dev.remit.lang.runtime;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A pattern that a whole text matches or does not, in time linear in the text: RE2 keeps no stack
 * of alternatives to go back to. It is read by code point, and {@code .} is any of them, ends of
 * lines too, so that no line break hides what comes after it.
 */
public final class TextPattern {
  /** Where a regex is held against the end of a text, what binds it to the start is left out. */
  private static final java.util.regex.Pattern START =
      java.util.regex.Pattern.compile("^((?:\\(\\?[a-zA-Z]+\\))*)(?:\\^|\\\\A)");

  /** A regex that is of absolute paths, as far as is looked for. */
  private static final java.util.regex.Pattern ROOTED =
      java.util.regex.Pattern.compile(
          "(?:\\(\\?[a-zA-Z]*[:)]|\\(\\?P<\\w+>|\\((?!\\?)|\\^|\\\\A)*(?:\\\\)?/.*",
          java.util.regex.Pattern.DOTALL);

  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
  private static final Pattern NOTHING = Pattern.compile("[^\\x{0}-\\x{10FFFF}]");

  private final String written;
  private final Pattern program;

  /** What an absolute path has after one of its slashes, if what is there matches. */
  private final Pattern below;

  /** What may be the end of an absolute path that matches. */
  private final Pattern end;

  private TextPattern(String written, Pattern program, Pattern end) {
    this.written = written;
    this.program = program;
    this.below =
        Pattern.compile(
            "/(?:.*/)?(?:" + START.matcher(program.pattern()).replaceFirst("$1") + ")",
            Pattern.DOTALL);
    this.end = end;
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
      return new TextPattern(
          written,
          Pattern.compile(written, Pattern.DOTALL),
          ROOTED.matcher(written).matches() ? ANY : NOTHING);
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
    StringBuilder end = new StringBuilder();
    int i = 0;
    while (i < written.length()) {
      char c = written.charAt(i++);
      boolean any = c == '*' && i < written.length() && written.charAt(i) == '*';
      i += any ? 1 : 0;
      String part =
          switch (c) {
            case '*' -> any ? ".*" : "[^/]*";
            case '?' -> "[^/]";
            default -> Pattern.quote(String.valueOf(c));
          };
      regex.append(part);
      if (any) {
        start(end);
      }
      end.append(part);
      if (c == '/') {
        start(end);
      }
    }
    boolean rooted = written.startsWith("/") || written.startsWith("**");
    return new TextPattern(
        written,
        Pattern.compile(regex.toString(), Pattern.DOTALL),
        rooted ? Pattern.compile(end.toString(), Pattern.DOTALL) : NOTHING);
  }

  /** A path may start here: what comes before is where it lies. */
  private static void start(StringBuilder end) {
    if (!end.isEmpty()) {
      end.insert(0, "(?:").append(")?");
    }
  }

  /** Whether the whole text matches. */
  public boolean matches(String text) {
    return program.matches(text);
  }

  /**
   * Whether a path matches as it is written. Where it does not, but an absolute path that ends in
   * this relative one may, or a relative path that this absolute one ends in does, it is unknown.
   * Of a regex that does not begin with a slash no absolute path is looked for.
   */
  public Truth holds(Value.Path path) {
    String text = path.toString();
    return matches(text)
        ? Truth.TRUE
        : Truth.of((path.absolute() ? below : end).matches(text)).and(Truth.UNKNOWN);
  }

  /** Instructions that each character of a text may have to be held against. */
  public int size() {
    return program.programSize();
  }

  /** A glob and a regex of one program may differ in what of a path they match. */
  @Override
  public boolean equals(Object other) {
    return other instanceof TextPattern pattern
        && program.equals(pattern.program)
        && end.equals(pattern.end);
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
