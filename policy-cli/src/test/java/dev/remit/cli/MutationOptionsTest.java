package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code remit test --mutate}. */
class MutationOptionsTest {
  private static final String POLICY =
      """
      package p
      tool t.open { does read on doors }
      dataset doors { sensitivity internal, labels { }, owner "team" }
      permit open "Doors are opened" { tool is t.open when chain.depth <= 2 }
      fixture base {
        agent "spiffe://acme.example/bot"
        principal "https://idp.acme.example" / "emma"
        task { id: "t-1" }
        credential { expires_at: 12:00 }
        call t.open { }
        at 2026-11-23T11:00:00Z
      }
      """;

  @TempDir Path directory = Path.of("");

  private Command test(String test, String... options) throws Exception {
    Files.writeString(directory.resolve("a.policy"), POLICY + test);
    String[] arguments = new String[options.length + 2];
    arguments[0] = "test";
    arguments[1] = directory.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return Command.run(arguments);
  }

  @Test
  void what_no_test_notices_is_listed() throws Exception {
    Command test = test("test \"a\" { given base expect allow by open }", "--mutate");
    assertEquals(0, test.code(), test.toString());
    assertTrue(
        test.out().contains("NOT NOTICED p.open: `chain.depth <= 2`: `<=` became `<`\n"),
        test.out());
    assertTrue(
        test.out()
            .endsWith("mutation: 3 of 7 changes noticed (42 %), 1 more would change no answer\n"),
        test.out());
  }

  @Test
  void without_being_asked_nothing_is_changed() throws Exception {
    assertFalse(test("test \"a\" { given base expect allow }").out().contains("mutation"));
  }

  @Test
  void a_score_below_the_threshold_exits_with_3() throws Exception {
    String only = "test \"a\" { given base expect allow by open }";
    Command missed = test(only, "--min-mutation", "90");
    assertEquals(3, missed.code(), missed.toString());
    assertTrue(
        missed.out().endsWith("mutation is 42 %, and --min-mutation asks for 90 %\n"),
        missed.out());
    assertEquals(0, test(only, "--min-mutation", "42").code());
    assertEquals(1, test(only, "--min-mutation", "101").code());
  }

  @Test
  void where_a_test_fails_nothing_is_changed() throws Exception {
    Command test = test("test \"a\" { given base expect deny }", "--mutate");
    assertEquals(2, test.code(), test.toString());
    assertTrue(
        test.out()
            .endsWith("not mutated: a test fails already, so its failing would show nothing\n"),
        test.out());
  }

  private static JsonObject object(Command command) {
    return JsonParser.parseString(command.out()).getAsJsonObject();
  }

  @Test
  void the_json_has_the_score_and_what_survived() throws Exception {
    Command test =
        test("test \"a\" { given base expect allow by open }", "--mutate", "--output", "json");
    assertEquals(0, test.code(), test.toString());
    JsonObject mutation = object(test).getAsJsonObject("mutation");
    assertEquals(3, mutation.get("killed").getAsInt());
    assertEquals(4, mutation.getAsJsonArray("survived").size());
    assertEquals(1, mutation.get("equivalent").getAsInt());
    assertEquals(42, mutation.get("percent").getAsInt());
  }

  @Test
  void without_being_asked_the_json_has_none() throws Exception {
    assertFalse(
        object(test("test \"a\" { given base expect allow }", "--output", "json")).has("mutation"));
    assertFalse(
        object(test("test \"a\" { given base expect deny }", "--mutate", "--output", "json"))
            .has("mutation"),
        "where a test fails nothing is changed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "sarif", "github"})
  void what_is_below_a_threshold_is_told_in_each_format(String output) throws Exception {
    Command missed =
        test(
            "test \"a\" { given base expect allow by open }",
            "--min-mutation",
            "90",
            "--min-clauses",
            "95",
            "--output",
            output);
    assertEquals(3, missed.code(), missed.toString());
    String out = missed.out().replace("%25", "%");
    assertTrue(out.contains("mutation is 42 %, and --min-mutation asks for 90 %"), out);
    assertTrue(out.contains("coverage of clauses is 66 %, and --min-clauses asks for 95 %"), out);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sarif", "github"})
  void what_no_test_notices_is_at_its_place(String output) throws Exception {
    Command test =
        test("test \"a\" { given base expect allow by open }", "--mutate", "--output", output);
    String file = ReportFiles.root(directory) + "/a.policy";
    assertTrue(
        test.out().contains(output.equals("github") ? "::warning file=" + file + ",line=4," : file),
        test.out());
    assertTrue(test.out().contains("`chain.depth <= 2`: `<=` became `<`"), test.out());
  }

  @Test
  void no_report_of_what_survives_shows_a_secret() throws Exception {
    Files.writeString(
        directory.resolve("b.policy"),
        """
        package p
        tool t.unlock { args { secret pin: string, door: string } does read on doors }
        permit unlock "Doors are unlocked" { tool is t.unlock when args.door == "front" }
        test "unlocked" { given base call t.unlock { pin: "hunter2", door: "front" } expect allow }
        """);
    Path html = directory.resolve("r.html");
    for (String output : List.of("text", "json", "sarif", "github")) {
      Command test = test("", "--mutate", "--output", output, "--html", html.toString());
      assertEquals(0, test.code(), test.toString());
      assertTrue(test.out().contains("p.unlock"), test.out());
      assertFalse(test.out().contains("hunter"), test.out());
    }
    assertTrue(Files.readString(html).contains("Changes that no test notices"));
    assertFalse(Files.readString(html).contains("hunter"));
  }
}
