package dev.remit.lang.bundle;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * Which files of a directory are a bundle's before one of them is read: its policies and its
 * settings. Links are followed; hidden files and directories are passed over.
 */
public final class BundleFiles {
  static final String SETTINGS = "remit.yaml";
  static final String POLICY = ".policy";
  private static final int DEEPEST = 32;
  private static final int MOST_FILES = 10_000;

  private BundleFiles() {}

  /** Those of a directory, in no order. */
  public static List<Path> of(Path root) throws BundleFault {
    if (Files.isRegularFile(root)) {
      throw new BundleFault(
          root
              + " is a file, and policies are read from a directory; name the one that it lies in");
    }
    if (!Files.isDirectory(root)) {
      throw new BundleFault("the policy directory " + root + " does not exist");
    }
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, into(files, root));
    } catch (IOException unreadable) {
      throw new BundleFault(
          "the policy directory " + root + " cannot be read: " + unreadable.getMessage());
    }
    if (files.size() > MOST_FILES) {
      throw new BundleFault("a bundle has at most " + MOST_FILES + " files; " + root + " has more");
    }
    return files;
  }

  private static SimpleFileVisitor<Path> into(List<Path> files, Path root) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
          throws IOException {
        if (dir.equals(root.resolve(SETTINGS))) {
          throw new IOException(dir + " is a directory, and holds the settings of a bundle");
        }
        return isHidden(dir) && !dir.equals(root)
            ? FileVisitResult.SKIP_SUBTREE
            : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        boolean settings = file.equals(root.resolve(SETTINGS));
        boolean policy = file.toString().endsWith(POLICY) && !isHidden(file);
        if ((policy || settings) && !attributes.isRegularFile()) {
          throw new IOException(file + " is no file, or nests too deep");
        }
        if (policy || settings) {
          files.add(file);
        }
        return FileVisitResult.CONTINUE;
      }
    };
  }

  private static boolean isHidden(Path path) {
    return path.getFileName() != null && path.getFileName().toString().startsWith(".");
  }
}
