package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code remit test} of what does not compile. */
class RefusedRunTest {
  private static final String POLICY =
      """
      package p
      label unused
      tool vault.open { args { secret password: string } does read on doors }
      dataset doors { sensitivity internal, labels { }, owner "team" }
      permit open "Bots open 100% of doors" { tool is vault.open }
      test "t" { call vault.open { password: "hunter2", pasword: "hunter3" } expect allow }
      """;

  @TempDir Path directory = Path.of("");
  private String bundle = "";

  @BeforeEach
  void write_the_bundle() throws IOException {
    Files.createDirectory(directory.resolve("b"));
    Files.writeString(directory.resolve("b/p.policy"), POLICY);
    bundle = directory.resolve("b").toString();
  }

  private static Command command(String name, String bundle, String... options) {
    return Command.run(
        Stream.concat(Stream.of(name, bundle), Stream.of(options)).toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "sarif"})
  void its_findings_are_told_as_check_tells_them(String output) {
    Command test = command("test", bundle, "--output", output);
    assertEquals(1, test.code());
    assertEquals("", test.err());
    assertEquals(command("check", bundle, "--output", output).out(), test.out());
    assertTrue(test.out().contains("did you mean `password`?"), test.out());
    String none = directory.resolve("none").toString();
    Command missing = command("test", none, "--output", output);
    assertEquals(1, missing.code());
    assertEquals("", missing.err());
    assertEquals(command("check", none, "--output", output).out(), missing.out());
  }

  @Test
  void a_reader_of_the_json_sees_that_nothing_passed() {
    var report =
        JsonParser.parseString(command("test", bundle, "--output", "json").out()).getAsJsonObject();
    assertFalse(report.get("passed").getAsBoolean());
    assertFalse(report.has("tests"));
    assertEquals(2, report.get("errors").getAsInt());
  }

  @Test
  void github_shows_each_finding_at_its_place() {
    Command test = command("test", bundle, "--output", "github");
    assertEquals(1, test.code());
    assertEquals("", test.err());
    String file = ReportFiles.root(Path.of(bundle)) + "/p.policy";
    assertTrue(
        test.out()
            .contains(
                "::error file="
                    + file
                    + ",line=6,endLine=6,col=51,endColumn=69,title=E0601 a name in a test that nothing has::"),
        test.out());
    assertTrue(test.out().contains("%0Ahelp: did you mean `password`?\n"), test.out());
    assertTrue(test.out().contains("::warning file=" + file + ",line=2,"), test.out());
    assertTrue(test.out().endsWith("\nnothing was run: 2 errors, 2 warnings\n"), test.out());
    Command missing = command("test", directory + "/none", "--output", "github");
    assertEquals(1, missing.code());
    assertTrue(missing.out().startsWith("::error title=remit test::"), missing.out());
  }

  @Test
  void people_read_it_among_the_faults() {
    Command test = command("test", bundle);
    assertEquals(1, test.code());
    assertEquals("", test.out());
    assertTrue(test.err().startsWith("error E0604: "), test.err());
    assertFalse(test.err().contains("warning"), test.err());
    assertTrue(test.err().endsWith("remit: " + bundle + " does not compile\n"), test.err());
    assertEquals(1, command("test", directory + "/none").code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "sarif", "github"})
  void no_report_of_a_run_before_is_left(String output) throws IOException {
    Path junit = directory.resolve("r.xml");
    Path lcov = directory.resolve("r.info");
    Path html = directory.resolve("r.html");
    for (Path each : new Path[] {junit, lcov, html}) {
      Files.writeString(each, "before");
    }
    String[] options = {
      "--output", output, "--junit", "" + junit, "--lcov", "" + lcov, "--html", "" + html
    };
    assertEquals(1, command("test", bundle, options).code());
    assertTrue(
        Files.readString(junit).contains("<testcase name=\"compile\" classname=\"remit\">"),
        Files.readString(junit));
    assertEquals("", Files.readString(lcov));
    assertTrue(Files.readString(html).contains("did you mean `password`?"), Files.readString(html));
    assertEquals(1, command("test", directory + "/none", options).code());
    assertTrue(Files.readString(junit).contains("does not exist"), Files.readString(junit));
    assertTrue(Files.readString(html).contains("does not exist"), Files.readString(html));
  }

  /** What is secret is not known yet, so no source is shown. */
  @Test
  void no_file_shows_a_secret() throws IOException {
    Path junit = directory.resolve("r.xml");
    Path html = directory.resolve("r.html");
    command("test", bundle, "--junit", "" + junit, "--html", "" + html);
    assertFalse(Files.readString(junit).contains("hunter"), Files.readString(junit));
    assertFalse(Files.readString(html).contains("hunter"), Files.readString(html));
  }
}
