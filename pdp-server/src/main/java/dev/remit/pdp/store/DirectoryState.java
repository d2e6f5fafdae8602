package dev.remit.pdp.store;

import dev.remit.lang.bundle.BundleFault;
import dev.remit.lang.bundle.BundleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the files of a bundle are, as far as it can be told without reading them.
 *
 * @param files by path, what is known of each; of one that cannot be looked at, nothing
 * @param fault why the directory is none of a bundle; empty where it may be
 */
record DirectoryState(Map<Path, Map<String, Object>> files, String fault) {
  DirectoryState {
    files = Map.copyOf(files);
  }

  /**
   * As it is now.
   *
   * @param data the data files that its policies name, by path from the root
   */
  static DirectoryState of(Path root, Set<String> data) {
    Map<Path, Map<String, Object>> files = new HashMap<>();
    String fault = "";
    try {
      BundleFiles.of(root).forEach(file -> files.put(file, known(file)));
    } catch (BundleFault none) {
      fault = String.valueOf(none.getMessage());
    }
    data.forEach(path -> files.put(root.resolve(path), known(root.resolve(path))));
    return new DirectoryState(files, fault);
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
