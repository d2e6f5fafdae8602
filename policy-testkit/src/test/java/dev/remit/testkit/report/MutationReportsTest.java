package dev.remit.testkit.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.remit.lang.TestedBundle;
import dev.remit.testkit.Suites;
import dev.remit.testkit.mutation.MutationResult;
import dev.remit.testkit.mutation.MutationResult.Survivor;
import dev.remit.testkit.mutation.MutationRunner;
import dev.remit.testkit.run.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What no test notices, as each report tells it. */
class MutationReportsTest {
  private static final TestedBundle TESTED =
      Suites.with(
          """
          test "a ticket is read" { given ticket expect allow by read }
          test "a refund" { given money expect allow by refund }
          """);

  private static final MutationResult MUTATION =
      untold(
          new MutationRunner(
                  TESTED,
                  TESTED.suite().cases(),
                  new MutationRunner.Options(1, 1, 1_000),
                  Progress.NONE)
              .run());

  /** As if for the last survivor no request had been found. */
  private static MutationResult untold(MutationResult result) {
    List<Survivor> survivors = new ArrayList<>(result.survivors());
    survivors.add(new Survivor(survivors.removeLast().mutant(), Optional.empty()));
    return new MutationResult(
        result.killed(),
        survivors,
        result.equivalent(),
        result.tried(),
        result.seed(),
        result.nanos());
  }

  private static RunReport report() {
    return new RunReport(Suites.run(TESTED), TESTED, "policies", List.of(), Optional.of(MUTATION));
  }

  private static List<String> titles() {
    return titles(MUTATION, any -> true);
  }

  private static List<String> titles(MutationResult of, Predicate<Survivor> which) {
    return of.survivors().stream()
        .filter(which)
        .map(each -> each.mutant().rule() + ": " + each.mutant().change())
        .toList();
  }

  /** Those for which a test was found. */
  private static long told() {
    return MUTATION.survivors().stream().filter(each -> each.told().isPresent()).count();
  }

  @Test
  void the_json_has_all_of_the_result() throws Exception {
    JsonNode mutation = new ObjectMapper().readTree(JsonReport.of(report())).get("mutation");
    assertEquals(MUTATION.killed().size(), mutation.get("killed").asInt());
    assertEquals(MUTATION.equivalent().size(), mutation.get("equivalent").asInt());
    assertEquals(MUTATION.tried(), mutation.get("tried").asInt());
    assertEquals(MUTATION.percent(), mutation.get("percent").asInt());
    List<String> titles = new ArrayList<>();
    int tests = 0;
    for (JsonNode each : mutation.get("survived")) {
      titles.add(each.get("rule").asText() + ": " + each.get("change").asText());
      assertEquals("a.policy", each.at("/span/file").asText());
      tests += each.has("test") ? 1 : 0;
    }
    assertEquals(titles(), titles);
    assertEquals(told(), tests);
  }

  /** Each notices what it is for, so that the tests pasted leave nothing that was told apart. */
  @Test
  void the_tests_in_the_json_notice_what_they_are_for() throws Exception {
    StringBuilder tests = new StringBuilder();
    List<String> distinct = new ArrayList<>();
    for (JsonNode each :
        new ObjectMapper().readTree(JsonReport.of(report())).at("/mutation/survived")) {
      if (each.has("test") && !distinct.contains(each.get("test").asText())) {
        distinct.add(each.get("test").asText());
        tests.append(each.get("test").asText());
      }
    }
    TestedBundle more =
        Suites.with(
            """
            test "a ticket is read" { given ticket expect allow by read }
            test "a refund" { given money expect allow by refund }
            """
                + tests);
    assertEquals(0, Suites.run(more).failures());
    MutationResult again =
        new MutationRunner(
                more, more.suite().cases(), new MutationRunner.Options(1, 1, 1), Progress.NONE)
            .run();
    List<String> untold = titles(MUTATION, each -> each.told().isEmpty());
    List<String> left = titles(again, any -> true);
    assertTrue(untold.containsAll(left), left.toString());
  }

  @Test
  void the_sarif_has_a_result_for_each_at_its_place() throws Exception {
    String sarif = SarifReport.of(report());
    assertEquals(List.of(), SarifSchema.faults(sarif));
    JsonNode results = new ObjectMapper().readTree(sarif).at("/runs/0/results");
    List<String> titles = new ArrayList<>();
    int warnings = 0;
    for (JsonNode each : results) {
      titles.add(each.at("/message/text").asText().replace("no test notices ", ""));
      assertEquals("unnoticed-change", each.get("ruleId").asText());
      boolean told = each.at("/properties/test").asText().startsWith("test \"");
      assertEquals(told ? "warning" : "note", each.get("level").asText());
      warnings += told ? 1 : 0;
      assertEquals(
          "policies/a.policy",
          each.at("/locations/0/physicalLocation/artifactLocation/uri").asText());
    }
    assertEquals(titles(), titles);
    assertEquals(told(), warnings);
    assertEquals(
        MUTATION.survivors().getFirst().mutant().span().line(),
        results.at("/0/locations/0/physicalLocation/region/startLine").asInt());
  }

  @Test
  void github_shows_each_at_its_place_and_then_the_score() {
    List<String> lines = GithubReport.of(report()).lines().toList();
    assertEquals(
        told(),
        lines.stream()
            .filter(each -> each.startsWith("::warning file=policies/a.policy,line="))
            .filter(each -> each.contains("%0AThis test would:%0Atest \""))
            .count());
    assertEquals(
        MUTATION.survivors().size() - told(),
        lines.stream().filter(each -> each.startsWith("::notice file=policies/a.policy,")).count());
    assertTrue(lines.getLast().startsWith("mutation: "), lines.getLast());
  }

  @Test
  void the_page_has_each_with_its_test() {
    String page = HtmlReport.of(report());
    assertTrue(page.contains("<dt>changes noticed</dt><dd>" + MUTATION.percent() + " % ("), page);
    assertTrue(page.contains("<h2>Changes that no test notices</h2>"), page);
    assertEquals(MUTATION.survivors().size(), page.split(", a.policy:", -1).length - 1);
    assertEquals(MUTATION.survivors().size(), page.split("<details><summary>", -1).length - 1);
    assertTrue(page.contains("this test would:"), page);
    assertTrue(page.contains("none is answered so that a test would notice"), page);
  }

  @Test
  void where_nothing_was_changed_no_report_tells_of_it() {
    RunReport plain = new RunReport(Suites.run(TESTED), TESTED, "", List.of());
    assertFalse(JsonReport.of(plain).contains("mutation"));
    assertFalse(GithubReport.of(plain).contains("mutation"));
    assertFalse(HtmlReport.of(plain).contains("notice"));
    assertTrue(SarifReport.of(plain).contains("\"results\": [ ]"));
  }
}
