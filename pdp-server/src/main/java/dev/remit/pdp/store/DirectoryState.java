package dev.remit.pdp.store;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

/**
 * What the files of a directory are, as far as it can be told without reading them. Links are
 * followed and hidden directories passed over, as a bundle is read.
 *
 * @param files by path, what is known of each; of one that cannot be looked at, nothing
 */
record DirectoryState(Map<Path, Map<String, Object>> files) {
  private static final int DEEPEST = 32;

  DirectoryState {
    files = Map.copyOf(files);
  }

  /** Of a directory that is not there, no files. */
  static DirectoryState of(Path root) {
    Map<Path, Map<String, Object>> files = new HashMap<>();
    try {
      Files.walkFileTree(
          root,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          DEEPEST,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
              return isHidden(each) && !each.equals(root)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
              files.put(each, known(each));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path each, IOException unreadable) {
              files.put(each, Map.of());
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, IOException cutOff) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException unreadable) {
      files.put(root, Map.of());
    }
    return new DirectoryState(files);
  }

  private static boolean isHidden(Path path) {
    return path.getFileName() != null && path.getFileName().toString().startsWith(".");
  }

  /**
   * Where there is one, the time at which the system noted a change, which no program sets: the
   * time of the last modification is kept by whoever copies a file with its times.
   */
  private static Map<String, Object> known(Path file) {
    boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    try {
      return Map.copyOf(
          Files.readAttributes(file, unix ? "unix:ctime,size,ino,dev" : "lastModifiedTime,size"));
    } catch (IOException gone) {
      return Map.of();
    }
  }
}
