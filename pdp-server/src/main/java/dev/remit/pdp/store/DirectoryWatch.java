package dev.remit.pdp.store;

import dev.remit.lang.bundle.BundleSource;
import java.nio.file.Path;
import java.util.Set;

/**
 * Tells when the files of a bundle have changed and then lain still from one look to the next, so
 * that a directory that is being copied is not taken for whole. Not safe for use by many threads.
 */
final class DirectoryWatch {
  private final Path directory;

  /** The data files that the policies named when they were read last. */
  private Set<String> data = Set.of();

  private DirectoryState told;
  private DirectoryState seen;

  /** What lies there now is no change. */
  DirectoryWatch(Path directory) {
    this.directory = directory;
    this.told = DirectoryState.of(directory, data);
    this.seen = told;
  }

  /** The files of what was read are looked at from here on; as they are now is no change. */
  void begin(BundleSource read) {
    data = read.data().files().keySet();
    seen = DirectoryState.of(directory, data);
    told = seen;
  }

  /** Whether there is a change to tell of, which has lain still since the look before. */
  boolean isSettled() {
    return isStill() && !seen.equals(told);
  }

  /**
   * Whether what was read since is of the files as they lay still; it is then told of. Of data
   * files that were not looked at before it is not known yet.
   */
  boolean confirmed(BundleSource read) {
    if (data.equals(read.data().files().keySet())) {
      return confirmed();
    }
    data = read.data().files().keySet();
    seen = DirectoryState.of(directory, data);
    return false;
  }

  /** The same of what could not be read. */
  boolean confirmed() {
    boolean still = isStill();
    if (still) {
      told = seen;
    }
    return still;
  }

  private boolean isStill() {
    DirectoryState now = DirectoryState.of(directory, data);
    boolean still = now.equals(seen);
    seen = now;
    return still;
  }
}
