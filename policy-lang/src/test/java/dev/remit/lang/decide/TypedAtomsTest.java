package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each operator says of a value of each type, of one that is not known, and of one whose owner
 * is absent: asked by a {@code deny}, which is DENIED, INDETERMINATE or silent.
 */
class TypedAtomsTest {
  private static final String PERMIT =
      """
      permit all_of_it "A" { acts alone or delegated without task }
      enum tier ordered { free, paid }
      """;

  private static final String SITE = "\"https://shop.example.com/a/b?q\"";

  /** A type, a value as JSON, and what of it, as {@code task.v}, is true and what is false. */
  private static Arguments all(String type, String json, String yes, String no) {
    return Arguments.of(type, json, yes.lines().toList(), no.lines().toList());
  }

  static Stream<Arguments> atoms() {
    return Stream.of(
        all(
            "date",
            "\"2026-12-24\"",
            """
            task.v == 2026-12-24
            task.v != 2026-12-25
            task.v < 2026-12-25
            task.v <= 2026-12-24
            task.v > 2025-12-31
            task.v >= 2026-12-24
            task.v in { 2026-12-24, 2026-12-25 }\
            """,
            """
            task.v == 2026-12-25
            task.v < 2026-12-24
            task.v > 2026-12-24
            task.v in { 2026-12-25 }
            task.v not in { 2026-12-24 }\
            """),
        all(
            "uri",
            SITE,
            """
            task.v == "https://shop.example.com/a/b?q"
            task.v.scheme == "https"
            task.v.scheme in { "https", "http" }
            task.v.scheme == "https" and task.v.host == "shop.example.com"
            task.v.scheme == "https" and task.v.host under "example.com"
            task.v.scheme == "https" and task.v.port == 443
            task.v.scheme in { "https", "wss" } and task.v.host not under "evil.example"
            "https" == task.v.scheme and task.v.host under "com"
            has task.v.host and task.v.host in { "shop.example.com" }
            has task.v.port
            not has task.v.address
            task.v.port default 1 == 443
            task.v.path under "/a"
            task.v.path == "/a/b"
            task.v in { "https://shop.example.com/", "https://shop.example.com/a/b?q" }
            task.v matches glob "https://*.example.com/**"
            task.v matches glob "https://shop.example.com/a/b?q"
            task.v matches regex "https://[a-z.]+/.*"
            task.v not matches glob "https://*.example.com/*\"\
            """,
            """
            task.v == "https://shop.example.com/a/b"
            task.v.scheme == "http"
            task.v.scheme == "https" and task.v.host == "example.com"
            task.v.scheme == "https" and task.v.host under "xample.com"
            task.v.scheme == "https" and task.v.host under "www.shop.example.com"
            task.v.port default 443 == 1
            has task.v.address
            task.v.path under "/a/b/c"
            task.v.path under "c"
            task.v matches glob "https://*"
            task.v matches regex "shop"
            task.v matches regex "https://[a-z.]+/\"\
            """),
        all(
            "uri",
            "\"https://10.1.2.3:8080/\"",
            """
            has task.v.address and task.v.address in { "10.0.0.0/8" }
            task.v.scheme == "https" and task.v.host == "10.1.2.3"
            has task.v.port and task.v.port == 8080\
            """,
            """
            has task.v.address and task.v.address in { "192.0.2.0/24", "10.1.2.4" }
            has task.v.host and task.v.host under "2.3\"\
            """
                .replace("under \"2.3\"", "under \"3.example\"")),
        all(
            "uri",
            "\"urn:isbn:0451450523\"",
            """
            not has task.v.host
            not has task.v.port
            task.v.host default "none.example" == "none.example"
            task.v.path == "isbn:0451450523"
            not has task.v.host or task.v.host == "x.example\"\
            """,
            """
            has task.v.host
            has task.v.host and task.v.host == "x.example"
            task.v.scheme == "https" and task.v.host != "x.example\"\
            """),
        all(
            "email",
            "\"emma@mail.example.com\"",
            """
            task.v == "emma@mail.example.com"
            task.v.local == "emma"
            task.v.domain == "mail.example.com"
            task.v.domain under "example.com"
            task.v.domain not in { "example.com" }
            task.v matches glob "*@*.example.com"
            task.v.domain matches glob "mail.*\"\
            """,
            """
            task.v.local == "eve"
            task.v.domain under "ample.com"
            task.v.domain not under "example.com"
            task.v matches glob "*@example.com\"\
            """),
        all(
            "domain",
            "\"a.example.com\"",
            """
            task.v == "a.example.com"
            task.v under "a.example.com"
            task.v under "example.com\"\
            """,
            """
            task.v under "b.a.example.com"
            task.v == "example.com\"\
            """),
        all(
            "ip",
            "\"10.1.2.3\"",
            """
            task.v == "10.1.2.3"
            task.v in { "10.0.0.0/8", "192.0.2.1" }
            task.v in { "192.0.2.1", "10.1.2.3" }
            task.v not in { "10.1.2.0/31", "::/0" }
            task.v in { "0.0.0.0/0" }\
            """,
            """
            task.v in { "10.1.2.4/30" }
            task.v in { "::/0" }
            task.v != "10.1.2.3\"\
            """),
        all(
            "ip",
            "\"2001:db8::1\"",
            """
            task.v in { "2001:db8::/32" }
            task.v not in { "0.0.0.0/0" }\
            """,
            "task.v in { \"2001:db9::/32\" }"),
        all(
            "cidr",
            "\"10.1.0.0/16\"",
            """
            task.v == "10.1.0.0/16"
            task.v under "10.0.0.0/8"
            task.v under "10.1.0.0/16"
            "10.1.255.255" in task.v\
            """,
            """
            task.v under "10.1.0.0/17"
            task.v under "::/0"
            "10.2.0.0" in task.v
            "::" in task.v\
            """),
        all(
            "command",
            "\"git commit -m 'a b' --force\"",
            """
            task.v.program == "git"
            task.v.program in { "git", "ls" }
            "--force" in task.v.words
            "a b" in task.v.words
            "git" in task.v.words
            some w in task.v.words satisfies (w matches glob "--*")
            no w in task.v.words satisfies (w == "-rf")
            task.v == "git  commit -m \\"a b\\" --force"
            task.v in { "git status", "git commit -m 'a b' '--force'" }\
            """,
            """
            task.v.program == "commit"
            "a" in task.v.words
            "-f" in task.v.words
            every w in task.v.words satisfies (w != "--force")
            task.v == "git commit -m a b --force\"\
            """),
        all(
            "command",
            "[\"rm\", \"-rf\", \"$HOME; ls\", \"\"]",
            """
            task.v.program == "rm"
            "$HOME; ls" in task.v.words
            "" in task.v.words\
            """,
            "\"ls\" in task.v.words"),
        all(
            "string",
            "\"a/b\\nc\"",
            """
            task.v matches glob "**"
            task.v matches glob "a/*"
            task.v matches glob "?/b?c"
            task.v matches regex "a.*c"
            task.v matches regex "(?i)A/B\\nC"
            task.v not matches regex "a.*b\"\
            """,
            """
            task.v matches glob "*"
            task.v matches glob "a?b**"
            task.v matches regex "b"
            task.v matches regex "(?-s)a.*c\"\
            """),
        all(
            "path",
            "\"/srv/a/b\"",
            """
            task.v matches glob "/srv/**"
            task.v matches glob "/srv/*/b"
            task.v under "/srv\"\
            """,
            """
            task.v matches glob "/srv/*"
            task.v matches glob "sr/**"
            task.v under "/sr\"\
            """),
        all(
            "name",
            "\"crm.sub.customers\"",
            """
            task.v matches glob "crm.*"
            task.v matches regex "crm(\\\\.[a-z]+)*"
            task.v under crm.sub
            task.v in crm.**\
            """,
            """
            task.v matches glob "crm.?"
            task.v under crm.su
            task.v in crm.*\
            """),
        all(
            "decimal",
            "100.0",
            """
            task.v == 100.00
            task.v in { 1.00, 100 }
            task.v <= 100\
            """,
            """
            task.v < 100.000
            task.v == 100.000000001\
            """),
        all(
            "tier",
            "\"paid\"",
            """
            task.v > free
            task.v >= paid
            task.v in { paid }\
            """,
            """
            task.v < paid
            task.v == free\
            """),
        all(
            "list<string> max 3",
            "[\"b\", \"a\", \"b\"]",
            """
            task.v == { "b", "a", "b" }
            task.v in { { "b", "a" }, { "b", "a", "b" } }
            "a" in task.v\
            """,
            """
            task.v == { "a", "b", "b" }
            task.v == { "b", "a" }
            "c" in task.v\
            """),
        all(
            "set<string> max 3",
            "[\"b\", \"a\", \"b\"]",
            """
            task.v == { "a", "b" }
            task.v == { "b", "a", "a" }
            task.v is not empty\
            """,
            """
            task.v == { "a" }
            task.v is empty\
            """),
        all(
            "set<cidr> max 3",
            "[\"10.0.0.0/8\", \"2001:db8::/32\"]",
            """
            "10.1.2.3" in task.v
            "2001:db8::5" in task.v
            some n in task.v satisfies (n under "10.0.0.0/7")\
            """,
            "\"11.0.0.0\" in task.v"),
        all(
            "record { site: uri?, n: int }",
            "{\"site\": \"https://a.example/\", \"n\": 3}",
            """
            task.v.n == 3
            has task.v.site and task.v.site.scheme == "https"
            has task.v.site.host and task.v.site.host == "a.example"
            task.v == task.v\
            """,
            """
            task.v.n > 3
            not has task.v.site\
            """),
        all(
            "timestamp",
            "\"2026-11-24T12:00:00+01:00\"",
            """
            task.v == 2026-11-24T11:00:00Z
            task.v in day\
            """,
            "task.v not in day"));
  }

  private static final String DAY = "schedule day = mon..sun 08:00..18:00 \"UTC\"\n";

  private static Bench bench(String type, String atom) {
    return new Bench(
        PERMIT + "attribute task.v: " + type + " from vouched\ndeny d \"D\" { when " + atom + " }");
  }

  private static Truth truth(Bench bench) {
    ReasonCode code = bench.decide().reason().code();
    return switch (code) {
      case DENIED -> Truth.TRUE;
      case INDETERMINATE -> Truth.UNKNOWN;
      case PERMITTED -> Truth.FALSE;
      default -> throw new AssertionError(bench.decide().toString());
    };
  }

  /** One rule for each atom, all in one bundle. */
  private static Bench asking(String type, List<String> atoms) {
    StringBuilder rules = new StringBuilder(PERMIT).append(DAY);
    rules.append("attribute task.v: ").append(type).append(" from vouched\n");
    for (int i = 0; i < atoms.size(); i++) {
      String id = "r" + (100 + i);
      rules.append("deny ").append(id).append(" \"D\" { when ").append(atoms.get(i)).append(" }\n");
    }
    return new Bench(rules.toString());
  }

  private static void assertAll(Truth truth, List<String> atoms, Bench bench) {
    List<Truth> truths =
        Explainer.explain(bench.asking.question(), bench.bundle(), bench.state, bench.now)
            .accesses()
            .getFirst()
            .rules()
            .stream()
            .filter(rule -> rule.kind().equals("deny"))
            .map(Explanation.RulePart::truth)
            .toList();
    assertEquals(atoms.size(), truths.size());
    for (int i = 0; i < atoms.size(); i++) {
      assertEquals(truth, truths.get(i), atoms.get(i));
    }
  }

  private static List<String> negated(List<String> atoms) {
    return atoms.stream().map(atom -> "not (" + atom + ")").toList();
  }

  private static List<String> both(List<String> yes, List<String> no) {
    return Stream.concat(yes.stream(), no.stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("atoms")
  void a_known_value_decides(String type, String json, List<String> yes, List<String> no) {
    List<String> holding = both(yes, negated(no));
    assertAll(Truth.TRUE, holding, asking(type, holding).fact("task.v", json));
    List<String> failing = both(no, negated(yes));
    assertAll(Truth.FALSE, failing, asking(type, failing).fact("task.v", json));
  }

  @ParameterizedTest
  @MethodSource("atoms")
  void a_value_that_was_not_sent_or_that_nobody_vouches_for_is_unknown(
      String type, String json, List<String> yes, List<String> no) {
    List<String> all = both(both(yes, no), negated(both(yes, no)));
    assertAll(Truth.UNKNOWN, all, asking(type, all));
    Bench asserted = asking(type, all);
    asserted.asking.fact("task.v", json, Source.ASSERTED);
    assertAll(Truth.UNKNOWN, all, asserted);
  }

  /** Of a task that is none every positive atom is false, and every negative one true. */
  @ParameterizedTest
  @MethodSource("atoms")
  void what_an_absent_task_has_is_nothing(
      String type, String json, List<String> yes, List<String> no) {
    List<String> negative =
        List.of(" not ", "not ", "!=", "every ", "no w", " default ", "is empty");
    List<String> positive =
        both(yes, no).stream().filter(atom -> negative.stream().noneMatch(atom::contains)).toList();
    Bench bench = asking(type, positive).alone();
    bench.asking.task = Sent.none();
    assertAll(Truth.FALSE, positive, bench);
    Bench turned = asking(type, negated(positive)).alone();
    turned.asking.task = Sent.none();
    assertAll(Truth.TRUE, negated(positive), turned);
  }

  /** A command on which a shell would act is a value that nobody knows, whatever is asked of it. */
  @Test
  void a_command_that_only_a_shell_understands_is_unknown_and_not_refused() {
    for (String line : List.of("git $x", "git | sh", "", "a > b", "A=b c", "git *")) {
      for (String atom :
          List.of(
              "task.v.program == \"git\"",
              "task.v.program != \"git\"",
              "\"x\" in task.v.words",
              "task.v == \"git status\"")) {
        Bench bench = bench("command", atom).fact("task.v", '"' + line + '"');
        assertEquals("INDETERMINATE p.d task.v", bench.outcome(), line);
      }
    }
  }

  /** An unknown element makes an unknown of what depends on it, and of nothing else. */
  @Test
  void an_unknown_part_is_joined_by_kleene() {
    String lines = "list<command> max 4";
    String sent = "[\"ls\", \"a | b\"]";
    List<List<Object>> table = new ArrayList<>();
    table.add(List.of("some c in task.v satisfies (c.program == \"ls\")", Truth.TRUE));
    table.add(List.of("some c in task.v satisfies (c.program == \"rm\")", Truth.UNKNOWN));
    table.add(List.of("every c in task.v satisfies (c.program == \"ls\")", Truth.UNKNOWN));
    table.add(List.of("every c in task.v satisfies (c.program == \"rm\")", Truth.FALSE));
    table.add(List.of("no c in task.v satisfies (c.program == \"ls\")", Truth.FALSE));
    table.add(List.of("no c in task.v satisfies (c.program == \"rm\")", Truth.UNKNOWN));
    table.add(List.of("\"ls\" in task.v", Truth.TRUE));
    table.add(List.of("\"rm\" in task.v", Truth.UNKNOWN));
    table.add(List.of("task.v == { \"ls\", \"rm\" }", Truth.UNKNOWN));
    table.add(List.of("task.v == { \"rm\", \"rm\" }", Truth.FALSE));
    table.add(List.of("task.v == { \"ls\" }", Truth.FALSE));
    table.add(List.of("task.v in { { \"ls\", \"rm\" }, { \"x\" } }", Truth.UNKNOWN));
    table.add(List.of("task.v in { { \"rm\", \"rm\" }, { \"x\" } }", Truth.FALSE));
    table.add(List.of("task.v is not empty", Truth.TRUE));
    for (List<Object> row : table) {
      Bench bench = bench(lines, (String) row.getFirst()).fact("task.v", sent);
      assertEquals(row.getLast(), truth(bench), row.toString());
    }
    Bench set = bench("set<command> max 4", "\"ls\" in task.v").fact("task.v", sent);
    assertEquals(Truth.UNKNOWN, truth(set));
    String record = "record { c: command, n: int }";
    assertEquals(
        Truth.UNKNOWN,
        truth(bench(record, "task.v == task.v").fact("task.v", "{\"c\": \"a | b\", \"n\": 1}")));
  }

  @Test
  void records_are_equal_where_each_field_is_and_what_both_lack_is_no_difference() {
    String type = "record { a: int, b: string? }";
    String rules =
        PERMIT
            + "attribute task.v: "
            + type
            + " from vouched\nattribute task.w: "
            + type
            + " from vouched\ndeny d \"D\" { when task.v == task.w }";
    for (List<Object> row :
        List.<List<Object>>of(
            List.of("{\"a\":1,\"b\":\"x\"}", "{\"b\":\"x\",\"a\":1}", Truth.TRUE),
            List.of("{\"a\":1}", "{\"a\":1}", Truth.TRUE),
            List.of("{\"a\":1,\"b\":null}", "{\"a\":1}", Truth.TRUE),
            List.of("{\"a\":1}", "{\"a\":1,\"b\":\"x\"}", Truth.FALSE),
            List.of("{\"a\":1}", "{\"a\":2}", Truth.FALSE))) {
      Bench bench =
          new Bench(rules).fact("task.v", (String) row.get(0)).fact("task.w", (String) row.get(1));
      assertEquals(row.get(2), truth(bench), row.toString());
    }
    assertEquals(Truth.UNKNOWN, truth(new Bench(rules).fact("task.v", "{\"a\":1}")));
  }

  @Test
  void strings_are_ordered_by_code_point() {
    // U+FFFF lies before U+10000, whose first UTF-16 unit is smaller.
    Bench bench = bench("string", "task.v < \"\\u{10000}\"").fact("task.v", "\"\uFFFF\"");
    assertEquals(Truth.TRUE, truth(bench));
    assertEquals(
        Truth.FALSE,
        truth(bench("string", "task.v < \"\\u{FFFF}\"").fact("task.v", "\"\uD800\uDC00\"")));
    assertEquals(Truth.TRUE, truth(bench("string", "task.v < \"ab\"").fact("task.v", "\"a\"")));
  }

  /** The core attribute, in a set, in a network that the tool is given, and in several. */
  @Test
  void the_address_of_the_caller_is_held_against_networks() {
    String tool = "tool x.net { args { net: cidr, nets: list<cidr> max 3 } does execute }\n";
    for (String atom :
        List.of(
            "env.ip in { \"10.0.0.0/8\", \"192.0.2.1\" }",
            "env.ip in args.net",
            "env.ip in args.nets")) {
      Bench bench =
          new Bench(PERMIT + tool + "deny d \"D\" { tool is x.net when " + atom + " }")
              .call("x", "net", "{\"net\": \"10.1.0.0/16\", \"nets\": [\"::/0\", \"10.0.0.0/8\"]}");
      assertEquals(Truth.UNKNOWN, truth(bench), atom);
      bench.fact("env.ip", "\"10.1.2.3\"");
      assertEquals(Truth.TRUE, truth(bench), atom);
      Bench outside =
          new Bench(PERMIT + tool + "deny d \"D\" { tool is x.net when " + atom + " }")
              .call("x", "net", "{\"net\": \"10.1.0.0/16\", \"nets\": [\"::/0\", \"10.0.0.0/8\"]}")
              .fact("env.ip", "\"11.1.2.3\"");
      assertEquals(Truth.FALSE, truth(outside), atom);
    }
  }
}
