package dev.remit.pdp.store;

import java.nio.file.Path;

/**
 * Tells when the files of a directory have changed and then lain still from one look to the next,
 * so that one that is being copied is not taken for whole. Not safe for use by many threads.
 */
final class DirectoryWatch {
  private final Path directory;
  private DirectoryState told;
  private DirectoryState seen;

  /** What lies there now is no change. */
  DirectoryWatch(Path directory) {
    this.directory = directory;
    this.told = DirectoryState.of(directory);
    this.seen = told;
  }

  /** Whether there is a change to tell of, which has lain still since the look before. */
  boolean isSettled() {
    return isStill() && !seen.equals(told);
  }

  /** Whether what was read since is of the files as they lay still; it is then told of. */
  boolean confirmed() {
    boolean still = isStill();
    if (still) {
      told = seen;
    }
    return still;
  }

  private boolean isStill() {
    DirectoryState now = DirectoryState.of(directory);
    boolean still = now.equals(seen);
    seen = now;
    return still;
  }
}
