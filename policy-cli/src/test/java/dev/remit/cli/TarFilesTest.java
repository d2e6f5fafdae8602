package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is of its own in tar archives. The golden file holds why they are refused. */
class TarFilesTest {
  private static final String POLICY = Shop.POLICY;

  @TempDir Path directory = Path.of("");

  @BeforeEach
  void the_bundle_in_a_directory() throws IOException {
    Shop.write(directory.resolve("shop"), POLICY);
  }

  @AfterEach
  void nothing_is_left_behind() throws IOException {
    BundleDiffs.assertNothingIsLeft();
  }

  private Command diff(String name, byte[] archive) throws IOException {
    Path file = Files.write(directory.resolve(name), archive);
    return Command.run(
        "diff", directory.resolve("shop").toString(), file.toString(), "--tries", "0");
  }

  private void assertSame(String name, byte[] archive) throws IOException {
    Command diff = diff(name, archive);
    assertEquals(0, diff.code(), diff.toString());
    assertTrue(diff.out().startsWith("no rule is written otherwise\n"), diff.toString());
  }

  @Test
  void long_names_are_read_however_they_are_written() throws Exception {
    String folder = "ä".repeat(60) + "o".repeat(60) + "/";
    for (int written :
        List.of(TarArchiveOutputStream.LONGFILE_POSIX, TarArchiveOutputStream.LONGFILE_GNU)) {
      String[] packed = {folder, "", folder + "a.policy", POLICY, folder + "remit.yaml", ""};
      assertSame("b.tar", Tars.of(written, packed));
      packed[5] = "no: setting";
      Command diff = diff("b.tar", Tars.of(written, packed));
      assertEquals("remit: remit.yaml has no setting `no`", diff.err().split(";", 2)[0].strip());
    }
  }

  @Test
  void gzip_may_be_in_parts() throws Exception {
    byte[] tar = Tars.of("shop.policy", POLICY);
    assertSame(
        "b.tar.gz",
        Tars.both(
            Tars.gzip(Arrays.copyOf(tar, 700)),
            Tars.gzip(Arrays.copyOfRange(tar, 700, tar.length))));
  }

  /** Of a policy and another file, as long as an archive may be. */
  private static long longest() {
    int records = 2 + (POLICY.length() + Tars.RECORD - 1) / Tars.RECORD + 2;
    return ArchiveTree.LONGEST - (long) records * Tars.RECORD;
  }

  @Test
  void an_archive_may_have_as_much_as_is_said() throws Exception {
    assertSame("many.tar", Tars.of(BundleDiffs.names(ArchiveTree.MOST_ENTRIES)));
    assertSame("large.tgz", Tars.blanks(POLICY, "a.csv", ArchiveTree.MOST_BYTES - POLICY.length()));
    assertSame("long.tgz", Tars.blanks(POLICY, "README", longest()));
  }

  /** By its sentence in {@code refused-tar.txt}. */
  private static Map<String, byte[]> spoiled() throws IOException {
    byte[] whole = Tars.of("shop.policy", POLICY);
    byte[] two = Tars.of("shop.policy", POLICY, "more.policy", "package more\n");
    int second = two.length - 4 * Tars.RECORD;
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("text", POLICY.getBytes(StandardCharsets.UTF_8));
    all.put("empty file", new byte[0]);
    all.put("cut between two entries", Arrays.copyOf(two, second));
    all.put("cut in a header", Arrays.copyOf(two, second + 100));
    all.put("cut in a content", Arrays.copyOf(two, Tars.RECORD + 100));
    all.put("cut in a content that is not unpacked", cut());
    all.put("end cut short", Arrays.copyOf(two, two.length - Tars.RECORD));
    all.put("header altered", Tars.altered(two, second + 1));
    all.put("header of a long name altered", Tars.altered(longName(), 1));
    all.put("another archive behind it", Tars.both(whole, two));
    all.put(
        "another entry within its end",
        Tars.both(Arrays.copyOf(whole, whole.length - Tars.RECORD), two));
    all.put("something behind it", Tars.both(whole, new byte[] {0, 0, 1}));
    all.put("nothing in it", Tars.of());
    all.put("no policy", Tars.of("policies/README.md", "about"));
    for (String name :
        List.of(
            "../shop.policy",
            "a/../../b.policy",
            "/etc/c.policy",
            "C:/d.policy",
            "a\\e.policy",
            "a//f.policy",
            "..",
            "\u001b[31m\n/../g.policy",
            "../" + "h".repeat(120) + ".policy")) {
      all.put("path " + ArchivePaths.shown(name), Tars.of("shop.policy", POLICY, name, POLICY));
    }
    all.put("twice", Tars.of("shop.policy", POLICY, "shop.policy", "package shop"));
    all.put("twice by a dot", Tars.of("shop.policy", POLICY, "./shop.policy", POLICY));
    all.put("file and directory", Tars.of("a.policy", POLICY, "a.policy/b.policy", POLICY));
    all.put("file and empty directory", Tars.of("a.policy", POLICY, "a.policy/", ""));
    all.put("too many", Tars.of(BundleDiffs.names(ArchiveTree.MOST_ENTRIES + 1)));
    all.put("link", kind(TarConstants.LF_SYMLINK));
    all.put("hard link", kind(TarConstants.LF_LINK));
    all.put("device", kind(TarConstants.LF_CHR));
    all.put("disk", kind(TarConstants.LF_BLK));
    all.put("pipe", kind(TarConstants.LF_FIFO));
    all.put("kind that is unknown", kind((byte) '?'));
    all.put("holes", kind(TarConstants.LF_GNUTYPE_SPARSE));
    all.put(
        "directory with a content",
        Tars.both(Tars.begin(TarConstants.LF_DIR, "a/", header()), whole));
    all.put(
        "file as a directory",
        Tars.both(Tars.begin(TarConstants.LF_NORMAL, "a/", header()), whole));
    all.put(
        "time that is none",
        Tars.with(
            POLICY,
            TarConstants.LF_PAX_EXTENDED_HEADER_LC,
            "x",
            "29 mtime=9223372036854775807\n",
            1));
    all.put(
        "headers of headers",
        Tars.with(POLICY, TarConstants.LF_GNUTYPE_LONGNAME, "././@LongLink", "", 30_000));
    all.put(
        "settings elsewhere",
        Tars.of("README.md", "", "policies/remit.yaml", "", "policies/shop.policy", POLICY));
    all.put("name too long", Tars.of("shop.policy", POLICY, "x".repeat(300) + ".csv", ""));
    return all;
  }

  private static byte[] kind(byte kind) throws IOException {
    return Tars.with(POLICY, kind, "more", "", 1);
  }

  /** As a content, which is an entry for who does not skip it. */
  private static String header() {
    byte[] header = Arrays.copyOf(Tars.begin(TarConstants.LF_NORMAL, "b.csv", ""), Tars.RECORD);
    return new String(header, StandardCharsets.US_ASCII);
  }

  private static byte[] longName() throws IOException {
    return Tars.of("x".repeat(120) + ".policy", POLICY);
  }

  private static byte[] cut() throws IOException {
    byte[] whole = Tars.of("shop.policy", POLICY, "README", "about");
    return Arrays.copyOf(whole, whole.length - 2 * Tars.RECORD - 100);
  }

  /** Likewise, with gzip. */
  private static Map<String, byte[]> spoiledWithGzip() throws IOException {
    byte[] tar = Tars.of("shop.policy", POLICY);
    byte[] whole = Tars.gzip(tar);
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("text", POLICY.getBytes(StandardCharsets.UTF_8));
    all.put("empty file", new byte[0]);
    all.put("tar without gzip", tar);
    all.put("cut short", Arrays.copyOf(whole, whole.length - 1));
    all.put("cut in its middle", Arrays.copyOf(whole, whole.length / 2));
    all.put("content altered", Tars.altered(whole, whole.length / 2));
    all.put("checksum altered", Tars.altered(whole, whole.length - 8));
    all.put("length altered", Tars.altered(whole, whole.length - 4));
    all.put("something behind it", Tars.both(whole, new byte[] {1}));
    all.put("another archive behind it", Tars.both(whole, whole));
    all.put("link", Tars.gzip(kind(TarConstants.LF_SYMLINK)));
    all.put("bomb", Tars.blanks(POLICY, "a.csv", ArchiveTree.MOST_BYTES - POLICY.length() + 1));
    all.put("bomb aside", Tars.blanks(POLICY, "README", longest() + Tars.RECORD));
    return all;
  }

  @Test
  void a_spoiled_archive_is_refused_in_one_sentence() throws Exception {
    String actual =
        (new BundleDiffs(directory).refusals("bundle.tar", spoiled())
                + new BundleDiffs(directory).refusals("bundle.tar.gz", spoiledWithGzip()))
            .replace("x".repeat(300), "xxx")
            .replace("h".repeat(120), "hhh");
    BundleDiffs.golden("refused-tar.txt", actual);
  }
}
