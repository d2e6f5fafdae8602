package dev.remit.testkit.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.TestedBundle;
import dev.remit.lang.bundle.BundleSource;
import dev.remit.lang.decide.BundleSettings;
import dev.remit.lang.diagnostic.TextRenderer;
import dev.remit.lang.source.DataFile;
import dev.remit.lang.source.DataFiles;
import dev.remit.lang.source.SourceFile;
import dev.remit.testkit.Suites;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change does not concern is taken from the run before, and goes as if it were run anew. */
class RerunTest {
  private static final String MORE =
      """
      package more
      import crm
      tool more.look { args { what: string } does read on crm.customers }
      permit look "Looking" {
        agent in crm.support
        tool is more.look
        grant for 2m
      }
      fixture look from crm.ticket { call more.look { what: "x" } }
      test "it looks" { given look expect allow by look for 2m }
      test "it looks for long" { given look expect allow by look for 3m }
      """;

  private static final String TESTS =
      """
      package tests
      import crm
      test "tickets are read" { given crm.ticket expect allow by crm.read }
      test "money is paid" { given crm.money expect allow by crm.refund once }
      test "hidden from others" { given crm.ticket agent "spiffe://acme.example/x" expect hidden }
      scenario "a lead" given crm.money with args.amount: 30.00 {
        step "asks" { expect deny APPROVAL_REQUIRED }
        approved by "https://idp.acme.example" / "leads/zoe"
        step "again" { expect allow by crm.refund }
      }
      table "rows" given crm.money { args.amount || expect from "rows.csv"
        1.00 || allow by crm.refund
      }
      """;

  private static final String INVARIANT =
      """
      package invariants
      import crm
      never "static keys" given crm.ticket { when credential.kind == static_key expect allow }
      """;

  private static final Map<String, String> FILES =
      Map.of("crm.policy", Suites.RULES, "more.policy", MORE, "tests.policy", TESTS);

  private static final String ROWS = "expect,args.amount\nallow by crm.refund,2.00\n";

  private static Rerun.Run compiled(
      Map<String, String> files, String rows, Optional<Rerun.Run> before) {
    List<SourceFile> sources = new ArrayList<>();
    new TreeMap<>(files).forEach((path, text) -> sources.add(new SourceFile(path, text)));
    DataFiles data =
        new DataFiles(
            Map.of("rows.csv", new DataFile.Read(new SourceFile("rows.csv", argument(rows)))));
    BundleSource source = new BundleSource(sources, data, BundleSettings.STANDARD, "r");
    PolicyCompiler.Result result = PolicyCompiler.compile(source, source.settings());
    TestedBundle tested =
        result
            .tested()
            .orElseThrow(() -> new AssertionError(TextRenderer.render(result.diagnostics())));
    Rerun rerun = before.map(run -> Rerun.after(run, source, tested)).orElse(Rerun.ALL);
    SuiteRunner.Options options = new SuiteRunner.Options(Filter.ALL, 2, false, 1);
    return new Rerun.Run(
        source, tested, new SuiteRunner(tested, options, Progress.NONE).run(rerun));
  }

  /** A column is an argument by its own name. */
  private static String argument(String rows) {
    return rows.replace("args.amount", "amount");
  }

  private static Map<String, String> changed(String file, String from, String to) {
    Map<String, String> files = new HashMap<>(FILES);
    String text = Objects.requireNonNull(files.get(file));
    assertTrue(text.contains(from), from);
    files.put(file, text.replace(from, to));
    return files;
  }

  private static Map<String, Boolean> outcomes(SuiteResult result) {
    return Stream.concat(
            result.cases().stream().map(each -> Map.entry(each.of().title(), each.passed())),
            result.properties().stream()
                .map(each -> Map.entry(each.property().name(), each.passed())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # Of eight tests one fails each time; a listing and what may be approved are asked anew.
          more.policy  | grant for 2m     | grant for 3m            | 4
          more.policy  | grant for 2m     | grant for 1m            | 4
          more.policy  | "it looks"       | "it is looking"         | 4
          more.policy  | permit look      | ¶¶permit look       | 4
          more.policy  | permit look      | deny stop "Stop" { tool is crm.query } permit look | 3
          more.policy  | tool is more.look | tool is crm.refund | 1
          more.policy  | what: string     | what: string, why: int? | 0
          crm.policy   | grant for 5m     | grant for 4m            | 0
          crm.policy   | amount <= 20.00  | amount <= 30.00         | 0
          tests.policy | crm.refund once  | crm.refund not once     | 4
          tests.policy | given crm.ticket expect | given crm.ticket with credential.kind: static_key expect | 4
          """)
  void what_is_kept_goes_as_it_would_anew(String file, String from, String to, int kept) {
    Rerun.Run before = compiled(FILES, ROWS, Optional.empty());
    Map<String, String> files = changed(file, from, to.replace("¶", "\n"));
    SuiteResult again = compiled(files, ROWS, Optional.of(before)).result();
    assertEquals(outcomes(compiled(files, ROWS, Optional.empty()).result()), outcomes(again));
    assertEquals(kept, again.kept());
  }

  @Test
  void without_a_change_what_passed_is_kept() {
    Map<String, String> files = new HashMap<>(FILES);
    files.put("invariants.policy", INVARIANT);
    Rerun.Run before = compiled(files, ROWS, Optional.empty());
    assertEquals(1, before.result().failures());
    assertEquals(0, before.result().kept());
    SuiteResult again = compiled(files, ROWS, Optional.of(before)).result();
    assertEquals(outcomes(before.result()), outcomes(again));
    assertEquals(6, again.kept(), "all that passed but the scenario and the listing");
    files.put("invariants.policy", INVARIANT.replace("expect allow", "expect deny"));
    assertEquals(5, compiled(files, ROWS, Optional.of(before)).result().kept());
    files.put("invariants.policy", INVARIANT);
    files.put("crm.policy", Suites.RULES.replace("Masked", "Hidden"));
    assertEquals(
        0,
        compiled(files, ROWS, Optional.of(before)).result().properties().stream()
            .filter(each -> each.nanos() == 0)
            .count(),
        "an invariant is of every rule");
  }

  @Test
  void with_other_data_nothing_is_kept() {
    Rerun.Run before = compiled(FILES, ROWS, Optional.empty());
    SuiteResult again =
        compiled(FILES, ROWS.replace("2.00", "240.00"), Optional.of(before)).result();
    assertEquals(0, again.kept());
    assertEquals(2, again.failures());
  }

  @Test
  void a_file_more_keeps_nothing() {
    Rerun.Run before = compiled(FILES, ROWS, Optional.empty());
    Map<String, String> files = new HashMap<>(FILES);
    files.put(
        "zoo.policy",
        "package zoo\nimport crm\ndeny everything \"Everything\" { agent in crm.support }\n");
    SuiteResult again = compiled(files, ROWS, Optional.of(before)).result();
    assertEquals(0, again.kept());
    assertEquals(outcomes(compiled(files, ROWS, Optional.empty()).result()), outcomes(again));
  }
}
