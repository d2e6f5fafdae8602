package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Bundles;
import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.format.Formatter;
import dev.remit.lang.source.SourceFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Long and deep texts on a stack of 256 KB, through all that is done with a policy: it is laid out,
 * compiled, asked, explained and listed by, or ends in a diagnostic. The parts that answer a fault
 * of their own with a denial must not have had one.
 */
class SmallStackTest {
  private static final int SMALL_STACK = 256 * 1024;
  private static final int MANY = 20_000;
  private static final String HEAD =
      """
      package p
      tool crm.query { args { n: int?, l: list<string> max 8 } does read on crm.customers }
      dataset crm.customers { labels { }, sensitivity internal, owner "crm" }
      permit all_of_it "A" { grant for 1m }
      """;

  /** What a text compiles to: the codes of its errors, and the decision where there are none. */
  private record Outcome(List<Code> errors, Optional<Decision> decision) {
    boolean isDecided() {
      return decision.isPresent();
    }
  }

  private static Outcome through(String text) {
    List<Outcome> outcomes = new ArrayList<>();
    List<Throwable> thrown = new ArrayList<>();
    Thread small = new Thread(null, () -> outcomes.add(pipeline(text)), "small", SMALL_STACK);
    small.setUncaughtExceptionHandler((thread, fault) -> thrown.add(fault));
    small.start();
    try {
      small.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    assertEquals(List.of(), thrown);
    return outcomes.getFirst();
  }

  private static Outcome pipeline(String text) {
    SourceFile source = new SourceFile("test.policy", text);
    Formatter.Result laidOut = Formatter.format(source);
    PolicyCompiler.Result compiled =
        PolicyCompiler.compile(List.of(source), Bundles.SETTINGS, "sha256:test");
    if (laidOut instanceof Formatter.Result.Refused(List<Diagnostic> found)) {
      assertFalse(found.isEmpty());
    }
    List<Code> errors =
        compiled.diagnostics().stream()
            .filter(Diagnostic::isError)
            .map(Diagnostic::code)
            .distinct()
            .toList();
    assertNotEquals(errors.isEmpty(), compiled.bundle().isEmpty());
    return new Outcome(errors, compiled.bundle().map(SmallStackTest::decided));
  }

  private static Decision decided(CompiledBundle bundle) {
    Asking asking = new Asking().tool("crm", "query").arguments("{\"l\":[\"a\",\"b\"]}");
    Question question = asking.question();
    InMemoryLiveState state = new InMemoryLiveState();
    Decision decision = Decider.decide(question, bundle, state, Asking.NOON);
    assertNotEquals(ReasonCode.INTERNAL, decision.reason().code());
    assertFalse(
        Explainer.explain(question, bundle, state, Asking.NOON).accesses().isEmpty(),
        "it is explained");
    return decision;
  }

  private static String deny(String condition) {
    return HEAD + "deny d \"D\" { when " + condition + " }";
  }

  private static String nested(String open, String core, String close, int times) {
    return open.repeat(times) + core + close.repeat(times);
  }

  private static String many(String separator, IntFunction<String> part) {
    return IntStream.range(0, MANY).mapToObj(part).collect(Collectors.joining(separator));
  }

  private static DynamicTest decided(String name, String text) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          Outcome outcome = through(text);
          assertEquals(List.of(), outcome.errors());
          assertTrue(outcome.isDecided());
        });
  }

  private static DynamicTest refused(String name, Code code, String text) {
    return DynamicTest.dynamicTest(name, () -> assertEquals(List.of(code), through(text).errors()));
  }

  /** Each construct that nests, at the limit and beyond it. */
  @TestFactory
  Stream<DynamicTest> what_nests_does_so_up_to_the_limit() {
    return Stream.of(
            new String[] {"(", "task is none", ")"},
            new String[] {"not (", "task is none", ")"},
            new String[] {"all { ", "task is none", " }"},
            new String[] {"any{credential is none,", "task is none", "}"})
        .flatMap(sign ->
            Stream.of(
                decided(sign[0] + "30", deny(nested(sign[0], sign[1], sign[2], 30))),
                decided(sign[0] + "31", deny(nested(sign[0], sign[1], sign[2], 31))),
                refused(
                    sign[0] + "32",
                    Code.NESTING_TOO_DEEP,
                    deny(nested(sign[0], sign[1], sign[2], 32))),
                refused(
                    sign[0] + MANY,
                    Code.NESTING_TOO_DEEP,
                    deny(nested(sign[0], sign[1], sign[2], MANY)))));
  }

  /** Defines multiply the depth of a condition, each within its own limit. */
  @Test
  void defines_of_deep_conditions_in_a_row_are_decided_or_refused() {
    for (String open :
        List.of("(", "not (", "any{credential is none,", "all{credential is none,")) {
      String close = open.endsWith("(") ? ")" : "}";
      String defines =
          "define d0 = task is none\n"
              + IntStream.rangeClosed(1, 30)
                  .mapToObj(
                      i -> "define d%d = %s\n".formatted(i, nested(open, "d" + (i - 1), close, 31)))
                  .collect(Collectors.joining());
      Outcome outcome = through(deny("d30") + "\n" + defines);
      assertTrue(
          outcome.isDecided() || outcome.errors().equals(List.of(Code.NESTING_TOO_DEEP)),
          open + outcome);
    }
  }

  @TestFactory
  Stream<DynamicTest> what_is_long_is_decided_or_costs_too_much() {
    return Stream.of(
        decided("and", deny(many(" and ", i -> "task is none"))),
        decided("or", deny(many(" or ", i -> "task is none"))),
        decided("all", deny("all { " + many(" ", i -> "task is none") + " }")),
        decided("any", deny("any { " + many(", ", i -> "task is none") + " }")),
        decided("clauses", HEAD + "deny d { " + many("\n", i -> "when task is none") + " }"),
        decided("headers", HEAD + "deny d { " + many("\n", i -> "tool is crm.query") + " }"),
        decided("rules", HEAD + many("\n", i -> i == 0 ? "" : "deny d" + i + "{}")),
        decided(
            "tags", HEAD + "deny d { when task is none tag " + many(", ", i -> "t.t" + i) + " }"),
        decided("set", deny("task.purpose in { " + many(", ", i -> "\"p" + i + "\"") + " }")),
        decided("labels", HEAD + "label " + many(", ", i -> "l" + i)),
        decided("label declarations", HEAD + many("\n", i -> "label l" + i)),
        decided("defines", HEAD + many("\n", i -> "define d" + i + " = task is none")),
        decided("groups", HEAD + many("\n", i -> "group agents g" + i + " = { }")),
        refused("group terms", Code.COST, HEAD + "group agents g = { }" + " + { }".repeat(MANY)),
        decided(
            "parameters", HEAD + "define d(" + many(", ", i -> "a" + i + ": int") + ") = a0 == 1"),
        decided("enum", HEAD + "enum e { " + many(", ", i -> "v" + i) + " }"),
        decided("datasets", HEAD + many("\n", i -> "dataset d.d" + i + "{labels{}}")),
        decided("tools", HEAD + many("\n", i -> "tool t.t" + i + "{does read}")),
        decided(
            "arguments",
            HEAD + "tool t.t { args { " + many("\n", i -> "a" + i + ": int") + " } does read }"),
        decided(
            "schedule windows",
            HEAD + "schedule s = " + many(", ", i -> "mon 08:00..18:00") + " \"Europe/Zurich\""),
        decided(
            "dates",
            HEAD + "dates d = { " + many(", ", i -> "" + LocalDate.EPOCH.plusDays(i)) + " }"),
        decided("comments", HEAD + many("\n", i -> "// " + i)),
        decided("blank lines", HEAD + "\n".repeat(500_000) + "label l"),
        decided("a long comment", HEAD + "//" + "x".repeat(500_000)));
  }

  /** What they end in is their own affair; the text alone is long or deep here. */
  @TestFactory
  Stream<DynamicTest> what_is_long_and_wrong_ends_in_diagnostics() {
    return Stream.of(
            HEAD + "(".repeat(MANY),
            HEAD + "deny d { when " + "not ".repeat(MANY) + "task is none }",
            deny("a" + " default a".repeat(MANY)),
            deny("a" + ".a".repeat(MANY) + " is none"),
            deny("task is none" + " is none".repeat(MANY)),
            deny("every hop satisfies ".repeat(MANY) + "(task is none)"),
            deny("x == " + "-".repeat(MANY)),
            deny("task is none and ".repeat(MANY)),
            deny(nested("t[", "a", "]", MANY) + " == 1"),
            deny("x in " + nested("{ ", "1", " }", MANY)),
            deny(many(" and ", i -> "task is none") + " or task is none"),
            HEAD + "attribute a.b: " + nested("list<", "int", ">", MANY) + " from vouched",
            HEAD + "attribute a.b: " + nested("record { a: ", "int", " }", MANY) + " from vouched",
            HEAD + "attribute a.b: int" + "?".repeat(MANY) + " from vouched",
            HEAD + "for tool is crm.query { ".repeat(MANY),
            HEAD + "permit p { ".repeat(MANY),
            HEAD + "tool a.b { ".repeat(MANY),
            HEAD + "}".repeat(MANY),
            "package p\n" + many("\n", i -> "import a.b" + i),
            "package p\n" + many("\n", i -> "import a.b as c" + i + " with { d: 1 }"),
            "package p governs " + many(", ", i -> "tool a") + " !",
            HEAD + "group agents g = g" + " - g".repeat(MANY),
            HEAD + "tools t from \"f\" { " + "get_*, ".repeat(MANY) + "x { } }",
            HEAD + "tools t from \"f\" { " + "get_*".repeat(MANY) + " { } }",
            HEAD + "deny d \"" + "\\".repeat(MANY + 1) + "\" { }",
            HEAD + "deny d \"" + "x".repeat(500_000),
            HEAD + "1d".repeat(MANY) + "1".repeat(MANY))
        .map(text ->
            DynamicTest.dynamicTest(
                text.substring(text.startsWith(HEAD) ? HEAD.length() : 0).substring(0, 40),
                () -> assertFalse(through(text).errors().isEmpty())));
  }
}
