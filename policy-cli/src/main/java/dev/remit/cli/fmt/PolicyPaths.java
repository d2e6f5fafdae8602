package dev.remit.cli.fmt;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The policy files that paths stand for: a file is itself; a directory is the {@code .policy} files
 * below it, hidden ones and symbolic links passed over, so that nothing outside it is changed. What
 * is named may be a link itself.
 */
public final class PolicyPaths {
  private static final String POLICY = ".policy";

  /** By the real path, so that none stands there twice. */
  private final Map<Path, Path> files = new LinkedHashMap<>();

  private PolicyPaths() {}

  /**
   * In the order named, and within a directory by name.
   *
   * @throws IOException a path does not exist, cannot be read or is no policy file; the message is
   *     a sentence
   */
  public static Collection<Path> of(List<Path> named) throws IOException {
    PolicyPaths paths = new PolicyPaths();
    for (Path path : named) {
      paths.add(path);
    }
    return paths.files.values();
  }

  private void add(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      for (Path file : below(path)) {
        files.putIfAbsent(file.toRealPath(), file);
      }
    } else if (!Files.isRegularFile(path)) {
      throw new IOException(path + " is neither a file nor a directory");
    } else if (!path.toString().endsWith(POLICY)) {
      throw new IOException(path + " is no .policy file; only those have a layout");
    } else {
      files.putIfAbsent(path.toRealPath(), path);
    }
  }

  private static List<Path> below(Path named) throws IOException {
    Path root = named.toRealPath();
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            return isHidden(dir) && !dir.equals(root)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && file.toString().endsWith(POLICY) && !isHidden(file)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
            throw new IOException(file + " cannot be read", fault);
          }
        });
    return found.stream().sorted().map(file -> named.resolve(root.relativize(file))).toList();
  }

  private static boolean isHidden(Path path) {
    return path.getFileName() != null && path.getFileName().toString().startsWith(".");
  }
}
