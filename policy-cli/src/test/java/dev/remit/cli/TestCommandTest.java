package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** {@code remit test}: the golden files beside the bundle hold what it prints and leaves. */
class TestCommandTest {
  private static final Path GOLDEN = Path.of("src/test/resources/test");
  private static final String BUNDLE = GOLDEN.resolve("bundle").toString();

  private static final String POLICY =
      """
      package p
      group agents bots = { "spiffe://acme.example/**" }
      tool vault.open { args { secret password: string, door: string } does read on doors }
      dataset doors { sensitivity internal, labels { }, owner "team" }
      permit open "Bots open the front door" {
        agent in bots
        tool is vault.open
        when args.door == "front"
      }
      fixture base {
        agent "spiffe://acme.example/bot"
        principal "https://idp.acme.example" / "emma"
        chain principal -> agent { until: 12:00 } from vouched
        task { id: "t-1" }
        credential { expires_at: 11:05 }
        call vault.open { password: "hunter2", door: "front" }
        at 2026-11-23T11:00:00Z
      }
      """;

  @TempDir Path directory = Path.of("");

  /** Times and digests differ from run to run. */
  private static void golden(String file, String actual) throws IOException {
    Path expected = GOLDEN.resolve(file);
    String steady =
        actual
            .replaceAll("sha256:[0-9a-f]{64}", "sha256:…")
            .replaceAll("\"time_ms\": \\d+", "\"time_ms\": 0")
            .replaceAll(" time=\"[0-9.]+\"", " time=\"0\"");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(expected, steady);
    }
    assertEquals(Files.readString(expected), steady);
  }

  private Command bundle(String tests, String... options) throws IOException {
    Files.writeString(directory.resolve("p.policy"), POLICY + tests);
    return Command.run(
        Stream.concat(Stream.of("test", directory.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "sarif", "github"})
  void each_output_reads_as_it_did(String output) throws IOException {
    Command test = Command.run("test", BUNDLE, "--output", output, "--coverage");
    assertEquals(2, test.code(), test.err());
    assertEquals("", test.err());
    golden("output." + output, test.out());
  }

  @Test
  void each_file_reads_as_it_did() throws IOException {
    for (String report : List.of("junit", "lcov", "html")) {
      Path file = directory.resolve(report);
      assertEquals(2, Command.run("test", BUNDLE, "--" + report, file.toString()).code());
      golden("report." + report, Files.readString(file));
    }
    try (Stream<Path> left = Files.list(directory)) {
      assertEquals(3, left.count(), "nothing else is left there");
    }
  }

  /** What the schema that Jenkins holds such files against asks for. */
  @Test
  void the_junit_report_has_what_build_servers_read() throws Exception {
    Path file = directory.resolve("junit.xml");
    bundle("test \"a\\u{1}<&\" { given base expect deny }\n", "--junit", file.toString());
    Element root =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(Files.readString(file))))
            .getDocumentElement();
    assertEquals("testsuites", root.getTagName());
    Element suite = (Element) root.getElementsByTagName("testsuite").item(0);
    for (String required : List.of("name", "tests", "failures", "errors")) {
      assertTrue(suite.hasAttribute(required), required);
    }
    assertTrue(suite.getAttribute("time").matches("[0-9]+\\.[0-9]{3}"));
    Element test = (Element) suite.getElementsByTagName("testcase").item(0);
    assertEquals("p.p", test.getAttribute("classname"));
    assertEquals("a\\u{1}<&", test.getAttribute("name"));
    Element failure = (Element) test.getElementsByTagName("failure").item(0);
    assertTrue(failure.getAttribute("message").startsWith("expected deny, but it is allow"));
    assertTrue(failure.getTextContent().contains("p.policy:"));
  }

  @Test
  void the_exit_code_says_how_it_went() throws IOException {
    String passing = "test \"t\" { given base expect allow }\n";
    assertEquals(0, bundle(passing).code());
    assertEquals(2, bundle("test \"t\" { given base expect deny }\n").code());
    Command missed = bundle(passing, "--min-clauses", "100");
    assertEquals(3, missed.code());
    assertTrue(missed.out().contains("--min-clauses asks for 100 %"), missed.out());
    assertEquals(1, bundle("test \"t\" { given nobody expect deny }\n").code());
    assertEquals(1, bundle(passing, "--output", "xml").code());
  }

  @Test
  void no_test_is_a_failure() throws IOException {
    Command none = bundle("");
    assertEquals(2, none.code());
    assertTrue(none.out().contains("no test was found"), none.out());
    Command json =
        bundle("test \"t\" { given base expect allow }\n", "--filter", "x", "--output", "json");
    assertEquals(2, json.code());
    var report = JsonParser.parseString(json.out()).getAsJsonObject();
    assertFalse(report.get("passed").getAsBoolean());
    assertTrue(report.get("shortfalls").toString().contains("no test matches"), json.out());
  }

  @Test
  void a_file_that_cannot_be_written_is_one_sentence_and_exits_with_1() {
    Command test = Command.run("test", BUNDLE, "--lcov", directory + "/none/l.info");
    assertEquals(1, test.code());
    assertEquals("", test.out());
    assertTrue(test.err().startsWith("remit: --lcov: "), test.err());
    assertTrue(test.err().contains("does not exist"), test.err());
    String same = directory + "/r";
    assertEquals(1, Command.run("test", BUNDLE, "--lcov", same, "--html", same).code());
  }

  /** In fixtures, changes, columns and counterexamples. */
  @Test
  void no_report_shows_a_secret() throws IOException {
    String tests =
        """
        test "one line" { given base call vault.open { password: "hunter3", door: "front" } expect deny }
        table "rows" given base { call vault.open { password, door } || expect
          "hunter4" | "front" || deny
        }
        always "by search" given base with args.password: "hunter5" { tool is vault.open expect allow }
        """;
    for (String output : List.of("text", "json", "sarif", "github")) {
      Command test = bundle(tests, "--output", output, "--coverage");
      assertEquals(2, test.code(), test.err());
      assertFalse(test.out().contains("hunter"), test.out());
    }
    assertTrue(bundle(tests).out().contains("// password is secret: put its value in"));
    for (String report : List.of("junit", "lcov", "html")) {
      Path file = directory.resolve(report);
      assertEquals(2, bundle(tests, "--" + report, file.toString()).code());
      assertFalse(Files.readString(file).contains("hunter"), report);
    }
  }
}
