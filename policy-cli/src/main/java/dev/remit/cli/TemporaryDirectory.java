package dev.remit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory of its own, which is gone with all that is in it once it is closed. */
final class TemporaryDirectory implements AutoCloseable {
  /** Tells whose it is, should the process be killed. */
  static final String PREFIX = "remit-" + ProcessHandle.current().pid() + "-";

  private final Path path;

  /**
   * Makes it.
   *
   * @param named what its files are of
   */
  TemporaryDirectory(String named) throws CommandFault {
    try {
      this.path = Files.createTempDirectory(PREFIX);
    } catch (IOException fault) {
      throw new CommandFault("there is no place for the files of " + named + ": " + fault);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws CommandFault {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException | UncheckedIOException fault) {
      throw new CommandFault("the files in " + path + " cannot be removed");
    }
  }
}
