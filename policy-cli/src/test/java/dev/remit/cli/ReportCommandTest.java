package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.remit.cli.report.Frameworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code remit report}: the golden files beside the bundle hold what it prints. */
class ReportCommandTest {
  private static final Path GOLDEN = Path.of("src/test/resources/report");
  private static final String BUNDLE = GOLDEN.resolve("bundle").toString();

  @TempDir Path directory = Path.of("");

  static Stream<String> frameworks() {
    return Frameworks.NAMES.stream();
  }

  private static void golden(String file, String actual) throws IOException {
    Path expected = GOLDEN.resolve(file);
    String steady = actual.replaceAll("sha256:[0-9a-f]{64}", "sha256:…");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(expected, steady);
    }
    assertEquals(Files.readString(expected), steady);
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void the_report_reads_as_it_did(String framework) throws IOException {
    Command report = Command.run("report", BUNDLE, "--framework", framework);
    assertEquals(0, report.code(), report.err());
    assertEquals("", report.err());
    golden(framework + ".txt", report.out());
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void the_report_for_machines_reads_as_it_did(String framework) throws IOException {
    Command report = Command.run("report", BUNDLE, "--framework", framework, "--output", "json");
    assertEquals(0, report.code(), report.err());
    golden(framework + ".json", report.out());
  }

  @Test
  void a_bundle_with_data_files_is_reported() throws IOException {
    Files.writeString(
        directory.resolve("a.policy"),
        "package a\ngroup agents g from \"g.csv\"\ndeny d \"D\" { agent in g  tag owasp.nhi7 }\n");
    Files.writeString(directory.resolve("g.csv"), "id\nspiffe://acme.example/a\n");
    Command report = Command.run("report", directory.toString(), "--framework", "owasp-nhi");
    assertEquals(0, report.code(), report.err());
    assertTrue(report.out().contains("deny a.d  a.policy:3"), report.out());
  }

  @Test
  void both_outputs_say_the_same() {
    for (String framework : Frameworks.NAMES) {
      String text = Command.run("report", BUNDLE, "--framework", framework).out();
      JsonObject json =
          JsonParser.parseString(
                  Command.run("report", BUNDLE, "--framework", framework, "--output", "json").out())
              .getAsJsonObject();
      json.getAsJsonArray("controls")
          .forEach(control ->
              control
                  .getAsJsonObject()
                  .getAsJsonArray("rules")
                  .forEach(rule -> {
                    JsonObject each = rule.getAsJsonObject();
                    String line =
                        each.get("kind").getAsString()
                            + " "
                            + each.get("id").getAsString()
                            + "  "
                            + each.get("file").getAsString()
                            + ":"
                            + each.get("line").getAsInt();
                    assertTrue(text.contains("  " + line), line);
                  }));
      JsonObject summary = json.getAsJsonObject("summary");
      assertTrue(
          text.contains(
              summary.get("served").getAsInt() + " of " + summary.get("controls").getAsInt()),
          text);
    }
  }

  @Test
  void policies_that_do_not_compile_are_reported_as_such_and_exit_with_1() throws IOException {
    Files.writeString(
        directory.resolve("a.policy"), "package a permit p \"P\" { when task.x == 1 }");
    Command report =
        Command.run("report", directory.toString(), "--framework", "maestro", "--output", "json");
    assertEquals(1, report.code());
    assertEquals("", report.out());
    assertTrue(report.err().contains("--> a.policy:1:"), report.err());
    assertTrue(report.err().contains("does not compile, so nothing is reported"), report.err());
  }

  @Test
  void wrong_usage_is_one_sentence_and_exits_with_1() {
    Command unknown = Command.run("report", BUNDLE, "--framework", "owasp");
    assertEquals(1, unknown.code());
    assertEquals(
        "remit: --framework is one of owasp-asi, owasp-nhi, owasp-aisvs, nist-ai-rmf, maestro,"
            + " not owasp\n",
        unknown.err());
    assertEquals(1, Command.run("report", BUNDLE).code());
    assertEquals(1, Command.run("report", "--framework", "maestro").code());
    assertEquals(
        1, Command.run("report", BUNDLE, "--framework", "maestro", "--output", "xml").code());
    assertEquals(1, Command.run("report", directory.toString(), "--framework", "maestro").code());
    assertEquals(0, Command.run("report", "--help").code());
  }
}
