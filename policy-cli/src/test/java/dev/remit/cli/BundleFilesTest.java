package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code remit diff} of bundles in one file: policies and archives. The golden files hold its help,
 * and why archives are refused.
 */
class BundleFilesTest {
  private static final String LONGER = Shop.POLICY.replace("for 5m", "for 10m");

  @TempDir Path directory = Path.of("");
  private BundleDiffs bundles = new BundleDiffs(directory);

  @BeforeEach
  void the_bundle_in_a_directory() throws IOException {
    bundles = new BundleDiffs(directory);
    Shop.write(directory.resolve("shop"), Shop.POLICY);
  }

  @AfterEach
  void nothing_is_left_behind() throws IOException {
    BundleDiffs.assertNothingIsLeft();
  }

  @Test
  void the_help_says_what_a_bundle_is() throws Exception {
    BundleDiffs.golden("help.txt", Command.run("diff", "--help").out());
  }

  @Test
  void a_policy_file_is_a_bundle_by_itself() throws Exception {
    Path file = bundles.write("new/shop.policy", LONGER);
    bundles.write("new/other.policy", "package other permit {");
    bundles.write("new/remit.yaml", "no: setting");
    BundleDiffs.assertLonger(
        BundleDiffs.diff(directory.resolve("shop"), file, "--fail-on-widening"));
    BundleDiffs.assertLonger(
        BundleDiffs.diff(directory.resolve("shop/shop.policy"), file, "--fail-on-widening"));
  }

  @Test
  void a_policy_file_has_the_data_that_it_names_beside_it() throws Exception {
    Path file = bundles.write("new/shop.policy", BundleDiffs.FROM_FILE);
    bundles.write("new/lists/clerks.csv", BundleDiffs.CLERKS);
    BundleDiffs.assertSame(directory.resolve("shop"), file);
    Files.writeString(directory.resolve("new/lists/clerks.csv"), "id\nspiffe://acme.example/x\n");
    assertTrue(BundleDiffs.diff(directory.resolve("shop"), file).out().contains("NEWLY DENIED"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "group agents more from \"../outside.csv\"",
        "group agents more from \"/outside.csv\"",
        "group agents more from \"gone.csv\"",
        "import other"
      })
  void a_policy_file_reaches_as_far_as_in_a_directory_by_itself(String line) throws Exception {
    String[] halves = Shop.POLICY.split("\n\n", 2);
    String policy = halves[0] + "\n\n" + line + "\n\n" + halves[1];
    bundles.write("outside.csv", BundleDiffs.CLERKS);
    bundles.write("new/other.policy", "package other\n");
    Command alone =
        BundleDiffs.diff(directory.resolve("shop"), bundles.write("new/shop.policy", policy));
    Command within =
        BundleDiffs.diff(
            directory.resolve("shop"), Shop.write(directory.resolve("within"), policy));
    assertEquals(1, alone.code(), alone.toString());
    assertEquals(
        within.err().replace(directory.resolve("within").toString(), "NEW"),
        alone.err().replace(directory.resolve("new/shop.policy").toString(), "NEW"));
    assertTrue(alone.err().startsWith("error E"), alone.err());
  }

  @Test
  void a_policy_file_and_its_data_may_be_links_as_in_a_directory() throws Exception {
    bundles.write("..2026/shop.policy", BundleDiffs.FROM_FILE);
    bundles.write("..2026/clerks.csv", BundleDiffs.CLERKS);
    Files.createDirectories(directory.resolve("new/lists"));
    Path file =
        Files.createSymbolicLink(
            directory.resolve("new/shop.policy"), Path.of("../..2026/shop.policy"));
    Files.createSymbolicLink(
        directory.resolve("new/lists/clerks.csv"), Path.of("../../..2026/clerks.csv"));
    BundleDiffs.assertSame(directory.resolve("new"), file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop.tar.xz", "shop.gz", "shop.7z", "policy.txt", "policies"})
  void any_other_file_is_no_bundle(String name) throws Exception {
    Path file = bundles.write(name, Shop.POLICY);
    Command diff = BundleDiffs.diff(file, file);
    assertEquals(1, diff.code(), diff.toString());
    assertEquals(
        "remit: "
            + file
            + " is no bundle; that is a directory, a .policy file or a .zip, .tar, .tar.gz or .tgz"
            + " of a directory\n",
        diff.err());
  }

  @Test
  void explain_takes_the_same() throws Exception {
    Path request = bundles.write("request.json", Shop.request(7));
    for (Path bundle :
        List.of(
            bundles.write("alone/shop.policy", Shop.POLICY),
            bundles.write("shop.zip", Zips.of("shop.policy", Shop.POLICY)),
            bundles.write("shop.tar", Tars.of("shop.policy", Shop.POLICY)),
            bundles.write("shop.tar.gz", Tars.gzip(Tars.of("shop.policy", Shop.POLICY))),
            bundles.write("shop.tgz", Tars.gzip(Tars.of("shop.policy", Shop.POLICY))))) {
      Command explain =
          Command.run(
              "explain", bundle.toString(), request.toString(), "--at", "2026-11-23T11:00:00Z");
      assertEquals(0, explain.code(), explain.toString());
      assertTrue(explain.out().startsWith("allow by shop.small"), explain.out());
    }
  }

  @Test
  void an_archive_is_the_directory_that_was_packed() throws Exception {
    Path unpacked = directory.resolve("unpacked");
    bundles.write("unpacked/crm/shop.policy", BundleDiffs.FROM_FILE);
    bundles.write("unpacked/crm/lists/clerks.csv", BundleDiffs.CLERKS);
    bundles.write("unpacked/remit.yaml", "max_grant: 6m\n");
    String[] packed = {
      "",
      "",
      "crm/",
      "",
      "crm/shop.policy",
      BundleDiffs.FROM_FILE,
      "crm/lists/clerks.csv",
      BundleDiffs.CLERKS,
      "remit.yaml",
      "max_grant: 6m\n",
      "README.md",
      "about"
    };
    for (String prefix : List.of("", "./", "policies/", "./policies/")) {
      String[] names = packed.clone();
      for (int i = 0; i < names.length; i += 2) {
        names[i] = prefix + names[i];
      }
      String[] from = Arrays.copyOfRange(names, prefix.isEmpty() ? 2 : 0, names.length);
      for (Path archive :
          List.of(
              bundles.write("b.zip", Zips.of(from)),
              bundles.write("b.tar", Tars.of(from)),
              bundles.write("b.tgz", Tars.gzip(Tars.of(from))))) {
        BundleDiffs.assertSame(unpacked, archive);
        BundleDiffs.assertSame(archive, unpacked);
      }
    }
  }

  /** What a packer of macOS adds is no part of it, nor a hidden file of anybody's. */
  @Test
  void hidden_files_of_an_archive_do_not_count() throws Exception {
    bundles.write("unpacked/shop.policy", Shop.POLICY);
    bundles.write("unpacked/remit.yaml", "max_grant: 6m\n");
    String[] packed = {
      "policies/shop.policy",
      Shop.POLICY,
      "policies/remit.yaml",
      "max_grant: 6m\n",
      "__MACOSX/policies/._shop.policy",
      "\0",
      "__MACOSX/policies/._remit.yaml",
      "\0",
      "._policies",
      "\0",
      ".github/remit.yaml",
      "a: b\n"
    };
    BundleDiffs.assertSame(directory.resolve("unpacked"), bundles.write("b.zip", Zips.of(packed)));
    BundleDiffs.assertSame(directory.resolve("unpacked"), bundles.write("b.tar", Tars.of(packed)));
    Path elsewhere =
        bundles.write("b.zip", Zips.of("shop.policy", Shop.POLICY, ".github/remit.yaml", "a: b\n"));
    BundleDiffs.assertSame(directory.resolve("shop"), elsewhere);
  }

  @Test
  void settings_of_an_archive_count() throws Exception {
    for (String prefix : List.of("", "policies/")) {
      Path zip =
          bundles.write(
              "b.zip",
              Zips.of(prefix + "shop.policy", Shop.POLICY, prefix + "remit.yaml", "no: setting"));
      Command diff = BundleDiffs.diff(directory.resolve("shop"), zip);
      assertEquals(1, diff.code(), diff.toString());
      assertTrue(diff.err().startsWith("remit: remit.yaml has no setting `no`"), diff.err());
    }
  }

  @Test
  void an_archive_that_does_not_compile_is_named() throws Exception {
    Path zip =
        bundles.write("b.zip", Zips.of("shop.policy", Shop.POLICY.replace("<= 100", "<= x")));
    Command diff = BundleDiffs.diff(directory.resolve("shop"), zip);
    assertEquals(1, diff.code(), diff.toString());
    assertTrue(diff.err().endsWith("remit: " + zip + " does not compile\n"), diff.err());
  }

  @Test
  void an_archive_may_have_as_much_as_is_said() throws Exception {
    BundleDiffs.assertSame(
        directory.resolve("shop"),
        bundles.write("many.zip", Zips.of(BundleDiffs.names(ArchiveTree.MOST_ENTRIES))));
    long blanks = ArchiveTree.MOST_BYTES - Shop.POLICY.length();
    BundleDiffs.assertSame(
        directory.resolve("shop"), bundles.write("large.zip", Zips.blanks(Shop.POLICY, blanks)));
  }

  /** What it lists could be far more than may be. */
  @Test
  void a_large_archive_that_is_broken_is_not_listed() throws Exception {
    byte[] encrypted = Zips.directory(Zips.of("shop.policy", Shop.POLICY), 8, 0x00080009);
    Path archive = bundles.write("large.zip", encrypted);
    Command small = BundleDiffs.diff(archive, archive);
    assertTrue(small.err().contains("is encrypted; pack it without a password"), small.err());
    Files.write(archive, new byte[9 << 20]);
    Files.write(archive, encrypted, StandardOpenOption.APPEND);
    Command large = BundleDiffs.diff(archive, archive);
    assertEquals(1, large.code(), large.toString());
    assertTrue(large.err().contains("(encrypted entry)"), "by the JDK: " + large.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"long.zip", "long.tar", "long.tgz"})
  void an_archive_is_as_long_as_is_said(String name) throws Exception {
    Path archive = directory.resolve(name);
    try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
      file.setLength(ArchiveTree.LONGEST + 1);
    }
    Command diff = BundleDiffs.diff(archive, archive);
    assertEquals(1, diff.code(), diff.toString());
    assertTrue(diff.err().contains("(it is over 268435456 bytes long)"), diff.err());
  }

  @Test
  void an_archive_may_be_of_the_kind_for_large_files() throws Exception {
    BundleDiffs.assertSame(
        directory.resolve("shop"), bundles.write("b.zip", Zips.large("shop.policy", Shop.POLICY)));
  }

  /** By its sentence in {@code refused.txt}. */
  private static Map<String, byte[]> spoiled() throws IOException {
    String policy = Shop.POLICY;
    byte[] whole = Zips.of("shop.policy", policy);
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("text", policy.getBytes(StandardCharsets.UTF_8));
    all.put("empty file", new byte[0]);
    all.put("cut short", Arrays.copyOf(whole, whole.length - 5));
    all.put("begin cut off", Arrays.copyOfRange(whole, 300, whole.length));
    all.put("entry of its directory broken", Zips.replaced(whole, "PK\1\2", "PK\1\3"));
    all.put(
        "second entry of its directory broken",
        Zips.directory(Zips.of("shop.policy", policy, "more.policy", ""), 0, 0x03014b50));
    all.put("directory too long", Zips.end(whole.clone(), 14, 1));
    all.put("ZIP64", Zips.end(whole.clone(), 10, 0xffff));
    all.put("ZIP64 that leads nowhere", Zips.end(Zips.large("a.policy", policy), -6, 0xffff));
    all.put(
        "content altered", Zips.replaced(Zips.stored("shop.policy", policy), "<= 100", "<= 900"));
    all.put(
        "content that does not unpack",
        Zips.replaced(
            whole.clone(), new String(whole, 50, 9, StandardCharsets.ISO_8859_1), "=".repeat(9)));
    all.put("compressed by unknown means", Zips.directory(whole.clone(), 10, 12));
    all.put(
        "another archive in its comment",
        Zips.within(whole, Zips.of("shop.policy", policy, "more.policy", "package more")));
    all.put("as many others in its comment", Zips.within(whole, Zips.of("a.policy", "")));
    all.put(
        "directory in its comment that one reader finds",
        Zips.hidden(whole, "shop.policy", "show.policy"));
    all.put("nothing in it", Zips.of());
    all.put("no policy", Zips.of("policies/README.md", "about"));
    all.put("hidden policies alone", Zips.of(".shop.policy", policy));
    for (String name :
        List.of(
            "../shop.policy",
            "a/../../b.policy",
            "/etc/c.policy",
            "C:/d.policy",
            "a\\e.policy",
            "a//f.policy",
            "..",
            "",
            "\u001b[31m\n/../g.policy")) {
      all.put("path " + ArchivePaths.shown(name), Zips.of("shop.policy", policy, name, policy));
    }
    all.put(
        "twice",
        Zips.replaced(
            Zips.of("shop.policy", policy, "shopp.olicy", "package shop"),
            "shopp.olicy",
            "shop.policy"));
    all.put("twice by a dot", Zips.of("shop.policy", policy, "./shop.policy", policy));
    all.put("file and directory", Zips.of("a.policy", policy, "a.policy/b.policy", policy));
    all.put("file and empty directory", Zips.of("a.policy", policy, "a.policy/", ""));
    all.put("too many", Zips.of(BundleDiffs.names(ArchiveTree.MOST_ENTRIES + 1)));
    all.put("bomb", Zips.blanks(policy, ArchiveTree.MOST_BYTES - policy.length() + 1));
    all.put("encrypted", Zips.directory(whole.clone(), 8, 0x00080009));
    all.put(
        "link", Zips.directory(Zips.of("shop.policy", policy, "more", "../more"), 38, 0xa1ff0000));
    all.put("pipe", Zips.directory(whole.clone(), 38, 0x11a40000));
    all.put(
        "settings elsewhere",
        Zips.of("README.md", "", "policies/remit.yaml", "", "policies/shop.policy", policy));
    all.put("name too long", Zips.of("shop.policy", policy, "x".repeat(300) + ".csv", ""));
    return all;
  }

  @Test
  void a_spoiled_archive_is_refused_in_one_sentence() throws Exception {
    BundleDiffs.golden(
        "refused.txt", bundles.refusals("bundle.zip", spoiled()).replace("x".repeat(300), "xxx"));
  }
}
