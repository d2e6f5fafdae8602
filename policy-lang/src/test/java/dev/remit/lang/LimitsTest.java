package dev.remit.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Compilation is bounded, and depends on no caller's stack: each text compiles on 256 KB. */
class LimitsTest {
  private static final int SMALL_STACK = 256 * 1024;

  /** The codes of the errors; a fault of the compiler itself is one of the test. */
  private static List<Code> errors(String text) {
    List<Diagnostic> found = new ArrayList<>();
    List<Throwable> thrown = new ArrayList<>();
    Thread small =
        new Thread(
            null,
            () -> found.addAll(Bundles.diagnostics("package p\n" + text)),
            "small",
            SMALL_STACK);
    small.setUncaughtExceptionHandler((thread, fault) -> thrown.add(fault));
    small.start();
    try {
      small.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    assertEquals(List.of(), thrown);
    return found.stream().filter(Diagnostic::isError).map(Diagnostic::code).distinct().toList();
  }

  private static String deny(String condition) {
    return "deny d \"D\" { when " + condition + " }";
  }

  private static String repeated(String part, int times, String separator) {
    return IntStream.range(0, times).mapToObj(i -> part).collect(Collectors.joining(separator));
  }

  @Test
  void parentheses_nest_up_to_the_limit_and_twenty_thousand_are_an_error() {
    assertEquals(List.of(), errors(deny("not (".repeat(31) + "task is none" + ")".repeat(31))));
    assertEquals(
        List.of(Code.NESTING_TOO_DEEP),
        errors(deny("(".repeat(32) + "task is none" + ")".repeat(32))));
    assertEquals(
        List.of(Code.NESTING_TOO_DEEP),
        errors(deny("(".repeat(20_000) + "task is none" + ")".repeat(20_000))));
    assertEquals(
        List.of(Code.NESTING_TOO_DEEP),
        errors(deny("not (".repeat(20_000) + "task is none" + ")".repeat(20_000))));
    assertEquals(List.of(Code.NESTING_TOO_DEEP), errors("(".repeat(20_000)));
    assertEquals(
        List.of(Code.NESTING_TOO_DEEP),
        errors(
            "tool a.b { args { x: "
                + "list<".repeat(20_000)
                + "int"
                + ">".repeat(20_000)
                + " } }"));
  }

  @Test
  void brackets_nest_up_to_the_limit_and_twenty_thousand_are_an_error() {
    assertEquals(
        List.of(Code.NESTING_TOO_DEEP),
        errors(deny("t[".repeat(20_000) + "a" + "]".repeat(20_000) + " == 1")));
    assertEquals(
        List.of(Code.NESTING_TOO_DEEP), errors(deny("t[".repeat(32) + "a" + "]".repeat(32))));
  }

  @Test
  void each_construct_that_nests_does_so_up_to_the_limit() {
    assertNests("deny d { when ", "(", "task is none", ")", " }");
    assertNests("deny d { when ", "all { ", "task is none", " }", " }");
    assertNests("deny d { when ", "every hop satisfies (", "task is none", ")", " }");
    assertNests("deny d { when x in ", "{ ", "a", " }", " }");
    assertNests("deny d { when x == ", "t[", "a", "]", " }");
    assertNests("attribute a.b: ", "list<", "int", ">", " from vouched");
    assertNests("attribute a.b: ", "record { a: ", "int", " }", " from vouched");
  }

  private static void assertNests(
      String start, String open, String core, String close, String end) {
    assertFalse(
        errors(start + open.repeat(31) + core + close.repeat(31) + end)
            .contains(Code.NESTING_TOO_DEEP),
        open);
    assertEquals(
        List.of(Code.NESTING_TOO_DEEP),
        errors(start + open.repeat(33) + core + close.repeat(33) + end),
        open);
  }

  /** A parser that passes over a sign in order to go on must not nest deeper for it. */
  @Test
  void signs_that_close_nothing_make_no_room_for_more() {
    String deep = "(".repeat(20_000);
    assertEquals(List.of(Code.NESTING_TOO_DEEP), errors(")".repeat(20_000) + deny(deep)));
    for (String pair : List.of("( ) ", "( } ", "( ] ", "not ( ) ", "{ ) ", "t[ ) ", "list< ) ")) {
      assertNotEquals(List.of(), errors(deny(pair.repeat(20_000))));
    }
  }

  @Test
  void a_condition_of_twenty_thousand_terms_is_read_and_judged_by_its_cost() {
    assertEquals(List.of(), errors(deny(repeated("task is none", 20_000, " and "))));
    assertEquals(List.of(), errors(deny(repeated("task is none", 20_000, " or "))));
    assertEquals(
        List.of(Code.COST),
        errors("define d0 = task is none\n" + deny(repeated("d0", 25_100, " or "))));
  }

  @Test
  void a_file_has_at_most_a_mebibyte_and_a_quarter_million_tokens() {
    assertEquals(List.of(Code.FILE_TOO_LARGE), errors("//" + "x".repeat(1 << 20)));
    assertEquals(List.of(Code.TOO_MANY_TOKENS), errors(repeated("a", 250_001, " ")));
  }

  /** Each define uses the one before twice: 2^30 atoms if written out. */
  @Test
  void defines_that_double_cost_too_much_and_are_never_written_out() {
    StringBuilder text = new StringBuilder("define d0 = task is none\n");
    for (int i = 1; i <= 30; i++) {
      text.append("define d%d = d%d and d%d\n".formatted(i, i - 1, i - 1));
    }
    assertEquals(List.of(Code.COST), errors(text + deny("d30")));
  }

  @Test
  void defines_in_a_long_row_nest_too_deep() {
    assertEquals(List.of(), errors(row(30) + deny("d30")));
    assertEquals(List.of(Code.NESTING_TOO_DEEP), errors(row(5_000) + deny("d5000")));
  }

  private static String row(int length) {
    return "define d0 = task is none\n"
        + IntStream.rangeClosed(1, length)
            .mapToObj(i -> "define d%d = not d%d\n".formatted(i, i - 1))
            .collect(Collectors.joining());
  }

  @Test
  void a_list_quantifier_costs_its_maximum() {
    String tool = "tool a.b { args { l: list<string> max 10000 } does execute }\n";
    String quantified = "some x in args.l satisfies (x == \"a\")";
    assertEquals(List.of(), errors(tool + "deny d \"D\" { tool is a.b when " + quantified + " }"));
    assertEquals(
        List.of(Code.COST),
        errors("define d0 = task is none\n" + deny(repeated("d0", 25_100, " or "))));
  }

  @Test
  void groups_of_groups_nest_up_to_the_limit_and_five_thousand_are_an_error() {
    String rule = "deny d \"D\" { agent in g%d }";
    assertEquals(List.of(), errors(groups(31) + rule.formatted(31)));
    assertEquals(List.of(Code.NESTING_TOO_DEEP), errors(groups(32) + rule.formatted(32)));
    assertEquals(List.of(Code.NESTING_TOO_DEEP), errors(groups(5_000) + rule.formatted(5_000)));
  }

  /** Each group but the first is those who do not belong to the one before. */
  private static String groups(int length) {
    return "group agents all_of_them = { \"spiffe://a/**\" }\n"
        + "group agents g0 = { \"spiffe://a/b\" }\n"
        + IntStream.rangeClosed(1, length)
            .mapToObj(i -> "group agents g%d = all_of_them - g%d\n".formatted(i, i - 1))
            .collect(Collectors.joining());
  }

  /** Each group is the one before twice: 2^30 patterns if written out. */
  @Test
  void groups_that_double_cost_too_much_and_are_never_written_out() {
    String twice = "group %s g%d = g%d + g%d\n";
    StringBuilder identities = new StringBuilder("group agents g0 = { \"spiffe://a/b\" }\n");
    StringBuilder facts = new StringBuilder("group principals g0 = \"x\" in principal.groups\n");
    for (int i = 1; i <= 30; i++) {
      identities.append(twice.formatted("agents", i, i - 1, i - 1));
      facts.append(twice.formatted("principals", i, i - 1, i - 1));
    }
    assertEquals(List.of(Code.COST), errors(identities + "deny d \"D\" { agent in g30 }"));
    assertEquals(List.of(Code.COST), errors(facts + "deny d \"D\" { principal in g30 }"));
  }

  @Test
  void groups_of_facts_cost_what_they_ask() {
    String group = "group principals g = " + repeated("h", 10_000, " + ") + "\n";
    String facts = "group principals h = \"x\" in principal.groups\n";
    String rule = "deny d \"D\" { principal in g }";
    assertEquals(List.of(Code.COST), errors(facts + group.replace("= h", "= h + h") + rule));
  }

  @Test
  void a_long_row_of_imports_is_read_and_one_that_closes_is_a_circle() {
    String text =
        IntStream.range(0, 2_000)
            .mapToObj(i ->
                "// file: f%d.policy\npackage p%d\nimport p%d as other\n".formatted(i, i, i + 1))
            .collect(Collectors.joining());
    assertEquals(List.of(), errors(text + "// file: last.policy\npackage p2000\n"));
    assertEquals(
        List.of(Code.IMPORT_CYCLE),
        errors(text + "// file: last.policy\npackage p2000\nimport p0 as other\n"));
  }
}
