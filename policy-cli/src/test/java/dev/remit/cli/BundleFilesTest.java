package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
  private static final Path GOLDEN = Path.of("src/test/resources/diff");
  private static final String SAME = "no rule is written otherwise\n\nno difference in ";
  private static final String LONGER = Shop.POLICY.replace("for 5m", "for 10m");

  /** With the clerks in a file. */
  private static final String FROM_FILE =
      Shop.POLICY.replace("= { \"spiffe://acme.example/clerk/*\" }", "from \"lists/clerks.csv\"");

  private static final String CLERKS = "id\nspiffe://acme.example/clerk/*\n";

  @TempDir Path directory = Path.of("");

  @BeforeEach
  void the_bundle_in_a_directory() throws IOException {
    Shop.write(directory.resolve("shop"), Shop.POLICY);
  }

  @AfterEach
  void nothing_is_left_behind() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertEquals(
          List.of(),
          all.filter(path -> path.getFileName().toString().startsWith(TemporaryDirectory.PREFIX))
              .toList());
    }
  }

  private static void golden(String file, String actual) throws IOException {
    Path expected = GOLDEN.resolve(file);
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(expected, actual);
    }
    assertEquals(Files.readString(expected), actual);
  }

  private Path write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Path write(String path, byte[] bytes) throws IOException {
    return Files.write(directory.resolve(path), bytes);
  }

  private static Command diff(Path before, Path after, String... options) {
    return Command.run(
        Stream.concat(
                Stream.of("diff", before.toString(), after.toString(), "--tries", "0"),
                Stream.of(options))
            .toArray(String[]::new));
  }

  private static void assertSame(Path before, Path after) {
    Command diff = diff(before, after);
    assertEquals(0, diff.code(), diff.toString());
    assertTrue(diff.out().startsWith(SAME), diff.toString());
  }

  private static void assertLonger(Command diff) {
    assertEquals(2, diff.code(), diff.toString());
    assertTrue(diff.out().contains("the grant is longer (widens)"), diff.out());
  }

  @Test
  void the_help_says_what_a_bundle_is() throws Exception {
    golden("help.txt", Command.run("diff", "--help").out());
  }

  @Test
  void a_policy_file_is_a_bundle_by_itself() throws Exception {
    Path file = write("new/shop.policy", LONGER);
    write("new/other.policy", "package other permit {");
    write("new/remit.yaml", "no: setting");
    assertLonger(diff(directory.resolve("shop"), file, "--fail-on-widening"));
    assertLonger(diff(directory.resolve("shop/shop.policy"), file, "--fail-on-widening"));
  }

  @Test
  void a_policy_file_has_the_data_that_it_names_beside_it() throws Exception {
    Path file = write("new/shop.policy", FROM_FILE);
    write("new/lists/clerks.csv", CLERKS);
    assertSame(directory.resolve("shop"), file);
    Files.writeString(directory.resolve("new/lists/clerks.csv"), "id\nspiffe://acme.example/x\n");
    assertTrue(diff(directory.resolve("shop"), file).out().contains("NEWLY DENIED"));
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
    write("outside.csv", CLERKS);
    write("new/other.policy", "package other\n");
    Command alone = diff(directory.resolve("shop"), write("new/shop.policy", policy));
    Command within =
        diff(directory.resolve("shop"), Shop.write(directory.resolve("within"), policy));
    assertEquals(1, alone.code(), alone.toString());
    assertEquals(
        within.err().replace(directory.resolve("within").toString(), "NEW"),
        alone.err().replace(directory.resolve("new/shop.policy").toString(), "NEW"));
    assertTrue(alone.err().startsWith("error E"), alone.err());
  }

  @Test
  void a_policy_file_and_its_data_may_be_links_as_in_a_directory() throws Exception {
    write("..2026/shop.policy", FROM_FILE);
    write("..2026/clerks.csv", CLERKS);
    Files.createDirectories(directory.resolve("new/lists"));
    Path file =
        Files.createSymbolicLink(
            directory.resolve("new/shop.policy"), Path.of("../..2026/shop.policy"));
    Files.createSymbolicLink(
        directory.resolve("new/lists/clerks.csv"), Path.of("../../..2026/clerks.csv"));
    assertSame(directory.resolve("new"), file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop.tar.xz", "shop.gz", "shop.7z", "policy.txt", "policies"})
  void any_other_file_is_no_bundle(String name) throws Exception {
    Path file = write(name, Shop.POLICY);
    Command diff = diff(file, file);
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
    Path request = write("request.json", Shop.request(7));
    for (Path bundle :
        List.of(
            write("alone/shop.policy", Shop.POLICY),
            write("shop.zip", Zips.of("shop.policy", Shop.POLICY)),
            write("shop.tar", Tars.of("shop.policy", Shop.POLICY)),
            write("shop.tar.gz", Tars.gzip(Tars.of("shop.policy", Shop.POLICY))),
            write("shop.tgz", Tars.gzip(Tars.of("shop.policy", Shop.POLICY))))) {
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
    write("unpacked/crm/shop.policy", FROM_FILE);
    write("unpacked/crm/lists/clerks.csv", CLERKS);
    write("unpacked/remit.yaml", "max_grant: 6m\n");
    String[] packed = {
      "",
      "",
      "crm/",
      "",
      "crm/shop.policy",
      FROM_FILE,
      "crm/lists/clerks.csv",
      CLERKS,
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
              write("b.zip", Zips.of(from)),
              write("b.tar", Tars.of(from)),
              write("b.tgz", Tars.gzip(Tars.of(from))))) {
        assertSame(unpacked, archive);
        assertSame(archive, unpacked);
      }
    }
  }

  /** What a packer of macOS adds is no part of it, nor a hidden file of anybody's. */
  @Test
  void hidden_files_of_an_archive_do_not_count() throws Exception {
    write("unpacked/shop.policy", Shop.POLICY);
    write("unpacked/remit.yaml", "max_grant: 6m\n");
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
    assertSame(directory.resolve("unpacked"), write("b.zip", Zips.of(packed)));
    assertSame(directory.resolve("unpacked"), write("b.tar", Tars.of(packed)));
  }

  @Test
  void settings_of_an_archive_count() throws Exception {
    for (String prefix : List.of("", "policies/")) {
      Path zip =
          write(
              "b.zip",
              Zips.of(prefix + "shop.policy", Shop.POLICY, prefix + "remit.yaml", "no: setting"));
      Command diff = diff(directory.resolve("shop"), zip);
      assertEquals(1, diff.code(), diff.toString());
      assertTrue(diff.err().startsWith("remit: remit.yaml has no setting `no`"), diff.err());
    }
  }

  @Test
  void an_archive_that_does_not_compile_is_named() throws Exception {
    Path zip = write("b.zip", Zips.of("shop.policy", Shop.POLICY.replace("<= 100", "<= x")));
    Command diff = diff(directory.resolve("shop"), zip);
    assertEquals(1, diff.code(), diff.toString());
    assertTrue(diff.err().endsWith("remit: " + zip + " does not compile\n"), diff.err());
  }

  /** So many, with a policy among them. */
  private static String[] names(int count) {
    String[] names = new String[2 * count];
    for (int i = 0; i < names.length; i += 2) {
      names[i] = "f" + i;
      names[i + 1] = "";
    }
    names[0] = "shop.policy";
    names[1] = Shop.POLICY;
    return names;
  }

  @Test
  void an_archive_may_have_as_much_as_is_said() throws Exception {
    assertSame(
        directory.resolve("shop"), write("many.zip", Zips.of(names(ArchiveTree.MOST_ENTRIES))));
    long blanks = ArchiveTree.MOST_BYTES - Shop.POLICY.length();
    assertSame(directory.resolve("shop"), write("large.zip", Zips.blanks(Shop.POLICY, blanks)));
  }

  /** What it lists could be far more than may be. */
  @Test
  void a_large_archive_that_is_broken_is_not_listed() throws Exception {
    byte[] encrypted = Zips.directory(Zips.of("shop.policy", Shop.POLICY), 8, 0x00080009);
    Path archive = write("large.zip", encrypted);
    Command small = diff(archive, archive);
    assertTrue(small.err().contains("is encrypted; pack it without a password"), small.err());
    Files.write(archive, new byte[9 << 20]);
    Files.write(archive, encrypted, StandardOpenOption.APPEND);
    Command large = diff(archive, archive);
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
    Command diff = diff(archive, archive);
    assertEquals(1, diff.code(), diff.toString());
    assertTrue(diff.err().contains("(it is over 268435456 bytes long)"), diff.err());
  }

  @Test
  void an_archive_may_be_of_the_kind_for_large_files() throws Exception {
    assertSame(directory.resolve("shop"), write("b.zip", Zips.large("shop.policy", Shop.POLICY)));
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
    all.put("too many", Zips.of(names(ArchiveTree.MOST_ENTRIES + 1)));
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
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, byte[]> each : spoiled().entrySet()) {
      Path zip = write("bundle.zip", each.getValue());
      Command diff = diff(directory.resolve("shop"), zip);
      text.append(each.getKey() + "\n  " + diff.code() + " " + diff.out());
      text.append(diff.err().replace(zip.toString(), "bundle.zip"));
    }
    golden("refused.txt", text.toString().replace("x".repeat(300), "xxx"));
  }

  private Path git(String... arguments) throws IOException, InterruptedException {
    Path repository = directory.resolve("repository");
    Files.createDirectories(repository);
    List<String> command =
        new ArrayList<>(
            List.of("git", "-C", repository.toString(), "-c", "user.name=t", "-c", "user.email=t"));
    command.addAll(List.of(arguments));
    int code;
    try {
      code = new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    } catch (IOException missing) {
      code = 127;
    }
    assumeTrue(code != 127, "git is not installed");
    assertEquals(0, code, command.toString());
    return repository;
  }

  @Test
  void an_archive_that_git_made_is_read() throws Exception {
    Path repository = git("init", "-q");
    write("repository/policies/shop.policy", FROM_FILE);
    write("repository/policies/lists/clerks.csv", CLERKS);
    write("repository/policies/remit.yaml", "max_depth: 4\n");
    git("add", "-A");
    git("commit", "-q", "-m", "first");
    List<Path> archives =
        Stream.of("b.zip", "b.tar", "b.tar.gz", "b.tgz").map(directory::resolve).toList();
    for (Path archive : archives) {
      git("archive", "-o", archive.toString(), "HEAD:policies");
      assertSame(repository.resolve("policies"), archive);
      git("archive", "-o", archive.toString(), "--prefix", "shop-1.0/", "HEAD:policies");
      assertSame(repository.resolve("policies"), archive);
      git("archive", "-o", archive.toString(), "HEAD", "policies");
      assertSame(repository.resolve("policies"), archive);
    }
    Files.createSymbolicLink(repository.resolve("policies/packs"), Path.of("../packs"));
    git("add", "-A");
    git("commit", "-q", "-m", "a link");
    for (Path archive : archives) {
      git("archive", "-o", archive.toString(), "HEAD:policies");
      Command diff = diff(archive, archive);
      assertEquals(1, diff.code(), diff.toString());
      assertTrue(
          diff.err().startsWith("remit: packs in " + archive + " is a symbolic link"), diff.err());
    }
    Command revision =
        Command.run(
            "diff", "HEAD:policies", "HEAD:policies", "--repository", repository.toString());
    assertEquals(1, revision.code(), revision.toString());
    assertEquals(
        "remit: packs in HEAD:policies is a symbolic link, and those are not followed\n",
        revision.err());
  }

  @Test
  void a_policy_file_in_a_revision_is_a_bundle_by_itself() throws Exception {
    Path repository = git("init", "-q");
    Path file = write("repository/policies/shop.policy", FROM_FILE);
    write("repository/policies/lists/clerks.csv", CLERKS);
    write("repository/policies/other.policy", "package other permit {");
    write("repository/top.policy", Shop.POLICY);
    git("add", "-A");
    git("commit", "-q", "-m", "first");
    for (String named : List.of("HEAD:policies/shop.policy", "HEAD:top.policy")) {
      Files.writeString(file, FROM_FILE.replace("for 5m", "for 10m"));
      String[] options = {"--fail-on-widening", "--repository", repository.toString()};
      assertLonger(
          Command.run(
              Stream.concat(Stream.of("diff", named, file.toString()), Stream.of(options))
                  .toArray(String[]::new)));
    }
    Files.createSymbolicLink(repository.resolve("policies/latest"), Path.of("lists"));
    git("add", "-A");
    git("update-index", "--add", "--cacheinfo", "160000," + "1".repeat(40) + ",policies/packs");
    git("commit", "-q", "-m", "what a policy file does not name");
    String named = "HEAD:policies/shop.policy";
    Command beside = Command.run("diff", named, named, "--repository", repository.toString());
    assertEquals(0, beside.code(), beside.toString());
    String gone = "HEAD:policies/gone.policy";
    Command diff = Command.run("diff", gone, gone, "--repository", repository.toString());
    assertEquals(1, diff.code(), diff.toString());
    assertTrue(diff.err().startsWith("remit: there is no " + gone), diff.err());
    assertEquals(1, diff.err().lines().count(), diff.err());
  }

  @Test
  void a_submodule_in_a_revision_is_not_left_out_without_a_word() throws Exception {
    Path repository = git("init", "-q");
    write("repository/policies/shop.policy", Shop.POLICY);
    git("add", "-A");
    git("update-index", "--add", "--cacheinfo", "160000," + "1".repeat(40) + ",policies/packs");
    git("commit", "-q", "-m", "first");
    Command diff =
        Command.run(
            "diff", "HEAD:policies", "HEAD:policies", "--repository", repository.toString());
    assertEquals(1, diff.code(), diff.toString());
    assertEquals(
        "remit: packs in HEAD:policies is a submodule, whose files are in another repository; check both out,"
            + " and name the directories\n",
        diff.err());
  }
}
