package dev.remit.lang.canonical;

import dev.remit.lang.runtime.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a path, absolute with a leading slash. Nothing in it is decoded or resolved: {@code %2e} is
 * three characters, and symbolic links are the tool's matter.
 */
public final class SlashPath {
  public static final int MOST_CHARS = 4096;

  private static final Pattern SEGMENT = Pattern.compile("[ -.0-\\[\\]-~]++");

  private SlashPath() {}

  public static Optional<Value.Path> read(String text) {
    if (text.length() > MOST_CHARS) {
      return Optional.empty();
    }
    if (text.equals("/")) {
      return Optional.of(new Value.Path(true, List.of()));
    }
    boolean absolute = text.startsWith("/");
    List<String> segments = List.of((absolute ? text.substring(1) : text).split("/", -1));
    return segments.stream().allMatch(SlashPath::isSegment)
        ? Optional.of(new Value.Path(absolute, segments))
        : Optional.empty();
  }

  /**
   * One segment of a path: printable ASCII without slashes, neither {@code .} nor {@code ..}, and
   * no blank at its ends (some file systems drop one, and {@code ".. "} would climb).
   */
  public static boolean isSegment(String text) {
    return text.length() <= MOST_CHARS
        && SEGMENT.matcher(text).matches()
        && !text.startsWith(" ")
        && !text.endsWith(" ")
        && !text.equals(".")
        && !text.equals("..");
  }
}
