package dev.remit.lang.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bundles off a directory. */
class BundleReaderTest {
  @TempDir Path root = Path.of("");

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private BundleSource read() throws BundleFault {
    return BundleReader.read(root);
  }

  private String fault() {
    return String.valueOf(assertThrows(BundleFault.class, this::read).getMessage());
  }

  @Test
  void all_policies_of_the_tree_are_read_in_the_order_of_their_paths() throws Exception {
    write("z.policy", "package z");
    write("a/b.policy", "package b");
    write("a/requests/r.json", "{}");
    write(".git/c.policy", "package c");
    write("a/.d.policy", "package d");
    assertEquals(
        List.of("a/b.policy", "z.policy"),
        read().policies().stream().map(SourceFile::path).toList());
  }

  @Test
  void a_mounted_configuration_is_read_through_its_links() throws Exception {
    write("..2026/deny.policy", "package x");
    Files.createSymbolicLink(root.resolve("..data"), Path.of("..2026"));
    Files.createSymbolicLink(root.resolve("deny.policy"), Path.of("..data/deny.policy"));
    assertEquals(List.of("deny.policy"), read().policies().stream().map(SourceFile::path).toList());
  }

  @Test
  void a_policy_behind_a_dangling_link_refuses_the_bundle() throws Exception {
    write("a.policy", "package a");
    Files.createSymbolicLink(root.resolve("deny.policy"), Path.of("gone.policy"));
    assertTrue(fault().contains("deny.policy is no file"), fault());
  }

  @Test
  void a_link_that_leads_back_refuses_the_bundle() throws Exception {
    write("a.policy", "package a");
    Files.createSymbolicLink(root.resolve("loop"), root);
    assertTrue(fault().contains("cannot be read"), fault());
  }

  @Test
  void what_is_not_there_or_empty_is_said() throws Exception {
    assertTrue(fault().contains("has no .policy file"));
    BundleFault missing =
        assertThrows(BundleFault.class, () -> BundleReader.read(root.resolve("nowhere")));
    assertTrue(String.valueOf(missing.getMessage()).endsWith("does not exist"));
  }

  @Test
  void a_file_that_is_no_utf8_refuses_the_bundle() throws Exception {
    write("a.policy", "package a");
    Files.write(root.resolve("b.policy"), new byte[] {'p', (byte) 0xff});
    assertEquals("b.policy is not UTF-8", fault());
  }

  @Test
  void a_file_over_four_MiB_refuses_the_bundle() throws Exception {
    write("a.policy", "//" + "x".repeat(4 << 20));
    assertTrue(fault().contains("split it"));
  }

  /** F40: the revision is a function of paths and contents, and of nothing else. */
  @Test
  void the_revision_changes_with_every_byte_and_every_name_and_with_nothing_else()
      throws Exception {
    write("a.policy", "package a");
    write("b.policy", "package b");
    String revision = read().revision();
    assertTrue(revision.matches("sha256:[0-9a-f]{64}"), revision);
    write("requests/r.json", "{}");
    write("README.md", "about");
    assertEquals(revision, read().revision());
    write("b.policy", "package b ");
    String edited = read().revision();
    assertNotEquals(revision, edited);
    write("b.policy", "package b");
    assertEquals(revision, read().revision());
    Files.move(root.resolve("b.policy"), root.resolve("c.policy"));
    assertNotEquals(revision, read().revision());
    Files.move(root.resolve("c.policy"), root.resolve("b.policy"));
    write("remit.yaml", "max_depth: 8");
    assertNotEquals(revision, read().revision());
  }

  @Test
  void settings_left_out_are_the_documented_defaults() throws Exception {
    write("a.policy", "package a");
    var settings = read().settings();
    assertEquals(8, settings.maxDepth());
    assertEquals(Duration.ofMinutes(5), settings.defaultGrant());
    assertEquals(Duration.ofHours(1), settings.maxGrant());
    assertEquals(Duration.ofSeconds(30), settings.cacheTime());
    assertEquals(Source.VOUCHED, settings.hopFloor());
    assertEquals(Set.of(), settings.roots());
    assertTrue(settings.taskRegistration());
    write("remit.yaml", "# nothing\n");
    assertEquals(settings, read().settings());
  }

  @Test
  void settings_are_read() throws Exception {
    write("a.policy", "package a");
    write(
        "remit.yaml",
        """
        max_depth: 3
        default_grant: 90s
        max_grant: 2m
        cache_time: 0s
        hop_floor: verified
        task_registration: waived
        roots:
          - { issuer: "https://idp.acme.example", subject: "nightly" }
        """);
    var settings = read().settings();
    assertEquals(3, settings.maxDepth());
    assertEquals(Duration.ofSeconds(90), settings.defaultGrant());
    assertEquals(Duration.ofMinutes(2), settings.maxGrant());
    assertEquals(Duration.ZERO, settings.cacheTime());
    assertEquals(Source.VERIFIED, settings.hopFloor());
    assertEquals(
        Set.of(new Value.Identity("https://idp.acme.example", "nightly")), settings.roots());
    assertEquals(false, settings.taskRegistration());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "max_depth: 0 | no number from 1 to 16",
        "max_depth: 17 | no number from 1 to 16",
        "max_depth: '3' | no number from 1 to 16",
        "max_grant: 25h | no duration from 1s to 24h",
        "max_grant: 0s | no duration",
        "default_grant: 2h | no duration from 1s to 1h",
        "cache_time: 2h | no duration from 0s to 1h",
        "cache_time: soon | no duration",
        "hop_floor: none | none of asserted",
        "task_registration: false | neither required nor waived",
        "roots: nightly | a list of",
        "roots: [ nightly ] | each of which is",
        "roots: [ { issuer: 'idp', subject: 'x' } ] | no identity in canonical form",
        "roots: [ { issuer: 'https://a', subject: 'x' }, { issuer: 'https://a', subject: 'x' } ] | twice",
        "depth: 3 | has no setting `depth`",
        "[ 1 ] | is a mapping",
        "max_depth: 3¶max_depth: 4 | has a key twice",
        "max_depth: [ | is no YAML",
      })
  void a_mistake_in_the_settings_refuses_the_bundle_in_one_sentence(String yaml, String expected)
      throws Exception {
    write("a.policy", "package a");
    write("remit.yaml", yaml.replace('¶', '\n'));
    String fault = fault();
    assertTrue(fault.startsWith("remit.yaml ") && fault.contains(expected), fault);
    assertEquals(1, fault.lines().count(), fault);
  }
}
