package dev.remit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Waits until something below a directory changes. */
final class DirectoryChanges implements AutoCloseable {
  /** An editor that saves does several things to a file; so long without any, it is done. */
  private static final long QUIET_MILLIS = 20;

  private final Path root;
  private final WatchService watch;

  DirectoryChanges(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      throw new NotDirectoryException(root.toString());
    }
    this.root = root;
    this.watch = root.getFileSystem().newWatchService();
    register();
  }

  /** Directories that come later are watched from the next change on, which they are. */
  private void register() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path each : all.filter(Files::isDirectory).toList()) {
        each.register(
            watch,
            StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_MODIFY,
            StandardWatchEventKinds.ENTRY_DELETE);
      }
    } catch (UncheckedIOException | NoSuchFileException gone) {
      if (!Files.isDirectory(root)) {
        throw new NoSuchFileException(root.toString());
      }
    }
  }

  void await() throws IOException, InterruptedException {
    take(watch.take());
    WatchKey more = watch.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    while (more != null) {
      take(more);
      more = watch.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }
    register();
  }

  private static void take(WatchKey key) {
    key.pollEvents();
    key.reset();
  }

  @Override
  public void close() throws IOException {
    watch.close();
  }
}
