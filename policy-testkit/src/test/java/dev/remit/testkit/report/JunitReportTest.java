package dev.remit.testkit.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.TestedBundle;
import dev.remit.lang.decide.BundleSettings;
import dev.remit.lang.diagnostic.Report;
import dev.remit.lang.source.SourceFile;
import dev.remit.testkit.Suites;
import dev.remit.testkit.run.SuiteResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.SurefireReportParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

/** The report for JUnit's readers, held against Jenkins' schema and read by Maven's reader. */
class JunitReportTest {
  /** In a name: what XML escapes, what it cannot hold, and what its attributes lose. */
  private static final String WRITTEN =
      """
      odd <&\\">' ]]> \\u{1}\\u{1b}\\u{fffe} a\\tb\\nc \\u{1f600}\\u{e9}\
      """;

  private static final String ODD =
      "odd <&\">' ]]> \\u{1}\\u{1b}\\u{fffe} a\\tb\\nc \ud83d\ude00\u00e9";

  private static final String TESTS =
      """
      test "a ticket is read" { given ticket expect allow by read }
      test "%s" { given ticket expect deny }
      table "refunds" given money { call crm.refund { amount } || expect
        15.00 || allow by refund
        16.00 || deny NOT_PERMITTED
      }
      scenario "in two steps" given money {
        step "first" { expect allow }
        step "second <&" { expect deny NOT_PERMITTED }
      }
      never "a key reads" given ticket {
        tool is crm.query
        when credential.kind == static_key
        expect allow
      }
      always "all is paid" given money { tool is crm.refund expect allow }
      """
          .formatted(WRITTEN);

  @TempDir Path directory = Path.of("");

  private static String report(TestedBundle tested) {
    return JunitReport.of(new RunReport(Suites.run(tested), tested, "policies", List.of()));
  }

  private List<ReportTestSuite> read(String xml) throws Exception {
    Files.writeString(directory.resolve("TEST-policies.xml"), xml);
    return new SurefireReportParser(List.of(directory.toFile()), new NullConsoleLogger())
        .parseXMLReportFiles();
  }

  @Test
  void it_is_as_the_schema_asks() throws Exception {
    JunitSchema.check(report(Suites.with(TESTS)));
    JunitSchema.check(report(Suites.with("")));
  }

  @Test
  void the_schema_is_one_that_can_be_missed() {
    String xml = report(Suites.with(TESTS));
    for (String fault :
        List.of(
            xml.replace(" tests=", " test="),
            xml.replace("<failure", "<failed").replace("</failure", "</failed"),
            xml.replaceAll(" classname=", " class="),
            xml.replaceAll(" time=\"", " time=\"1e"))) {
      assertThrows(SAXException.class, () -> JunitSchema.check(fault));
    }
  }

  @Test
  void a_reader_of_it_sees_the_run() throws Exception {
    TestedBundle tested = Suites.with(TESTS);
    SuiteResult result = Suites.run(tested);
    List<ReportTestSuite> suites =
        read(JunitReport.of(new RunReport(result, tested, "", List.of())));
    assertEquals(1, suites.size());
    ReportTestSuite suite = suites.getFirst();
    assertEquals("crm.a", suite.getFullClassName());
    assertEquals(result.size(), suite.getNumberOfTests());
    assertEquals(result.failures(), suite.getNumberOfFailures());
    assertEquals(0, suite.getNumberOfErrors());
    assertEquals(0, suite.getNumberOfSkipped());
    assertEquals(
        List.of(
            "a ticket is read",
            ODD,
            "refunds / row 1",
            "refunds / row 2",
            "in two steps",
            "a key reads",
            "all is paid"),
        suite.getTestCases().stream().map(ReportTestCase::getName).toList());
    assertEquals(
        List.of(ODD, "refunds / row 2", "in two steps", "all is paid"),
        suite.getTestCases().stream()
            .filter(ReportTestCase::hasFailure)
            .map(ReportTestCase::getName)
            .toList());
  }

  @Test
  void a_reader_of_it_sees_why_a_test_failed() throws Exception {
    List<ReportTestCase> cases = read(report(Suites.with(TESTS))).getFirst().getTestCases();
    ReportTestCase odd = cases.get(1);
    assertEquals("test", odd.getFailureType());
    assertTrue(
        odd.getFailureMessage().startsWith("expected deny, but it is allow"),
        odd.getFailureMessage());
    assertTrue(odd.getFailureDetail().contains("\n  decided by crm.read "), odd.getFailureDetail());
    assertTrue(
        cases.get(4).getFailureDetail().contains("in step \"second <&\""),
        cases.get(4).getFailureDetail());
    assertEquals("always", cases.getLast().getFailureType());
  }

  private static Refusal refusal(String policies) {
    return new Refusal(
        Report.of(
            PolicyCompiler.compile(
                    List.of(new SourceFile("a.policy", policies)), BundleSettings.STANDARD, "test")
                .diagnostics(),
            Report.Read.NOTHING),
        "policies");
  }

  @Test
  void what_does_not_compile_is_a_test_that_could_not_be_run() throws Exception {
    String xml =
        JunitReport.of(refusal(Suites.RULES + "test \"<&\" { given nobody expect allow }"));
    JunitSchema.check(xml);
    List<ReportTestSuite> suites = read(xml);
    assertEquals(1, suites.size());
    assertEquals(1, suites.getFirst().getNumberOfTests());
    assertEquals(1, suites.getFirst().getNumberOfErrors());
    assertEquals(0, suites.getFirst().getNumberOfFailures());
    ReportTestCase compile = suites.getFirst().getTestCases().getFirst();
    assertEquals("compile", compile.getName());
    assertTrue(compile.hasError());
    assertTrue(
        compile.getFailureMessage().startsWith("policies/a.policy:49:19: "),
        compile.getFailureMessage());
    assertTrue(
        compile.getFailureDetail().contains("error E0601 at policies/a.policy:49:19: "),
        compile.getFailureDetail());
  }

  @Test
  void so_is_a_bundle_that_is_not_there() throws Exception {
    String xml = JunitReport.of(new Refusal(Report.fault("there is no p"), "p"));
    JunitSchema.check(xml);
    ReportTestCase compile = read(xml).getFirst().getTestCases().getFirst();
    assertTrue(compile.hasError());
    assertEquals("there is no p", compile.getFailureMessage());
  }

  @Test
  void each_file_is_a_suite_though_another_has_its_name() throws Exception {
    TestedBundle tested =
        PolicyCompiler.compile(
                List.of(
                    new SourceFile("crm/a.policy", Suites.RULES),
                    new SourceFile(
                        "one/b.policy", "package crm test \"1\" { given ticket expect deny }"),
                    new SourceFile(
                        "two/b.policy", "package crm test \"2\" { given ticket expect allow }")),
                BundleSettings.STANDARD,
                "test")
            .tested()
            .orElseThrow();
    String xml = report(tested);
    assertTrue(xml.contains("file=\"policies/one/b.policy\""), xml);
    assertTrue(xml.contains("file=\"policies/two/b.policy\""), xml);
    assertEquals(
        List.of(1, 0), read(xml).stream().map(ReportTestSuite::getNumberOfFailures).toList());
  }
}
