package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code remit check}. */
class CheckCommandTest {
  @TempDir Path directory = Path.of("");

  @Test
  void a_bundle_that_compiles_is_counted_and_exits_with_0() throws Exception {
    Files.writeString(
        directory.resolve("a.policy"),
        """
        package a governs tool t.**
        tool t.x { does execute }
        permit p "P" { tool is t.x }
        """);
    Command check = Command.run("check", directory.toString());
    assertEquals(0, check.code(), check.toString());
    assertTrue(
        check.out().matches("(?s)1 file, 1 rule, 1 tool: 0 errors, 0 warnings\nrevision sha256:.*"),
        check.out());
  }

  @Test
  void data_files_are_counted_and_their_findings_shown_at_their_places() throws Exception {
    Files.writeString(
        directory.resolve("a.policy"),
        """
        package a
        datasets from "data/datasets.yaml"
        tools t from "tools.json" { * { does read on d } }
        data budget[id: string] { most: int } from "limits.csv"
        permit p "P" { tool is t.x when budget[task.purpose].most > 1 }
        """);
    Files.createDirectory(directory.resolve("data"));
    Files.writeString(directory.resolve("data/datasets.yaml"), "- { name: d, labels: [] }\n");
    Files.writeString(directory.resolve("tools.json"), "{ \"tools\": [ { \"name\": \"x\" } ] }");
    Files.writeString(directory.resolve("limits.csv"), "id,most\na,3\n");
    Command check = Command.run("check", directory.toString());
    assertEquals(0, check.code(), check.toString());
    assertTrue(
        check.out().startsWith("1 file, 3 data files, 1 rule, 1 tool: 0 errors, 0 warnings\n"),
        check.out());
    Files.writeString(directory.resolve("limits.csv"), "id,most\na,three\n");
    Command broken = Command.run("check", directory.toString());
    assertEquals(1, broken.code());
    assertTrue(broken.out().contains("--> limits.csv:2:3\n2 | a,three\n"), broken.out());
    assertTrue(broken.out().endsWith("1 file, 3 data files: 1 error, 0 warnings\n"), broken.out());
  }

  @Test
  void the_shipped_policies_compile_without_a_warning() {
    Command check = Command.run("check", Path.of("../policies").toString());
    assertEquals(0, check.code(), check.out());
    assertTrue(check.out().contains(": 0 errors, 0 warnings"), check.out());
  }

  @Test
  void every_error_is_shown_with_its_place_and_exits_with_1() throws Exception {
    Files.writeString(
        directory.resolve("b.policy"),
        """
        package b
        permit p "P" { when task.purpos == "x" }
        deny q "Q" { when task.purpose == 3 }
        """);
    Command check = Command.run("check", directory.toString());
    assertEquals(1, check.code());
    assertTrue(check.out().contains("--> b.policy:2:21"), check.out());
    assertTrue(check.out().contains("--> b.policy:3:35"), check.out());
    assertTrue(check.out().contains("did you mean `task.purpose`?"), check.out());
    assertTrue(check.out().endsWith("1 file: 2 errors, 0 warnings\n"), check.out());
  }

  @Test
  void what_is_no_bundle_is_one_sentence_and_exits_with_1() {
    Command empty = Command.run("check", directory.toString());
    assertEquals(1, empty.code());
    assertEquals("", empty.out());
    assertTrue(empty.err().contains("has no .policy file"), empty.err());
    assertEquals(1, Command.run("check", directory.resolve("none").toString()).code());
    assertEquals(1, Command.run("check").code());
    assertEquals(1, Command.run("chekc").code());
    assertEquals(0, Command.run("check", "--help").code());
  }
}
