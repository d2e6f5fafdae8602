package dev.remit.pdp.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changes between a look and the end of the reading that it led to. */
class DirectoryWatchTest {
  @TempDir Path directory = Path.of("");

  @Test
  void what_changes_while_it_is_read_is_not_told_of_until_it_lies_still() throws Exception {
    DirectoryWatch watch = new DirectoryWatch(directory);
    Path file = Files.writeString(directory.resolve("a.policy"), "package a");
    assertFalse(watch.isSettled());
    assertTrue(watch.isSettled());
    Files.delete(file);
    Files.writeString(directory.resolve("b.policy"), "package b");
    assertFalse(watch.confirmed());
    assertTrue(watch.isSettled());
    assertTrue(watch.confirmed());
    assertFalse(watch.isSettled());
  }
}
