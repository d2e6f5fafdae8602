package dev.remit.cli;

import java.util.List;

/** What of a tree a bundle can be read from: policies, data files and settings. */
final class BundledFiles {
  static final String POLICY = ".policy";
  private static final List<String> ENDINGS = List.of(POLICY, ".yaml", ".yml", ".json", ".csv");

  private BundledFiles() {}

  static boolean isOne(String path) {
    return ENDINGS.stream().anyMatch(path::endsWith);
  }
}
