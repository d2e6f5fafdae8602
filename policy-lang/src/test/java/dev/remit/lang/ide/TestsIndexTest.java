package dev.remit.lang.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names in tests: fixtures, rules, and whatever a request says. */
class TestsIndexTest {
  private static final String BUNDLE =
      """
      package crm
      enum tier { low, high }
      attribute task.tier: tier from vouched
      dataset crm.refunds { sensitivity internal, labels { }, owner "team-crm" }
      tool crm.refund { args { customer: string, amount: decimal } does pay on crm.refunds }
      permit small_refund "Small refunds" {
        tool is crm.refund
        when args.amount <= 100.00 and task.tier == low
        grant for 1m
      }
      fixture ticket {
        agent "spiffe://acme.example/agent/1"
        principal "https://idp.acme.example" / "emma"
        chain principal -> agent { tools: { crm.refund }, actions: all, datasets: { crm.refunds }, arguments: all }
        task { id: "t-1", tier: low }
        call crm.refund { customer: "c-9", amount: 15.00 }
      }
      test "a small one" {
        given ticket
        expect allow by small_refund
      }
      table "refunds" given ticket with task.tier: low {
        call crm.refund { customer: "c-9", amount } || expect
        15.00                                       || allow by small_refund
        240.00                                      || deny NOT_PERMITTED
      }
      scenario "twice" given ticket {
        step "one" { expect allow by small_refund }
      }
      never "much" {
        tool is crm.refund
        when args.amount > 100.00
        expect allow
      }
      """;

  private final Editor editor = Editor.of(BUNDLE);

  private List<String> renamed(String context, String name) {
    Renaming.Result result = editor.rename(context, name);
    assertTrue(result instanceof Renaming.Result.Renamed, result.toString());
    return ((Renaming.Result.Renamed) result)
        .places().stream().map(Span::line).map(line -> "" + line).toList();
  }

  @Test
  void the_bundle_has_no_error() {
    assertEquals(
        List.of(),
        editor.analysis().result().diagnostics().stream().filter(each -> each.isError()).toList());
  }

  @Test
  void fixtures_and_rules_are_found_in_tests_and_renamed_there() {
    assertEquals(
        List.of(
            "test.policy:11:9 ticket",
            "test.policy:19:9 ticket",
            "test.policy:22:23 ticket",
            "test.policy:27:24 ticket"),
        editor.references("given ticket"));
    assertEquals(List.of("6", "20", "24", "28"), renamed("permit small_refund", "tiny_refund"));
    assertEquals(List.of("11", "19", "22", "27"), renamed("given ticket", "request"));
  }

  @Test
  void what_a_request_says_is_renamed_with_what_it_names() {
    assertEquals(List.of("2", "8", "15", "22"), renamed("enum tier { low", "lowest"));
    assertEquals(List.of("3", "8", "15", "22"), renamed("attribute task.tier", "level"));
    assertEquals(List.of("5", "8", "16", "23", "32"), renamed("string, amount", "sum"));
    assertEquals(List.of("5", "7", "14", "16", "23", "31"), renamed("tool crm.refund", "pay_back"));
    assertEquals(List.of("4", "5", "14"), renamed("dataset crm.refunds", "paid_back"));
  }

  @Test
  void each_test_can_be_run_by_its_name() {
    assertEquals(
        List.of("a small one", "refunds", "twice", "much"),
        RunnableTests.in(editor.index(), Editor.FILE).stream()
            .map(RunnableTests.RunnableTest::name)
            .toList());
    assertEquals(List.of(), RunnableTests.in(editor.index(), "none.policy"));
  }

  @Test
  void fixtures_tools_and_rules_are_proposed_in_tests() {
    assertEquals(List.of("ticket"), editor.proposed("test \"t\" { given "));
    assertEquals(List.of("crm.refund"), editor.proposed("test \"t\" { call "));
    assertEquals(List.of("small_refund"), editor.proposed("test \"t\" { expect allow by "));
    assertTrue(editor.proposed("test \"t\" {\n  ").containsAll(List.of("given", "expect")));
  }
}
