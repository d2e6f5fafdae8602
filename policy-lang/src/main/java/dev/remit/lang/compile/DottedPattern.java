package dev.remit.lang.compile;

import dev.remit.lang.schema.NamePattern;
import java.util.List;

/** A {@link NamePattern} held against dotted names as they are written. */
public final class DottedPattern {
  private static final String ONE = "*";
  private static final String MANY = "**";

  private final String[] segments;
  private final boolean open;

  public DottedPattern(NamePattern pattern) {
    List<String> written = pattern.segments();
    this.open = written.getLast().equals(MANY);
    this.segments =
        (open ? written.subList(0, written.size() - 1) : written).toArray(String[]::new);
  }

  public boolean matches(String name) {
    int from = 0;
    for (int i = 0; i < segments.length; i++) {
      if (from > name.length()) {
        return false;
      }
      int dot = name.indexOf('.', from);
      int end = dot < 0 ? name.length() : dot;
      String segment = segments[i];
      boolean same =
          segment.equals(ONE)
              || (segment.length() == end - from
                  && name.regionMatches(from, segment, 0, segment.length()));
      if (!same) {
        return false;
      }
      from = end + 1;
    }
    return open ? from <= name.length() : from > name.length();
  }
}
