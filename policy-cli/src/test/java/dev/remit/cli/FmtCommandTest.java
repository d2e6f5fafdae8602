package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code remit fmt}. */
class FmtCommandTest {
  private static final String ROUGH =
      """
      package a
      // é
      deny d {
          when  task is none }
      """;

  private static final String FORMATTED =
      """
      package a

      // é
      deny d {
        when task is none
      }
      """;

  private static final String BROKEN = "package a\ndeny d { when }\n";

  @TempDir Path directory = Path.of("");

  private Path file(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, text);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> walked = Files.walk(directory)) {
      return walked
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void the_shipped_policies_are_laid_out() {
    Command fmt = Command.run("fmt", "--check", "../policies");
    assertEquals(new Command(0, "", ""), fmt);
  }

  @Test
  void a_directory_is_laid_out_in_place_and_nothing_else_is_touched() throws IOException {
    Path rough = file("a.policy", ROUGH);
    file("deep/er/b.policy", FORMATTED);
    Path deep = file("deep/er/c.policy", ROUGH);
    List<String> others = List.of("remit.yaml", "data.csv", "d.policy.txt", ".hidden/h.policy");
    for (String other : others) {
      file(other, ROUGH);
    }
    List<String> before = names();
    Command fmt = Command.run("fmt", directory.toString());
    assertEquals(new Command(0, rough + "\n" + deep + "\n", ""), fmt);
    assertEquals(FORMATTED, Files.readString(rough));
    assertEquals(FORMATTED, Files.readString(deep));
    for (String other : others) {
      assertEquals(ROUGH, Files.readString(directory.resolve(other)), other);
    }
    assertEquals(before, names());
    assertEquals(new Command(0, "", ""), Command.run("fmt", directory.toString()));
  }

  @Test
  void check_prints_a_diff_changes_nothing_and_exits_with_2() throws IOException {
    Path file = file("a.policy", ROUGH);
    Command check = Command.run("fmt", "--check", file.toString());
    assertEquals(2, check.code());
    assertEquals(
        """
        --- NAME
        +++ NAME
        @@ -1,4 +1,6 @@
         package a
        +
         // é
         deny d {
        -    when  task is none }
        +  when task is none
        +}
        """
            .replace("NAME", file.toString()),
        check.out());
    assertEquals("", check.err());
    assertEquals(ROUGH, Files.readString(file));
    Files.writeString(file, FORMATTED);
    assertEquals(new Command(0, "", ""), Command.run("fmt", "--check", file.toString()));
  }

  @Test
  void a_diff_shows_what_is_around_each_change() {
    String text = "package p\n\n" + labels(20);
    String rough =
        text.replace("label l2\n", "label  l2\n")
            .replace("label l10\n", "label  l10\n")
            .replace("label l19\n", "label  l19");
    Command check = Command.typed(rough, "fmt", "--check", "-");
    assertEquals(2, check.code());
    assertEquals(
        """
        --- standard input
        +++ standard input
        @@ -2,7 +2,7 @@
         BLANK
         label l0
         label l1
        -label  l2
        +label l2
         label l3
         label l4
         label l5
        @@ -10,7 +10,7 @@
         label l7
         label l8
         label l9
        -label  l10
        +label l10
         label l11
         label l12
         label l13
        @@ -19,4 +19,4 @@
         label l16
         label l17
         label l18
        -label  l19
        \\ No newline at end of file
        +label l19
        """
            .replace("BLANK", ""),
        check.out());
  }

  private static String labels(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "label l" + i + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void texts_that_differ_all_over_are_shown_as_a_whole() {
    String rough = "package p\n\n" + labels(3_000).replace("label ", "label  ");
    Command check = Command.typed(rough, "fmt", "--check", "-");
    assertEquals(2, check.code());
    assertTrue(check.out().contains("@@ -1,3002 +1,3002 @@\n-package p\n-\n-label  l0\n"));
    assertTrue(check.out().endsWith("+label l2999\n"));
  }

  @Test
  void standard_input_goes_to_standard_output() {
    assertEquals(new Command(0, FORMATTED, ""), Command.typed(ROUGH, "fmt", "-"));
    assertEquals(new Command(0, FORMATTED, ""), Command.typed(ROUGH, "fmt"));
    assertEquals(new Command(0, FORMATTED, ""), Command.typed(FORMATTED, "fmt", "-"));
    Command broken = Command.typed(BROKEN, "fmt", "-");
    assertEquals(1, broken.code());
    assertEquals("", broken.out());
    assertTrue(broken.err().contains("--> standard input:2:15\n"), broken.err());
    assertEquals(0, Command.typed(FORMATTED, "fmt", "--check", "-").code());
    assertEquals(1, Command.typed(BROKEN, "fmt", "--check").code());
  }

  @Test
  void what_does_not_parse_is_reported_and_left_and_the_others_are_laid_out() throws IOException {
    Path broken = file("a.policy", BROKEN);
    Path rough = file("b.policy", ROUGH);
    Path latin = directory.resolve("c.policy");
    byte[] bytes = {'p', (byte) 0xE9};
    Files.write(latin, bytes);
    Path large = file("d.policy", "/".repeat((12 << 20) + 1));
    Command fmt = Command.run("fmt", directory.toString());
    assertEquals(1, fmt.code());
    assertEquals(rough + "\n", fmt.out());
    assertTrue(fmt.err().contains("error E0001: "), fmt.err());
    assertTrue(fmt.err().contains(" --> " + broken + ":2:15\n2 | deny d { when }\n"), fmt.err());
    assertTrue(fmt.err().contains("remit: " + latin + " is not UTF-8\n"), fmt.err());
    assertTrue(fmt.err().contains("remit: " + large + " is over 12582912 bytes"), fmt.err());
    assertEquals(BROKEN, Files.readString(broken));
    assertEquals(FORMATTED, Files.readString(rough));
    Command check = Command.run("fmt", "--check", broken.toString());
    assertEquals(1, check.code());
    assertEquals("", check.out());
  }

  /** Who has the old text open, here by another name, reads it to its end. */
  @Test
  void a_file_is_replaced_as_a_whole_and_keeps_its_permissions() throws IOException {
    Path file = file("a.policy", ROUGH);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r----x"));
    Path old = Files.createLink(directory.resolve("old"), file);
    assertEquals(0, Command.run("fmt", file.toString()).code());
    assertEquals(FORMATTED, Files.readString(file));
    assertEquals(ROUGH, Files.readString(old));
    assertEquals("rw-r----x", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(List.of("a.policy", "old"), names());
  }

  @Test
  void a_file_that_cannot_be_replaced_stays_as_it_was() throws IOException {
    Path file = file("sub/a.policy", ROUGH);
    Path sub = directory.resolve("sub");
    Files.setPosixFilePermissions(sub, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeFalse(Files.isWritable(sub), "whoever runs this may write everywhere");
      Command fmt = Command.run("fmt", file.toString());
      assertEquals(1, fmt.code());
      assertEquals("remit: " + file + " cannot be replaced, and stays as it was\n", fmt.err());
      assertEquals(ROUGH, Files.readString(file));
    } finally {
      Files.setPosixFilePermissions(sub, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void a_link_stays_one_and_those_in_a_directory_are_not_followed() throws IOException {
    Path file = file("in/a.policy", ROUGH);
    Path outside = file("out/b.policy", ROUGH);
    Path link = Files.createSymbolicLink(directory.resolve("in/link.policy"), outside);
    Files.createSymbolicLink(directory.resolve("in/folder"), directory.resolve("out"));
    Command fmt = Command.run("fmt", directory.resolve("in").toString());
    assertEquals(new Command(0, file + "\n", ""), fmt);
    assertEquals(ROUGH, Files.readString(outside));
    assertEquals(0, Command.run("fmt", link.toString()).code());
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(FORMATTED, Files.readString(outside));
  }

  @Test
  void a_directory_may_be_named_by_a_link() throws IOException {
    Path file = file("in/a.policy", ROUGH);
    Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("in"));
    Command fmt = Command.run("fmt", link.toString());
    assertEquals(new Command(0, link.resolve("a.policy") + "\n", ""), fmt);
    assertEquals(FORMATTED, Files.readString(file));
  }

  @Test
  void a_file_named_twice_is_laid_out_once() throws IOException {
    Path file = file("a.policy", ROUGH);
    Command fmt = Command.run("fmt", file.toString(), directory.toString());
    assertEquals(new Command(0, file + "\n", ""), fmt);
  }

  @Test
  void wrong_usage_exits_with_1() throws IOException {
    Path yaml = file("remit.yaml", "a:   1\n");
    Command other = Command.run("fmt", yaml.toString());
    assertEquals(1, other.code());
    assertTrue(other.err().contains("is no .policy file"), other.err());
    assertEquals("a:   1\n", Files.readString(yaml));
    Command none = Command.run("fmt", directory.resolve("none").toString());
    assertEquals(1, none.code());
    assertTrue(none.err().contains("is neither a file nor a directory"), none.err());
    assertEquals(1, Command.typed(ROUGH, "fmt", "-", yaml.toString()).code());
    assertEquals(1, Command.run("fmt", "--chekc").code());
    assertEquals(0, Command.run("fmt", "--help").code());
    assertFalse(Command.run("--help").out().isEmpty());
  }
}
