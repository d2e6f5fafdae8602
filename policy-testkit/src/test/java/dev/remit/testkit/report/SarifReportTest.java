package dev.remit.testkit.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.TestedBundle;
import dev.remit.lang.decide.BundleSettings;
import dev.remit.lang.source.SourceFile;
import dev.remit.testkit.Suites;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The report as SARIF, held against its schema. */
class SarifReportTest {
  private static final String TESTS =
      """
      test "a ticket is read" { given ticket expect allow by read }
      test "odd <&\\">' \\u{1}\\u{fffe}\\n" { given ticket expect deny }
      scenario "in two steps" given money {
        step "first" { expect deny }
        step "second" { expect deny NOT_PERMITTED }
      }
      never "all is paid" given money { tool is crm.refund expect deny }
      always "nobody" given money { tool is crm.refund when task.purpose == "x" and args.amount < 0.00 expect allow }
      """;

  /** Files whose names a URI does not hold as they are. */
  private static TestedBundle bundle() {
    return PolicyCompiler.compile(
            List.of(
                new SourceFile("a.policy", Suites.RULES),
                new SourceFile("odd \u00fc:%20#/t e.policy", "package crm\n" + TESTS)),
            BundleSettings.STANDARD,
            "test")
        .tested()
        .orElseThrow();
  }

  private static String report(String root, String... shortfalls) {
    TestedBundle tested = bundle();
    return SarifReport.of(new RunReport(Suites.run(tested), tested, root, List.of(shortfalls)));
  }

  private static JsonNode run(String sarif) throws Exception {
    return new ObjectMapper().readTree(sarif).at("/runs/0");
  }

  private static List<String> texts(JsonNode nodes, String pointer) {
    return StreamSupport.stream(nodes.spliterator(), false)
        .map(each -> each.at(pointer).asText())
        .toList();
  }

  @Test
  void it_is_as_the_schema_asks() {
    assertEquals(List.of(), SarifSchema.faults(report("")));
    assertEquals(List.of(), SarifSchema.faults(report("../policies: all/%", "too little")));
    TestedBundle none = Suites.with("");
    assertEquals(
        List.of(),
        SarifSchema.faults(SarifReport.of(new RunReport(Suites.run(none), none, "", List.of()))));
  }

  @Test
  void the_schema_is_one_that_can_be_missed() {
    String sarif = report("", "too little");
    assertFalse(SarifSchema.faults(sarif.replace("\"startLine\"", "\"startLnie\"")).isEmpty());
    assertFalse(
        SarifSchema.faults(sarif.replace("\"level\": \"error\"", "\"level\": 1")).isEmpty());
    assertFalse(SarifSchema.faults(sarif.replace("\"tool\"", "\"tools\"")).isEmpty());
    assertFalse(SarifSchema.faults(sarif.replace("utf16CodeUnits", "bytes")).isEmpty());
  }

  @Test
  void each_result_is_at_its_expectation_and_of_a_rule_that_is_listed() throws Exception {
    JsonNode run = run(report("policies"));
    JsonNode results = run.get("results");
    assertEquals(
        List.of(
            "odd <&\">' \u0001\ufffe\n: expected deny, but it is allow by crm.read for 5m with redact { fields: { \"iban\" } }",
            "in two steps / first: expected deny, but it is allow by crm.refund once for 1m",
            "all is paid: expected never deny, but it is deny NOT_PERMITTED",
            "nobody: none of 2000 requests met its condition"),
        texts(results, "/message/text"));
    assertEquals(
        List.of("3", "5", "8", "9"),
        texts(results, "/locations/0/physicalLocation/region/startLine"));
    for (JsonNode each : results) {
      assertEquals(
          each.get("ruleId").asText(),
          run.at("/tool/driver/rules/" + each.get("ruleIndex").asInt() + "/id").asText());
    }
  }

  @Test
  void a_place_is_a_reference_to_its_file_whatever_its_name() throws Exception {
    assertEquals(
        "policies/odd%20%C3%BC:%2520%23/t%20e.policy",
        run(report("policies"))
            .at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
            .asText());
    assertEquals(
        "./odd%20%C3%BC:%2520%23/t%20e.policy",
        run(report(""))
            .at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
            .asText());
  }
}
