package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Bundles that a test writes below a directory, and compares by {@code remit diff}. */
record BundleDiffs(Path directory) {
  private static final Path GOLDEN = Path.of("src/test/resources/diff");
  private static final String SAME = "no rule is written otherwise\n\nno difference in ";

  /** The shop, with the clerks in a file. */
  static final String FROM_FILE =
      Shop.POLICY.replace("= { \"spiffe://acme.example/clerk/*\" }", "from \"lists/clerks.csv\"");

  static final String CLERKS = "id\nspiffe://acme.example/clerk/*\n";

  Path write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  Path write(String path, byte[] bytes) throws IOException {
    return Files.write(directory.resolve(path), bytes);
  }

  static Command diff(Path before, Path after, String... options) {
    return Command.run(
        Stream.concat(
                Stream.of("diff", before.toString(), after.toString(), "--tries", "0"),
                Stream.of(options))
            .toArray(String[]::new));
  }

  static void assertSame(Path before, Path after) {
    Command diff = diff(before, after);
    assertEquals(0, diff.code(), diff.toString());
    assertTrue(diff.out().startsWith(SAME), diff.toString());
  }

  static void assertLonger(Command diff) {
    assertEquals(2, diff.code(), diff.toString());
    assertTrue(diff.out().contains("the grant is longer (widens)"), diff.out());
  }

  /** Of what is unpacked for a while. */
  static void assertNothingIsLeft() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertEquals(
          List.of(),
          all.filter(path -> path.getFileName().toString().startsWith(TemporaryDirectory.PREFIX))
              .toList());
    }
  }

  static void golden(String file, String actual) throws IOException {
    Path expected = GOLDEN.resolve(file);
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(expected, actual);
    }
    assertEquals(Files.readString(expected), actual);
  }

  /** So many, with a policy among them. */
  static String[] names(int count) {
    String[] names = new String[2 * count];
    for (int i = 0; i < names.length; i += 2) {
      names[i] = "f" + i;
      names[i + 1] = "";
    }
    names[0] = "shop.policy";
    names[1] = Shop.POLICY;
    return names;
  }

  /** What is said of each, with its exit code, in place of the shop. */
  String refusals(String name, Map<String, byte[]> archives) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, byte[]> each : archives.entrySet()) {
      Path archive = write(name, each.getValue());
      Command diff = diff(directory.resolve("shop"), archive);
      text.append(each.getKey() + "\n  " + diff.code() + " " + diff.out());
      text.append(diff.err().replace(archive.toString(), name));
    }
    return text.toString();
  }
}
