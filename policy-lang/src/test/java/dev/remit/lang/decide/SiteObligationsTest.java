package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Obligations that a site declares. */
class SiteObligationsTest {
  private static final String TYPES =
      """
      enum level ordered { low, mid, top }
      obligation watermark with {
        text: string, level: level max, size: decimal min, hold: duration max, to: set<string> max 9 union, note: string?
      }
      obligation attest before { who: group principals, within: duration }
      obligation sign before { reason: string, count: int }
      permit a "A" { grant for 30m }
      """;
  private static final Value.Identity ANNA = Bench.person("leads/anna");

  private static Bench bench(String rules) {
    Bench bench = new Bench(TYPES + rules);
    bench.asking.task =
        Sent.of(new Question.TaskClaim("t-1", Sent.none(), Sent.none(), Source.VOUCHED));
    bench.asking.supported = Set.of("watermark");
    bench.fact("task.requester", "{\"issuer\":\"https://idp.acme.example\",\"subject\":\"boss\"}");
    return bench;
  }

  private static void approve(Bench bench, String id, Value.Identity approver, long secondsAgo) {
    String demand = bench.deny().ask().orElseThrow().demandDigest();
    bench.memory.approve(
        demand, new LiveState.Approval(id, approver, Asking.NOON.minusSeconds(secondsAgo)));
    bench.asking.approvals =
        Stream.concat(
                bench.asking.approvals.stream(), Stream.of(new Question.PresentedApproval(id)))
            .toList();
  }

  @Test
  void F12_fields_merge_as_their_type_says() {
    Decision.Obligation merged =
        bench(
                """
                oblige b "B" { with watermark { text: "t", level: low, size: 2.50, hold: 1h, to: { a } } }
                oblige c "C" { with watermark { text: "t", level: top, size: 9.00, hold: 2h, to: { b }, note: "n" } }
                """)
            .allow()
            .obligations()
            .getFirst();
    assertEquals(
        "{hold=PT2H, level=top, note=n, size=2.5, text=t, to=a,b}", shown(merged).toString());
    assertEquals(List.of("p.b", "p.c"), merged.rules());
  }

  private static Map<String, String> shown(Decision.Obligation obligation) {
    TreeMap<String, String> shown = new TreeMap<>();
    obligation
        .fields()
        .forEach((name, value) ->
            shown.put(
                name,
                switch (value) {
                  case Value.Text(String text) -> text;
                  case Value.Symbol(String word, int ordinal) -> word;
                  case Value.Decimal(var number) -> number.toPlainString();
                  case Value.Length(var length) -> length.toString();
                  case Value.Many(var many) ->
                      many.stream()
                          .map(each -> ((Value.Text) each).value())
                          .collect(Collectors.joining(","));
                  default -> value.toString();
                }));
    return shown;
  }

  @Test
  void F12_fields_that_have_to_be_equal_and_are_not_are_a_conflict() {
    assertEquals(
        "OBLIGATION_CONFLICT p.b",
        bench(
                """
                oblige b "B" { with watermark { text: "t", level: low, size: 1.00, hold: 1h, to: { } } }
                oblige c "C" { with watermark { text: "u", level: low, size: 1.00, hold: 1h, to: { } } }
                """)
            .outcome());
  }

  @Test
  void an_optional_field_that_is_none_is_left_out_and_one_that_is_unknown_denies() {
    String rule =
        """
        oblige b "B" {
          with watermark { text: "t", level: low, size: 1.00, hold: 1h, to: { }, note: principal.acr }
        }
        """;
    Bench none = bench(rule);
    none.asking.facts.add(new Question.Statement("principal.acr", Sent.none(), Source.VOUCHED));
    assertEquals(
        "{hold=PT1H, level=low, size=1, text=t, to=}",
        shown(none.allow().obligations().getFirst()).toString());
    assertEquals("INDETERMINATE p.b principal.acr", bench(rule).outcome());
  }

  @Test
  void F47_one_that_the_enforcement_point_performs_has_to_be_supported() {
    String rule =
        "oblige b \"B\" { with watermark { text: \"t\", level: low, size: 1.00, hold: 1h, to: { } } }";
    Bench bench = bench(rule);
    bench.asking.supported = Set.of("redact");
    assertEquals("OBLIGATION_UNSUPPORTED p.b watermark", bench.outcome());
  }

  @Test
  void F13_one_that_is_due_before_is_shown_fulfilled_by_a_member_of_its_group() {
    Bench bench = bench("oblige b \"B\" { with attest { who: leads, within: 10m } }");
    assertEquals("APPROVAL_REQUIRED p.b", bench.outcome());
    assertEquals("attest", bench.deny().ask().orElseThrow().obligation().type());
    approve(bench, "a-1", Bench.person("bert"), 1);
    assertEquals("APPROVAL_REQUIRED p.b", bench.outcome());
    approve(bench, "a-2", ANNA, 600);
    assertEquals("APPROVAL_REQUIRED p.b", bench.outcome());
    approve(bench, "a-3", ANNA, 590);
    Decision.Allow allow = bench.allow();
    assertEquals(Asking.NOON.plusSeconds(10), allow.grant().expiresAt());
    assertEquals(Optional.empty(), allow.validUntil());
    assertEquals("APPROVAL_REQUIRED p.b", bench.outcome());
  }

  @Test
  void without_a_group_anybody_fulfils_it_who_is_no_party() {
    Bench bench = bench("oblige b \"B\" { with sign { reason: \"audit\", count: 2 } }");
    for (Value.Identity party : List.of(Asking.EMMA, Asking.AGENT, Bench.person("boss"))) {
      approve(bench, "p-" + party.subject(), party, 5);
    }
    assertEquals("APPROVAL_REQUIRED p.b", bench.outcome());
    approve(bench, "a-1", ANNA, 9_000_000);
    assertEquals("APPROVAL_REQUIRED p.b", bench.outcome());
    approve(bench, "a-2", Bench.person("bert"), 5);
    assertInstanceOf(Decision.Allow.class, bench.decide());
    assertEquals("APPROVAL_REQUIRED p.b", bench.outcome());
  }

  @Test
  void demands_of_a_type_that_is_due_before_are_met_each_by_itself() {
    Bench bench =
        bench(
            """
            oblige b "B" { with sign { reason: "audit", count: 1 } }
            oblige c "C" { with sign { reason: "cost", count: 1 } }
            """);
    approve(bench, "a-1", ANNA, 1);
    assertEquals("APPROVAL_REQUIRED p.c", bench.outcome());
    approve(bench, "a-2", ANNA, 1);
    assertInstanceOf(Decision.Allow.class, bench.decide());
  }

  @Test
  void an_unknown_condition_attaches_it_too() {
    assertEquals(
        "APPROVAL_REQUIRED p.b",
        bench(
                "oblige b \"B\" { when env.region == \"eu\" with attest { who: leads, within: 10m } }")
            .outcome());
  }
}
