package dev.remit.lang.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/**
 * The data files that the policies of a bundle name, by path relative to the bundle's root. They
 * were read once, together with the policies.
 */
public record DataFiles(Map<String, DataFile> files) {
  public static final DataFiles NONE = new DataFiles(Map.of());

  public DataFiles {
    files = Map.copyOf(files);
  }

  /** The file at a path that {@link #path} yields. */
  public DataFile at(String path) {
    return files.getOrDefault(path, new DataFile.Refused(DataFile.Why.UNREADABLE, "is not there"));
  }

  /**
   * The path from the bundle's root of a file as a policy names it: relative to the policy's own
   * directory, {@code /}-separated, and never out of the bundle. Empty for one that leads outside,
   * is absolute, or is no path.
   *
   * @param policy the path of the policy that names it
   */
  public static Optional<String> path(String policy, String written) {
    if (written.startsWith("/") || written.contains("\\") || written.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    Deque<String> segments = new ArrayDeque<>();
    String directory = policy.substring(0, policy.lastIndexOf('/') + 1);
    for (String segment : (directory + written).split("/", -1)) {
      switch (segment) {
        case "" -> {
          return Optional.empty();
        }
        case "." -> {}
        case ".." -> {
          if (segments.pollLast() == null) {
            return Optional.empty();
          }
        }
        default -> segments.addLast(segment);
      }
    }
    return segments.isEmpty() ? Optional.empty() : Optional.of(String.join("/", segments));
  }
}
