package dev.remit.lang.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many instructions a regular expression becomes once its counted repetitions are written out,
 * estimated before anything is: {@code ((a{999}){999}){999}} is twenty characters.
 */
final class RegexSize {
  private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,9})(,(\\d{0,9}))?\\}");
  private static final long MOST = 1L << 40;

  private final String regex;
  private final Deque<Long> outer = new ArrayDeque<>();
  private long sum;
  private long last;
  private int at;

  private RegexSize(String regex) {
    this.regex = regex;
  }

  /** The estimate, or empty where a brace counts nothing and stands for itself. */
  static Optional<Long> of(String regex) {
    RegexSize size = new RegexSize(regex);
    return size.read() ? Optional.of(size.sum + size.last) : Optional.empty();
  }

  private boolean read() {
    while (at < regex.length()) {
      char c = regex.charAt(at);
      switch (c) {
        case '\\' -> escape();
        case '[' -> set();
        case '(' -> open();
        case ')' -> close();
        case '{' -> {
          if (!count()) {
            return false;
          }
        }
        default -> atom(1, 1);
      }
    }
    return true;
  }

  private void atom(long size, int length) {
    sum = Math.min(MOST, sum + last);
    last = size;
    at += length;
  }

  /** {@code \Q…\E} quotes; {@code \x{…}} and {@code \p{…}} have braces of their own. */
  private void escape() {
    if (regex.startsWith("\\Q", at)) {
      int end = regex.indexOf("\\E", at);
      int close = end < 0 ? regex.length() : end;
      atom(close - at, close + (end < 0 ? 0 : 2) - at);
      return;
    }
    int length = 2;
    if (at + 2 < regex.length() && "xpP".indexOf(regex.charAt(at + 1)) >= 0) {
      int brace = regex.charAt(at + 2) == '{' ? regex.indexOf('}', at) : -1;
      length = brace < 0 ? 2 : brace + 1 - at;
    }
    atom(1, Math.min(length, regex.length() - at));
  }

  private void set() {
    int i = at + 1;
    i += regex.startsWith("^", i) ? 1 : 0;
    i += regex.startsWith("]", i) ? 1 : 0;
    while (i < regex.length() && regex.charAt(i) != ']') {
      if (regex.startsWith("[:", i) && regex.indexOf(":]", i) > 0) {
        i = regex.indexOf(":]", i) + 2;
      } else {
        i += regex.charAt(i) == '\\' ? 2 : 1;
      }
    }
    atom(1, Math.min(i + 1, regex.length()) - at);
  }

  private void open() {
    outer.push(sum + last);
    sum = 0;
    last = 0;
    at++;
  }

  private void close() {
    long group = sum + last + 2;
    sum = outer.isEmpty() ? 0 : outer.pop();
    last = group;
    at++;
  }

  private boolean count() {
    Matcher count = COUNT.matcher(regex);
    if (!count.find(at) || count.start() != at) {
      return false;
    }
    String most =
        count.group(3) == null || count.group(3).isEmpty() ? count.group(1) : count.group(3);
    last = Math.min(MOST, last * Math.max(1, Long.parseLong(most)) + 1);
    at = count.end();
    return true;
  }
}
