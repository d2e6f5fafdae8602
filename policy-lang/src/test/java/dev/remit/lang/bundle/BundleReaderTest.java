package dev.remit.lang.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.source.DataLimits;
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

  /** As a release that is checked out beside others may be. */
  @Test
  void a_directory_that_is_named_is_read_though_it_is_hidden() throws Exception {
    write(".release/a.policy", "package a");
    assertEquals(1, BundleReader.read(root.resolve(".release")).policies().size());
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
    write("a.policy", "package a");
    Path file = root.resolve("a.policy");
    BundleFault noDirectory = assertThrows(BundleFault.class, () -> BundleReader.read(file));
    assertTrue(
        String.valueOf(noDirectory.getMessage())
            .startsWith(file + " is a file, and policies are read from a directory; "));
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

  private PolicyCompiler.Result compiled() throws BundleFault {
    BundleSource source = read();
    return PolicyCompiler.compile(source, source.settings());
  }

  private List<String> findings() throws BundleFault {
    return compiled().diagnostics().stream()
        .map(each -> each.code().id() + " " + each.span() + " " + each.message())
        .toList();
  }

  @Test
  void data_files_that_a_policy_names_are_read_with_it_and_no_others() throws Exception {
    write(
        "a/p.policy",
        "package p\n// from \"c.json\"\ndatasets from \"d.json\"\nagents from \"../g.yaml\"");
    write("a/d.json", "[]");
    write("g.yaml", "[]");
    write("a/c.json", "[]");
    write("a/datasets.csv", "name\n");
    assertEquals(Set.of("a/d.json", "g.yaml"), read().data().files().keySet());
    assertEquals(List.of(), findings());
  }

  @Test
  void a_policy_file_is_what_a_directory_with_it_and_its_data_alone_would_be() throws Exception {
    write("p.policy", "package p\ndatasets from \"a/d.json\"");
    write("a/d.json", "[]");
    BundleSource alone = read();
    write("q.policy", "package q");
    write("remit.yaml", "max_depth: 3");
    BundleSource file = BundleReader.readFile(root.resolve("p.policy"));
    assertEquals(alone.revision(), file.revision());
    assertEquals(alone.settings(), file.settings());
    assertEquals("p.policy", file.policies().getFirst().path());
    assertEquals(alone.data().files().keySet(), file.data().files().keySet());
    assertNotEquals(alone.revision(), read().revision());
    write("a/d.json", "[ ]");
    assertNotEquals(alone.revision(), BundleReader.readFile(root.resolve("p.policy")).revision());
  }

  @Test
  void a_policy_file_is_bounded_as_in_a_directory() throws Exception {
    write("p.policy", "//" + "x".repeat(4 << 20));
    Path file = root.resolve("p.policy");
    BundleFault fault = assertThrows(BundleFault.class, () -> BundleReader.readFile(file));
    assertEquals(file + " is over 4194304 bytes; split it", fault.getMessage());
  }

  @Test
  void a_data_file_is_read_through_links_and_without_its_byte_order_mark() throws Exception {
    write("p.policy", "package p\ngroup agents g from \"g.csv\"\ndeny d \"D\" { agent in g }");
    write("..2026/g.csv", "\uFEFFid\nspiffe://t.example/a\n");
    Files.createSymbolicLink(root.resolve("..data"), Path.of("..2026"));
    Files.createSymbolicLink(root.resolve("g.csv"), Path.of("..data/g.csv"));
    assertEquals(List.of(), findings());
  }

  @Test
  void a_data_file_that_cannot_be_read_is_said_at_the_place_that_names_it() throws Exception {
    write(
        "p.policy",
        """
        package p
        datasets from "gone.json"
        datasets from "dir.json"
        datasets from "latin.json"
        datasets from "../outside.json"
        datasets from "p.policy"
        """);
    Files.createDirectory(root.resolve("dir.json"));
    Files.write(root.resolve("latin.json"), new byte[] {'"', (byte) 0xe9, '"'});
    List<String> findings = findings();
    assertEquals(
        List.of("E0521", "E0521", "E0521", "E0520", "E0522"),
        findings.stream().map(each -> each.substring(0, 5)).toList());
    assertEquals("E0521 p.policy:2:15 `gone.json` is not there", findings.get(0));
    assertEquals("E0521 p.policy:3:15 `dir.json` is no file", findings.get(1));
    assertEquals("E0521 p.policy:4:15 `latin.json` is not UTF-8", findings.get(2));
    assertTrue(compiled().bundle().isEmpty());
  }

  /** F40: data files belong to the revision by path and bytes, and what nobody names does not. */
  @Test
  void the_revision_covers_the_data_files_that_are_named() throws Exception {
    write("p.policy", "package p\ndatasets from \"d.json\"");
    write("d.json", "[]");
    String revision = read().revision();
    write("other.json", "[]");
    assertEquals(revision, read().revision());
    write("d.json", "[ ]");
    String edited = read().revision();
    assertNotEquals(revision, edited);
    write("p.policy", "package p");
    String unnamed = read().revision();
    write("d.json", "[]");
    assertEquals(unnamed, read().revision());
    write("p.policy", "package p\ndatasets from \"e.json\"");
    Files.move(root.resolve("d.json"), root.resolve("e.json"));
    assertNotEquals(revision, read().revision());
  }

  @Test
  void the_bytes_of_a_data_file_and_of_all_together_are_bounded_on_both_sides() throws Exception {
    write("p.policy", "package p\ndatasets from \"a.json\"\ndatasets from \"b.json\"");
    write("a.json", "[" + " ".repeat(98) + "]");
    write("b.json", "[" + " ".repeat(48) + "]");
    assertEquals(List.of(), findings(new DataLimits(100, 150, 10, 8)));
    assertEquals(
        List.of("E0523 `a.json` has over 99 bytes; split it"),
        findings(new DataLimits(99, 1000, 10, 8)));
    assertEquals(
        List.of("E0523 `b.json` has, with the data files before it, over 149 bytes"),
        findings(new DataLimits(100, 149, 10, 8)));
  }

  private List<String> findings(DataLimits limits) throws BundleFault {
    BundleSource source = BundleReader.read(root, limits);
    return PolicyCompiler.compile(source, source.settings()).diagnostics().stream()
        .map(each -> each.code().id() + " " + each.message())
        .toList();
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
        "max_depth: &a 3¶max_grant: *a | has an alias",
        "? &a [ *a ]¶: 3 | has an alias",
        "roots: [[[[[[[[[[[[[[[[[ 3 ]]]]]]]]]]]]]]]]] | nests more than 16 levels",
      })
  void a_mistake_in_the_settings_refuses_the_bundle_in_one_sentence(String yaml, String expected)
      throws Exception {
    write("a.policy", "package a");
    write("remit.yaml", yaml.replace('¶', '\n'));
    String fault = fault();
    assertTrue(fault.startsWith("remit.yaml ") && fault.contains(expected), fault);
    assertEquals(1, fault.lines().count(), fault);
  }

  @Test
  void settings_of_any_depth_are_refused_and_overflow_no_stack() throws Exception {
    write("a.policy", "package a");
    for (String deep : List.of("[".repeat(5000), "roots: " + "[{a: ".repeat(3000))) {
      write("remit.yaml", deep);
      assertTrue(fault().contains("nests more than 16 levels"), fault());
    }
  }

  @Test
  void settings_that_are_a_directory_refuse_the_bundle() throws Exception {
    write("a.policy", "package a");
    Files.createDirectory(root.resolve("remit.yaml"));
    assertTrue(fault().contains("remit.yaml is a directory"), fault());
  }
}
