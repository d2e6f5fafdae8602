package dev.remit.lang.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.remit.lang.Bundles;
import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The same findings as text, as JSON and as SARIF; the latter is held against its schema. */
class ReportsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/reports");
  private static final Schema SARIF = sarif();

  private static Schema sarif() {
    try (InputStream schema =
        ReportsTest.class.getResourceAsStream("/sarif/sarif-2.1.0-rtm.5.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4).getSchema(schema);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static List<Error> faults(String sarif) {
    return SARIF.validate(sarif, InputFormat.JSON);
  }

  /** Tabs, wide and combining characters, CRLF, a long line, places over several lines. */
  private static List<SourceFile> bundle() {
    String lines =
        """
        package wide
        // 決定: ein Vermerk
        deny a "決定は拒否" { when task.purpos == "x" }
        deny b "e\u0301te\u0301" { when task.purpose == 3 }
        """;
    String tabs =
        """
        package tabs
        \tdeny\ta\t"A"\t{\twhen\tcredential.kind\t==\tstatic_kee }
        deny b "B" { unless not (
          task.purpose == "x"
            and env.region == "eu"
        ) }
        """;
    String names =
        """
        package p
        group agents g = { "spiffe://t.example/a" }
        group agents g = { "spiffe://t.example/b" }
        deny x "%s" { when task.purpose == "x" and task.purpos == "y" }
        permit p "P" {
        """
            .formatted("long ".repeat(60).strip());
    return List.of(
        new SourceFile("wide.policy", lines),
        new SourceFile("crlf und \u00fcber.policy", tabs.replace("\n", "\r\n")),
        new SourceFile("p.policy", names));
  }

  private static Report report() {
    List<SourceFile> files = bundle();
    return Report.of(
        PolicyCompiler.compile(files, Bundles.SETTINGS, "sha256:test").diagnostics(),
        new Report.Read(files.size(), 0, Optional.empty()));
  }

  private static void golden(String name, String actual) throws IOException {
    Path expected = GOLDEN.resolve(name);
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(expected, actual);
    }
    assertEquals(Files.readString(expected), actual);
  }

  @Test
  void as_text() throws IOException {
    golden("report.txt", TextRenderer.render(report()));
  }

  @Test
  void as_json() throws IOException {
    golden("report.json", JsonRenderer.render(report()));
  }

  @Test
  void as_sarif() throws IOException {
    String sarif =
        SarifRenderer.render(
            report(), "policies/crm", Optional.of(URI.create("https://remit.example/v1/")));
    golden("report.sarif", sarif);
    assertEquals(List.of(), faults(sarif));
  }

  @Test
  void the_schema_is_one_that_can_be_missed() {
    String sarif = SarifRenderer.render(report(), "", Optional.empty());
    assertEquals(List.of(), faults(sarif));
    assertFalse(faults(sarif.replace("\"startLine\"", "\"startLnie\"")).isEmpty());
    assertFalse(faults(sarif.replace("\"version\": \"2.1.0\"", "\"version\": \"2\"")).isEmpty());
    assertFalse(faults(sarif.replace("utf16CodeUnits", "bytes")).isEmpty());
  }

  @Test
  void why_there_is_no_bundle_is_an_entry_without_a_place() {
    Report none = Report.fault("the policy directory x does not exist");
    assertEquals(
        """
        {
          "format": 1,
          "passed": false,
          "fault": "the policy directory x does not exist",
          "files": 0,
          "data_files": 0,
          "errors": 0,
          "warnings": 0,
          "warnings_as_errors": false,
          "findings": [ ],
          "omitted": [ ]
        }
        """,
        JsonRenderer.render(none));
    String sarif = SarifRenderer.render(none, "", Optional.empty());
    assertEquals(List.of(), faults(sarif));
    assertTrue(sarif.contains("\"executionSuccessful\": false"), sarif);
    assertTrue(sarif.contains("\"text\": \"the policy directory x does not exist\""), sarif);
  }

  @Test
  void of_each_file_a_hundred_findings_are_shown_errors_first_and_the_others_counted() {
    SourceFile many = new SourceFile("many.policy", "x".repeat(500));
    SourceFile few = new SourceFile("few.policy", "x");
    List<Diagnostic> found =
        new java.util.ArrayList<>(
            IntStream.range(0, 150)
                .mapToObj(i ->
                    Diagnostic.of(
                        i < 60 ? Code.UNUSED : Code.UNKNOWN_NAME, new Span(many, i, i + 1), "x"))
                .toList());
    found.add(Diagnostic.of(Code.UNUSED, new Span(few, 0, 1), "x"));
    Report report = Report.of(found, Report.Read.NOTHING);
    assertEquals(java.util.Map.of("many.policy", 50), report.omitted());
    assertEquals(101, report.shown().size());
    assertEquals(90, report.shown().stream().filter(Diagnostic::isError).count());
    assertEquals(90, report.errors());
    assertEquals(61, report.warnings());
    assertEquals(report.shown().stream().sorted(Diagnostic.ORDER).toList(), report.shown());
    assertTrue(
        TextRenderer.render(report).contains("and 50 more in many.policy\n"),
        TextRenderer.render(report));
    assertEquals(List.of(), faults(SarifRenderer.render(report, "", Optional.empty())));
  }

  @Test
  void what_a_tool_lacks_is_listed_whole() {
    SourceFile file = new SourceFile("tools.json", "x".repeat(500));
    List<Diagnostic> found =
        IntStream.range(0, 150)
            .mapToObj(i -> Diagnostic.of(Code.UNDECLARED_ACCESS, new Span(file, i, i + 1), "x"))
            .toList();
    assertEquals(found, Report.of(found, Report.Read.NOTHING).shown());
  }

  @Test
  void a_warning_refuses_the_bundle_only_where_that_was_asked_for() {
    SourceFile file = new SourceFile("a.policy", "x");
    Report warned =
        Report.of(
            List.of(Diagnostic.of(Code.UNUSED, new Span(file, 0, 1), "x")), Report.Read.NOTHING);
    assertTrue(warned.passed());
    assertFalse(warned.withWarningsAsErrors().passed());
    assertTrue(Report.of(List.of(), Report.Read.NOTHING).withWarningsAsErrors().passed());
    assertEquals(
        List.of(),
        faults(SarifRenderer.render(warned.withWarningsAsErrors(), "", Optional.empty())));
  }
}
