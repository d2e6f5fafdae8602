package dev.remit.pdp.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.remit.lang.bundle.BundleFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a directory is seen to hold as its files change. */
class BundleStoreTest {
  @TempDir Path home = Path.of("");
  private Path directory = Path.of("");

  @BeforeEach
  void aBundle() throws IOException {
    directory = Files.createDirectory(home.resolve("policies"));
    rules("p.policy", "p", 1);
  }

  private void rules(String file, String name, int count) throws IOException {
    StringBuilder text =
        new StringBuilder("package " + name + "\ntool " + name + ".t { does execute }\n");
    for (int i = 0; i < count; i++) {
      text.append("permit r").append(i).append(" \"R\" { tool is ").append(name).append(".t }\n");
    }
    Files.writeString(directory.resolve(file), text);
  }

  private BundleStore store() {
    return new BundleStore(directory, true);
  }

  private static Optional<Integer> seen(BundleStore store) throws BundleFault {
    return store.changed().map(bundle -> bundle.program().permits().size());
  }

  private static void assertFault(BundleStore store, String part) {
    String message = String.valueOf(assertThrows(BundleFault.class, store::changed).getMessage());
    assertTrue(message.contains(part), message);
  }

  @Test
  void what_lies_there_from_the_start_is_no_change() throws Exception {
    BundleStore store = store();
    assertEquals(1, store.load().program().permits().size());
    assertEquals(Optional.empty(), seen(store));
    assertEquals(Optional.empty(), seen(store));
  }

  @Test
  void a_change_is_told_of_once_and_only_when_it_has_lain_still() throws Exception {
    BundleStore store = store();
    rules("p.policy", "p", 2);
    assertEquals(Optional.empty(), seen(store));
    rules("q.policy", "q", 1);
    assertEquals(Optional.empty(), seen(store));
    assertEquals(Optional.of(3), seen(store));
    assertEquals(Optional.empty(), seen(store));
  }

  /** As a start takes long, during which files are changed. */
  @Test
  void a_change_while_the_first_is_loaded_is_not_missed() throws Exception {
    BundleStore store = store();
    rules("p.policy", "p", 2);
    store.load();
    rules("p.policy", "p", 3);
    assertEquals(Optional.empty(), seen(store));
    assertEquals(Optional.of(3), seen(store));
  }

  @Test
  void a_file_more_one_less_and_one_renamed_are_changes() throws Exception {
    BundleStore store = store();
    rules("q.policy", "q", 1);
    seen(store);
    assertEquals(Optional.of(2), seen(store));
    Files.move(directory.resolve("q.policy"), directory.resolve("r.policy"));
    seen(store);
    assertEquals(Optional.of(2), seen(store));
    Files.delete(directory.resolve("r.policy"));
    seen(store);
    assertEquals(Optional.of(1), seen(store));
  }

  @Test
  void a_data_file_that_changes_is_a_change() throws Exception {
    Files.writeString(directory.resolve("d.csv"), "name,owner\na,x\n");
    Files.writeString(directory.resolve("d.policy"), "package d\ndatasets from \"d.csv\"\n");
    BundleStore store = store();
    String before = store.load().revision();
    Files.writeString(directory.resolve("d.csv"), "name,owner\nb,x\n");
    seen(store);
    assertNotEquals(before, store.changed().orElseThrow().revision());
  }

  /** It belongs to the bundle as soon as a policy names it. */
  @Test
  void a_data_file_in_a_hidden_directory_is_looked_at_though_no_policy_there_is() throws Exception {
    Path lists = Files.createDirectories(directory.resolve(".lists"));
    Files.writeString(lists.resolve("d.csv"), "name,owner\na,x\n");
    Files.writeString(directory.resolve("d.policy"), "package d\ndatasets from \".lists/d.csv\"\n");
    BundleStore store = store();
    String before = store.load().revision();
    Files.writeString(lists.resolve("d.csv"), "name,owner\nb,x\n");
    seen(store);
    assertNotEquals(before, store.changed().orElseThrow().revision());
  }

  /** Its bytes were read before it was looked at: it is read once more. */
  @Test
  void a_data_file_that_a_changed_policy_names_is_looked_at_before_it_is_told_of()
      throws Exception {
    BundleStore store = store();
    store.load();
    Files.writeString(directory.resolve("d.csv"), "name,owner\na,x\n");
    Files.writeString(directory.resolve("d.policy"), "package d\ndatasets from \"d.csv\"\n");
    assertEquals(Optional.empty(), seen(store));
    assertEquals(Optional.empty(), seen(store));
    String first = store.changed().orElseThrow().revision();
    Files.writeString(directory.resolve("d.csv"), "name,owner\nb,x\n");
    assertEquals(Optional.empty(), seen(store));
    assertNotEquals(first, store.changed().orElseThrow().revision());
  }

  /** As it is named before it is there. */
  @Test
  void a_data_file_that_comes_later_mends_the_bundle() throws Exception {
    BundleStore store = store();
    store.load();
    Files.writeString(directory.resolve("d.policy"), "package d\ndatasets from \"d.csv\"\n");
    assertEquals(Optional.empty(), seen(store));
    assertEquals(Optional.empty(), seen(store));
    assertFault(store, "d.csv");
    Files.writeString(directory.resolve("d.csv"), "name,owner\na,x\n");
    assertEquals(Optional.empty(), seen(store));
    assertEquals(Optional.of(1), seen(store));
  }

  @Test
  void what_is_no_part_of_a_bundle_is_no_change() throws Exception {
    BundleStore store = store();
    store.load();
    Files.writeString(directory.resolve("notes.txt"), "nothing");
    Files.createDirectory(directory.resolve(".git"));
    Files.writeString(directory.resolve(".git/x.policy"), "no policy");
    Files.createSymbolicLink(directory.resolve("nowhere.txt"), home.resolve("none"));
    assertEquals(Optional.empty(), seen(store));
    assertEquals(Optional.empty(), seen(store));
    rules("p.policy", "p", 2);
    seen(store);
    assertEquals(Optional.of(2), seen(store));
  }

  /** As Kubernetes lays it out: links to a hidden link to a hidden directory. */
  @Test
  void a_mounted_config_map_that_changes_is_a_change() throws Exception {
    Path mount = Files.createDirectory(home.resolve("mount"));
    Files.move(directory, mount.resolve("..1"));
    Files.createSymbolicLink(mount.resolve("..data"), Path.of("..1"));
    Files.createSymbolicLink(mount.resolve("p.policy"), Path.of("..data/p.policy"));
    BundleStore store = new BundleStore(mount, true);
    assertEquals(1, store.load().program().permits().size());
    directory = Files.createDirectory(mount.resolve("..2"));
    rules("p.policy", "p", 2);
    Path next = Files.createSymbolicLink(mount.resolve("..tmp"), Path.of("..2"));
    Files.move(next, mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    seen(store);
    assertEquals(Optional.of(2), seen(store));
  }

  /** As a copy that keeps times has it: as long as before, and as old. */
  @Test
  void a_file_of_the_same_length_and_time_is_a_change() throws Exception {
    assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("unix"));
    Path file = directory.resolve("p.policy");
    FileTime time = Files.getLastModifiedTime(file);
    BundleStore store = store();
    Files.writeString(file, Files.readString(file).replace("\"R\"", "\"S\""));
    Files.setLastModifiedTime(file, time);
    seen(store);
    assertEquals(Optional.of(1), seen(store));
  }

  /** As releases are switched. */
  @Test
  void a_link_that_leads_elsewhere_is_a_change() throws Exception {
    Path other = Files.createDirectory(home.resolve("other"));
    Path link = Files.createSymbolicLink(home.resolve("current"), directory);
    BundleStore store = new BundleStore(link, true);
    assertEquals(1, store.load().program().permits().size());
    directory = other;
    rules("p.policy", "p", 2);
    Path next = Files.createSymbolicLink(home.resolve("next"), other);
    Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
    seen(store);
    assertEquals(Optional.of(2), seen(store));
  }

  @Test
  void what_is_no_bundle_is_told_of_once_and_so_is_its_mending() throws Exception {
    BundleStore store = store();
    Path file = directory.resolve("p.policy");
    Files.writeString(file, "package p\npermit {");
    assertEquals(Optional.empty(), seen(store));
    assertFault(store, "do not compile");
    assertEquals(Optional.empty(), seen(store));
    Files.delete(file);
    seen(store);
    assertFault(store, "has no .policy file");
    rules("p.policy", "p", 4);
    seen(store);
    assertEquals(Optional.of(4), seen(store));
  }

  @Test
  void a_directory_that_is_gone_is_told_of_and_so_is_its_return() throws Exception {
    BundleStore store = store();
    Path away = home.resolve("away");
    Files.move(directory, away);
    assertEquals(Optional.empty(), seen(store));
    assertFault(store, "does not exist");
    Files.createDirectory(directory);
    assertEquals(Optional.empty(), seen(store));
    assertFault(store, "has no .policy file");
    Files.delete(directory);
    Files.move(away, directory);
    assertEquals(Optional.empty(), seen(store));
    assertEquals(Optional.of(1), seen(store));
  }
}
