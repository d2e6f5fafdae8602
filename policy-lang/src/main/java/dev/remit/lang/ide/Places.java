package dev.remit.lang.ide;

import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Places of a text as editors count them: lines and UTF-16 characters from 0, where a line ends
 * with a newline, a carriage return, or both. A place beyond the end of its line is that end; one
 * beyond the last line is the end of the text.
 */
public final class Places {
  private final String text;
  private final List<Integer> starts = new ArrayList<>(List.of(0));

  public Places(String text) {
    this.text = text;
    for (int at = 0; at < text.length(); at++) {
      boolean pair = text.startsWith("\r\n", at);
      if (!pair && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
        starts.add(at + 1);
      }
    }
  }

  /** A place: a line and a character in it. */
  public record Place(int line, int character) {}

  /** A stretch of a text. */
  public record Range(Place start, Place end) {}

  public Range range(Span span) {
    return new Range(place(span.start()), place(span.end()));
  }

  /** The whole text. */
  public Range all() {
    return new Range(new Place(0, 0), place(text.length()));
  }

  public Place place(int offset) {
    int at = Math.clamp(offset, 0, text.length());
    int found = Collections.binarySearch(starts, at);
    int line = found >= 0 ? found : -found - 2;
    return new Place(line, at - starts.get(line));
  }

  public int offset(int line, int character) {
    if (line < 0) {
      return 0;
    } else if (line >= starts.size()) {
      return text.length();
    }
    int end = line + 1 < starts.size() ? starts.get(line + 1) : text.length();
    while (end > starts.get(line) && isLineEnd(text.charAt(end - 1))) {
      end--;
    }
    return Math.clamp((long) starts.get(line) + character, starts.get(line), end);
  }

  private static boolean isLineEnd(char character) {
    return character == '\n' || character == '\r';
  }
}
