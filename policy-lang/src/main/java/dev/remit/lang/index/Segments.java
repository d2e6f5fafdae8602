package dev.remit.lang.index;

import java.util.Arrays;
import java.util.List;

/** The segments of one name after another, as stretches of texts: none is a text of its own. */
final class Segments {
  private String[] texts = new String[8];
  private int[] begins = new int[8];
  private int[] ends = new int[8];
  private int size;

  /** Those that a separator parts; empty ones count. */
  Segments split(String text, char separator) {
    size = 0;
    int begin = 0;
    for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, begin)) {
      add(text, begin, end);
      begin = end + 1;
    }
    add(text, begin, text.length());
    return this;
  }

  Segments of(List<String> segments) {
    size = 0;
    for (int i = 0; i < segments.size(); i++) {
      add(segments.get(i), 0, segments.get(i).length());
    }
    return this;
  }

  Segments of(String first, String second) {
    size = 0;
    add(first, 0, first.length());
    add(second, 0, second.length());
    return this;
  }

  private void add(String text, int begin, int end) {
    if (size == texts.length) {
      texts = Arrays.copyOf(texts, 2 * size);
      begins = Arrays.copyOf(begins, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    texts[size] = text;
    begins[size] = begin;
    ends[size++] = end;
  }

  int size() {
    return size;
  }

  boolean is(int index, String segment) {
    int length = ends[index] - begins[index];
    return segment.length() == length
        && segment.regionMatches(0, texts[index], begins[index], length);
  }

  /** As the segment's text has it. */
  int hash(int index) {
    String text = texts[index];
    if (ends[index] - begins[index] == text.length()) {
      return text.hashCode();
    }
    int hash = 0;
    for (int i = begins[index]; i < ends[index]; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return hash;
  }
}
