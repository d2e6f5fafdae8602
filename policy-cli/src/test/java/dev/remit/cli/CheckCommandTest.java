package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  private static final String WARNED =
      """
      package b
      label pii
      tool t.x { does execute }
      deny q "Q" { tool is t.x unless not (task.purpose == "x") }
      """;

  @Test
  void the_text_ends_with_the_page_of_each_code() throws Exception {
    Files.writeString(directory.resolve("b.policy"), WARNED);
    Command check = Command.run("check", directory.toString());
    assertEquals(0, check.code(), check.out());
    assertTrue(
        check
            .out()
            .contains(
                """

                see docs/diagnostics/W0103.md (a name that nothing uses)
                see docs/diagnostics/W0143.md (a double negation)
                1 file, 1 rule, 1 tool: 0 errors, 2 warnings
                """),
        check.out());
  }

  @Test
  void warnings_count_as_errors_where_that_is_asked_for() throws Exception {
    Files.writeString(directory.resolve("b.policy"), WARNED);
    Command check = Command.run("check", directory.toString(), "--warnings-as-errors");
    assertEquals(1, check.code());
    assertTrue(
        check
            .out()
            .contains("2 warnings; warnings count as errors, so the bundle is refused\nrevision "),
        check.out());
    Command json =
        Command.run("check", directory.toString(), "--warnings-as-errors", "--output=json");
    assertEquals(1, json.code());
    assertFalse(object(json).get("passed").getAsBoolean());
    assertTrue(object(json).get("warnings_as_errors").getAsBoolean());
    Files.writeString(
        directory.resolve("b.policy"),
        WARNED.replace("label pii", "").replace("unless not", "when"));
    assertEquals(0, Command.run("check", directory.toString(), "--warnings-as-errors").code());
  }

  private static JsonObject object(Command command) {
    return JsonParser.parseString(command.out()).getAsJsonObject();
  }

  @Test
  void findings_come_as_json_and_as_sarif_with_the_same_exit_code() throws Exception {
    Files.writeString(
        directory.resolve("b.policy"),
        """
        package b
        permit p "P" { when task.purpos == "x" }
        permit q "Q" { when }
        """);
    Command json = Command.run("check", directory.toString(), "--output", "json");
    assertEquals(1, json.code());
    assertEquals("", json.err());
    assertEquals(2, object(json).get("errors").getAsInt());
    JsonObject first = object(json).getAsJsonArray("findings").get(0).getAsJsonObject();
    assertEquals("E0107", first.get("code").getAsString());
    assertEquals("task.purpose", first.getAsJsonObject("fix").get("replacement").getAsString());
    Command sarif = Command.run("check", directory.toString(), "--output", "sarif");
    assertEquals(1, sarif.code());
    JsonObject run = object(sarif).getAsJsonArray("runs").get(0).getAsJsonObject();
    assertEquals(2, run.getAsJsonArray("results").size());
    Command good = Command.run("check", Path.of("../policies").toString(), "--output", "sarif");
    assertEquals(0, good.code(), good.out());
  }

  @Test
  void in_sarif_a_file_is_named_as_seen_from_here() throws Exception {
    Command sarif = Command.run("check", "src/test/resources/check/broken", "--output=sarif");
    assertEquals(1, sarif.code());
    assertTrue(
        sarif.out().contains("\"uri\": \"src/test/resources/check/broken/a.policy\""), sarif.out());
    assertFalse(sarif.out().contains("helpUri"));
    assertTrue(
        Command.run(
                "check",
                "src/test/resources/check/broken",
                "--output=sarif",
                "--docs=https://remit.example/")
            .out()
            .contains("\"https://remit.example/docs/diagnostics/E0107.md\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "sarif"})
  void what_is_no_bundle_is_said_in_the_chosen_format_and_whole(String format) throws Exception {
    Command missing =
        Command.run("check", directory.resolve("none").toString(), "--output", format);
    assertEquals(1, missing.code());
    assertEquals("", missing.err());
    assertTrue(object(missing).toString().contains("none does not exist"), missing.out());
    Files.writeString(directory.resolve("a.policy"), "package a");
    Files.writeString(directory.resolve("remit.yaml"), "max_dept: 3");
    Command settings = Command.run("check", directory.toString(), "--output", format);
    assertEquals(1, settings.code());
    assertTrue(object(settings).toString().contains("did you mean `max_depth`?"), settings.out());
  }

  @Test
  void a_format_that_does_not_exist_is_wrong_usage() {
    Command wrong = Command.run("check", directory.toString(), "--output", "xml");
    assertEquals(1, wrong.code());
    assertEquals("", wrong.out());
    assertEquals(1, Command.run("check", directory.toString(), "--output=sarif", "--cost").code());
  }

  @Test
  void each_rule_and_its_worst_cost_most_expensive_first() throws Exception {
    Path bundle = Path.of("src/test/resources/check/costs");
    Command check = Command.run("check", bundle.toString(), "--cost");
    assertEquals(0, check.code(), check.out());
    Path golden = Path.of("src/test/resources/check/costs.txt");
    String costs = check.out().substring(0, check.out().indexOf("revision "));
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(golden, costs);
    }
    assertEquals(Files.readString(golden), costs);
    JsonObject json = object(Command.run("check", bundle.toString(), "--cost", "--output=json"));
    assertEquals(3, json.getAsJsonArray("costs").size());
    assertFalse(object(Command.run("check", bundle.toString(), "--output=json")).has("costs"));
  }
}
