package dev.remit.lang.schema;

import dev.remit.lang.runtime.Value;
import java.util.List;

/**
 * A segment pattern: {@code *} is exactly one whole segment, {@code **} one or more and only the
 * last. Without a star it is one exact name.
 */
public record NamePattern(List<String> segments) {
  private static final String ONE = "*";
  private static final String MANY = "**";

  public NamePattern {
    segments = List.copyOf(segments);
    if (segments.isEmpty()) {
      throw new IllegalArgumentException("a pattern has at least one segment");
    }
    if (segments.subList(0, segments.size() - 1).contains(MANY)) {
      throw new IllegalArgumentException("** is only the last segment");
    }
  }

  public boolean matches(List<String> name) {
    boolean open = segments.getLast().equals(MANY);
    int fixed = open ? segments.size() - 1 : segments.size();
    if (open ? name.size() <= fixed : name.size() != fixed) {
      return false;
    }
    for (int i = 0; i < fixed; i++) {
      if (!segments.get(i).equals(ONE) && !segments.get(i).equals(name.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is more than one exact name. */
  public boolean hasStar() {
    return segments.contains(ONE) || segments.getLast().equals(MANY);
  }

  public boolean matches(Value.Name name) {
    return matches(name.segments());
  }

  /** A tool's server is matched by the first segment, its whole name by the second. */
  public boolean matches(Value.Tool tool) {
    return matches(List.of(tool.server(), tool.name()));
  }

  /** Whether each name that {@code other} matches is matched by this pattern. */
  public boolean includes(NamePattern other) {
    boolean open = segments.getLast().equals(MANY);
    boolean otherOpen = other.segments.getLast().equals(MANY);
    int fixed = open ? segments.size() - 1 : segments.size();
    int otherFixed = otherOpen ? other.segments.size() - 1 : other.segments.size();
    int shortest = otherOpen ? otherFixed + 1 : otherFixed;
    if (open ? shortest <= fixed : otherOpen || otherFixed != fixed) {
      return false;
    }
    for (int i = 0; i < fixed; i++) {
      String theirs = i < otherFixed ? other.segments.get(i) : ONE;
      if (!segments.get(i).equals(ONE) && !segments.get(i).equals(theirs)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return String.join(".", segments);
  }
}
