package dev.remit.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The paths of an archive, each of which lies within it and stands for one file or directory. A
 * name that is anything else is a fault.
 */
final class ArchivePaths {
  private final String archive;
  private final Set<String> files = new LinkedHashSet<>();
  private final Set<String> directories = new HashSet<>();
  private final Set<String> listed = new HashSet<>();

  /** Of none yet. */
  ArchivePaths(String archive) {
    this.archive = archive;
  }

  /** A name as people may read it, whatever it is made of. */
  static String shown(String name) {
    return name.isEmpty() ? "\"\"" : name.replaceAll("\\p{C}", "?");
  }

  /** The path that a name stands for; empty for the archive's own directory. */
  String add(String name) throws CommandFault {
    boolean directory = name.endsWith("/");
    List<String> segments = segments(directory ? name.substring(0, name.length() - 1) : name);
    String path = String.join("/", segments);
    if (!listed.add(path)) {
      throw twice(path);
    }
    for (int i = 1; i < segments.size(); i++) {
      directories.add(String.join("/", segments.subList(0, i)));
    }
    (directory ? directories : files).add(path);
    return path;
  }

  private List<String> segments(String name) throws CommandFault {
    List<String> segments = new ArrayList<>();
    boolean drive = name.matches("[A-Za-z]:.*");
    for (String segment : name.split("/", -1)) {
      if (drive
          || segment.isEmpty()
          || segment.equals("..")
          || segment.contains("\\")
          || segment.indexOf('\0') >= 0) {
        throw new CommandFault(
            shown(name)
                + " in "
                + archive
                + " is no path within the archive; pack the bundle's directory itself, with paths from there");
      }
      if (!segment.equals(".")) {
        segments.add(segment);
      }
    }
    return segments;
  }

  private CommandFault twice(String path) {
    return new CommandFault(
        shown(path) + " is in " + archive + " twice, and only one can count; pack it once");
  }

  /** No file is a directory as well. */
  void check() throws CommandFault {
    for (String file : files) {
      if (directories.contains(file)) {
        throw twice(file);
      }
    }
  }

  /** The one directory that all files lie in, if that is so; else the archive itself. */
  String top() {
    List<String> tops =
        files.stream().filter(file -> !isHidden(file)).map(ArchivePaths::top).distinct().toList();
    return tops.size() == 1 ? tops.getFirst() : "";
  }

  /** What no bundle is read from; packers of macOS add such files. */
  private static boolean isHidden(String file) {
    return file.startsWith("__MACOSX/") || file.startsWith(".") || file.contains("/.");
  }

  private static String top(String file) {
    return file.substring(0, Math.max(0, file.indexOf('/')));
  }

  /** A file of that name, wherever it lies. */
  Optional<String> named(String name) {
    return files.stream()
        .filter(file -> !isHidden(file) && (file.equals(name) || file.endsWith("/" + name)))
        .findFirst();
  }

  boolean contains(String file) {
    return files.contains(file);
  }
}
