package dev.remit.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.testkit.run.CaseResult;
import dev.remit.testkit.run.SuiteResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of tables that stand in data files. */
class TablesFromFilesTest {
  private static final String TABLE =
      """
      table "refunds" given money {
        call crm.refund { amount, note } | task.purpose || expect from "%s"
        10.00 | none | "support" || allow by refund
      }
      """;

  private static List<String> titles(String file, String text, boolean passed) {
    SuiteResult result =
        Suites.run(Suites.compiled(Suites.RULES + TABLE.formatted(file), Map.of(file, text)));
    return result.cases().stream()
        .filter(each -> each.passed() == passed)
        .map(CaseResult::of)
        .map(each -> each.title() + " " + each.span().file().path() + ":" + each.span().line())
        .toList();
  }

  @Test
  void rows_of_csv_come_after_those_of_the_table() {
    String rows =
        """
        expect,amount,note,task.purpose
        allow by refund,15.00,7,support
        deny,240.00,unknown,unknown
        "deny APPROVAL_REQUIRED by lead",50.00,none,"unknown"
        allow by refund,240.00,"a, ""quoted"" note",support
        """;
    assertEquals(
        List.of(
            "refunds / row 1 a.policy:51",
            "refunds / row 2 rows.csv:2",
            "refunds / row 3 rows.csv:3",
            "refunds / row 4 rows.csv:4"),
        titles("rows.csv", rows, true));
    assertEquals(List.of("refunds / row 5 rows.csv:5"), titles("rows.csv", rows, false));
  }

  @Test
  void a_word_in_quotes_is_a_text() {
    String table = "table \"t\" given ticket { task.purpose || expect from \"rows.csv\" }\n";
    String rows =
        """
        task.purpose,expect
        unknown,deny unknown task.purpose
        "unknown",deny unknown task.purpose
        """;
    SuiteResult result =
        Suites.run(Suites.compiled(Suites.RULES + table, Map.of("rows.csv", rows)));
    assertEquals(List.of(true, false), result.cases().stream().map(CaseResult::passed).toList());
  }

  @Test
  void rows_of_json_say_the_same() {
    String rows =
        """
        [
          { "amount": 15.00, "note": "7", "task.purpose": { "unknown": true }, "expect": "allow by refund for 1m" },
          {
            "amount": 240.00, "note": null, "task.purpose": "support",
            "expect": "allow by refund"
          }
        ]
        """;
    assertEquals(
        List.of("refunds / row 1 a.policy:51", "refunds / row 2 rows.json:2"),
        titles("rows.json", rows, true));
    assertEquals(List.of("refunds / row 3 rows.json:3"), titles("rows.json", rows, false));
  }

  @Test
  void a_mismatch_is_shown_where_the_row_is() {
    String rows =
        "amount,note,task.purpose,expect\n15.00,none,support,deny NOT_PERMITTED by keys\n";
    SuiteResult result =
        Suites.run(
            Suites.compiled(Suites.RULES + TABLE.formatted("rows.csv"), Map.of("rows.csv", rows)));
    var mismatch = result.cases().get(1).stages().getFirst().mismatches().getFirst();
    assertEquals("deny NOT_PERMITTED by keys", mismatch.span().text());
    assertEquals("rows.csv", mismatch.span().file().path());
    assertEquals(2, mismatch.span().line());
  }

  /** What is wrong with a row keeps the bundle from compiling, and says where and what to do. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          amuont,note,task.purpose,expect;1.00,a,b,allow | rows.csv:1:1 | the table has no column `amuont`: it has `amount`, `expect`, `note`, `task.purpose`
          note,task.purpose,expect;a,b,deny | rows.csv:2:1 | this row does not say `amount`; a fact that is not known is written `unknown`
          amount,note,task.purpose,expect;,a,b,deny | rows.csv:2:1 | this row does not say `amount`
          amount,note,task.purpose;1.00,a,b | rows.csv:2:1 | this row does not say `expect`
          amount,note,task.purpose,expect;1.00,a,b,alow | rows.csv:2:10 | is expected here, and this is `alow`
          amount,note,task.purpose,expect;1.00,a,b,allow by refund twice | rows.csv:2:26 | `allow` has no `twice`
          amount,note,task.purpose,expect;1.00,a,b,allow by refund } | rows.csv:2:26 | the end of what is expected is expected here, and this is `}`
          amount,note,task.purpose,expect;1.00,a,b,deny by keyz | rows.csv:2:18 | there is no rule `keyz` in effect
          amount,note,task.purpose,expect;ten,a,b,deny | rows.csv:2:1 | `args.amount` is a decimal, and this is no value of it
          """)
  void a_row_at_fault_is_said(String rows, String place, String message) {
    String problems =
        Suites.problems(
            TABLE.formatted("rows.csv"), Map.of("rows.csv", rows.replace(';', '\n') + "\n"));
    assertTrue(problems.contains(message), problems);
    assertTrue(problems.contains(place), problems);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1] | a row is an object, with a member for each column
          [{ "amount": 1, "note": "", "task.purpose": "", "expect": 1 }] | `expect` is a text
          {} | a list of entries is expected as the whole file
          """)
  void json_of_another_shape_is_said(String rows, String message) {
    String problems = Suites.problems(TABLE.formatted("rows.json"), Map.of("rows.json", rows));
    assertTrue(problems.contains(message), problems);
  }

  @Test
  void a_file_that_is_not_there_is_said_at_its_name() {
    String problems = Suites.problems(TABLE.formatted("rows.csv"), Map.of());
    assertTrue(problems.contains("`rows.csv` is not there"), problems);
    assertTrue(problems.contains("a.policy:51:"), problems);
  }
}
