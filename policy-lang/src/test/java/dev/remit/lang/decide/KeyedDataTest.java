package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.Bundles;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.runtime.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows that are looked up by a fact. */
class KeyedDataTest {
  private static final String DATA =
      """
      attribute agent.site: string from vouched
      attribute task.room: string? from vouched
      enum tier ordered { free, paid }
      data site[id: string] { spend: decimal, tier: tier?, tags: set<string> max 4 }
      row site["a"] { spend 5.00, tier paid, tags { x } }
      row site["b"] { tier none, tags { } }
      data known[id: string] complete { spend: decimal }
      row known["a"] { spend 5.00 }
      """;

  private static String outcome(String condition, String site) {
    Bench bench = new Bench(DATA + "permit p \"P\" { when " + condition + " grant for 1m }");
    if (!site.isEmpty()) {
      bench.fact("agent.site", site);
    }
    return bench.outcome();
  }

  private static String denied(String condition, String site) {
    Bench bench =
        new Bench(
            DATA + "permit p \"P\" { grant for 1m }\ndeny d \"D\" { when " + condition + " }");
    if (!site.isEmpty()) {
      bench.fact("agent.site", site);
    }
    return bench.outcome();
  }

  @Test
  void a_column_of_the_row_of_a_fact_is_a_value_like_any() {
    assertEquals("PERMITTED p.p", outcome("site[agent.site].spend == 5", "\"a\""));
    assertEquals("NOT_PERMITTED", outcome("site[agent.site].spend > 5", "\"a\""));
    assertEquals("PERMITTED p.p", outcome("\"x\" in site[agent.site].tags", "\"a\""));
    assertEquals("NOT_PERMITTED", outcome("\"x\" in site[agent.site].tags", "\"b\""));
    assertEquals("PERMITTED p.p", outcome("site[agent.site].tags is empty", "\"b\""));
    assertEquals("PERMITTED p.p", outcome("5 <= site[\"a\"].spend", ""));
  }

  @Test
  void a_property_of_a_column_is_read_like_one_of_a_fact() {
    String home =
        """
        data home[id: string] { page: uri, mail: email? }
        row home["a"] { page "https://a.example:8443/x", mail "ops@a.example" }
        row home["b"] { page "https://b.example/", mail none }
        """;
    for (String[] each :
        new String[][] {
          {
            "has home[agent.site].page.host and home[agent.site].page.host under \"a.example\"",
            "\"a\"",
            "PERMITTED p.p"
          },
          {
            "has home[agent.site].page.host and home[agent.site].page.host under \"a.example\"",
            "\"b\"",
            "NOT_PERMITTED"
          },
          {
            "has home[agent.site].mail and home[agent.site].mail.local == \"ops\"",
            "\"a\"",
            "PERMITTED p.p"
          },
          {
            "has home[agent.site].mail and home[agent.site].mail.local == \"ops\"",
            "\"b\"",
            "NOT_PERMITTED"
          },
        }) {
      Bench bench = new Bench(DATA + home + "permit p \"P\" { when " + each[0] + " grant for 1m }");
      assertEquals(each[2], bench.fact("agent.site", each[1]).outcome(), each[0] + each[1]);
    }
  }

  @Test
  void a_missing_row_and_an_unstated_column_are_unknown_and_named() {
    String condition = "site[agent.site].spend > 1";
    assertEquals("DENIED p.d", denied(condition, "\"a\""));
    assertEquals("INDETERMINATE p.d site[…].spend", denied(condition, "\"b\""));
    assertEquals("INDETERMINATE p.d site[…].spend", denied(condition, "\"nowhere\""));
    assertEquals("NOT_PERMITTED p.p site[…].spend", outcome(condition, "\"nowhere\""));
    assertEquals(
        "NOT_PERMITTED p.p site[…].spend", outcome("not (" + condition + ")", "\"nowhere\""));
  }

  /** A complete table knows which rows there are, and nothing of those that there are not. */
  @Test
  void the_columns_of_a_missing_row_are_unknown_in_a_complete_table_too() {
    String condition = "known[agent.site].spend > 1";
    assertEquals("INDETERMINATE p.d known[…].spend", denied(condition, "\"nowhere\""));
  }

  @Test
  void a_key_that_is_unknown_is_what_is_named() {
    String condition = "site[agent.site].spend > 1";
    assertEquals("INDETERMINATE p.d agent.site", denied(condition, ""));
    assertEquals("INDETERMINATE p.d agent.site", denied("agent.site in site", ""));
  }

  @Test
  void membership_is_unknown_for_a_missing_row_and_false_only_in_a_complete_table() {
    assertEquals("PERMITTED p.p", outcome("agent.site in site", "\"a\""));
    assertEquals("NOT_PERMITTED p.p site[…]", outcome("agent.site in site", "\"c\""));
    assertEquals("NOT_PERMITTED p.p site[…]", outcome("agent.site not in site", "\"c\""));
    assertEquals("INDETERMINATE p.d site[…]", denied("agent.site not in site", "\"c\""));
    assertEquals("PERMITTED p.p", outcome("agent.site not in known", "\"c\""));
    assertEquals("NOT_PERMITTED", outcome("agent.site not in known", "\"a\""));
    assertEquals("DENIED p.d", denied("not (agent.site in known)", "\"c\""));
  }

  @Test
  void an_optional_column_is_guarded_or_given_a_default() {
    String guarded = "has site[agent.site].tier and site[agent.site].tier == paid";
    assertEquals("PERMITTED p.p", outcome(guarded, "\"a\""));
    assertEquals("NOT_PERMITTED", outcome(guarded, "\"b\""));
    assertEquals("PERMITTED p.p", outcome("not has site[agent.site].tier", "\"b\""));
    assertEquals(
        "NOT_PERMITTED p.p site[…].tier", outcome("not has site[agent.site].tier", "\"c\""));
    assertEquals("PERMITTED p.p", outcome("site[agent.site].tier default free == free", "\"b\""));
    assertEquals(
        "NOT_PERMITTED p.p site[…].tier",
        outcome("site[agent.site].tier default free == free", "\"c\""));
    assertEquals(
        "INDETERMINATE p.d site[…].tier",
        denied("site[agent.site].tier default free == free", "\"c\""));
  }

  @Test
  void a_key_whose_owner_is_absent_makes_the_atom_false() {
    Bench bench =
        new Bench(
            DATA
                + "attribute task.site: string from vouched\n"
                + "permit p \"P\" { acts alone without task when not (task.site in known)"
                + " when not (site[task.site].spend > 1) grant for 1m }");
    bench.alone().asking.task = Sent.none();
    assertEquals("PERMITTED p.p", bench.outcome());
  }

  @Test
  void an_optional_key_is_guarded_or_given_a_default() {
    String guarded = "has task.room and task.room in known";
    Bench bench = new Bench(DATA + "permit p \"P\" { when " + guarded + " grant for 1m }");
    bench.asking.facts.add(new Question.Statement("task.room", Sent.none(), Source.VOUCHED));
    assertEquals("NOT_PERMITTED", bench.outcome());
    Bench fallback =
        new Bench(
            DATA + "permit p \"P\" { when known[task.room default \"a\"].spend > 1 grant for 1m }");
    fallback.asking.facts.add(new Question.Statement("task.room", Sent.none(), Source.VOUCHED));
    assertEquals("PERMITTED p.p", fallback.outcome());
  }

  @Test
  void a_guard_is_for_the_same_column_and_the_same_key_only() {
    assertEquals(
        List.of(Code.UNGUARDED), errors("has site[\"a\"].tier and site[\"b\"].tier == paid"));
    assertEquals(
        List.of(Code.UNGUARDED),
        errors("has site[agent.site].tier and site[task.purpose].tier == paid"));
    assertEquals(List.of(), errors("has site[\"a\"].tier and site[\"a\"].tier == paid"));
    assertEquals(
        List.of(), errors("not has site[agent.site].tier or site[agent.site].tier == paid"));
    assertEquals(
        List.of(Code.UNGUARDED),
        errors(
            "has site[task.room default \"a\"].tier and site[task.room default \"b\"].tier == paid"));
  }

  private static List<Code> errors(String condition) {
    return Bundles.diagnostics(Bench.CATALOGUE + DATA + "deny d \"D\" { when " + condition + " }")
        .stream()
        .filter(Diagnostic::isError)
        .map(Diagnostic::code)
        .toList();
  }

  /** Each type that may be a key finds its row by the value, and not by how it is written. */
  @Test
  void rows_are_found_by_keys_of_every_type() {
    String keys =
        """
        enum room { hall, attic }
        attribute task.number: int from vouched
        attribute task.name: name from vouched
        attribute task.room: room from vouched
        data by_int[id: int] complete { x: bool }
        row by_int[007] { x true }
        data by_name[id: name] complete { x: bool }
        row by_name[crm.customers] { x true }
        data by_identity[id: identity] complete { x: bool }
        row by_identity["spiffe://acme.example/agent/support/7"] { x true }
        row by_identity["https://idp.acme.example" / "emma"] { x true }
        data by_path[id: path] complete { x: bool }
        row by_path["/srv/a"] { x true }
        data by_room[id: room] complete { x: bool }
        row by_room[attic] { x true }
        permit p "P" {
          when by_int[task.number].x and task.number in by_int
          when by_name[task.name].x and task.name in by_name
          when by_identity[agent].x and by_identity[principal].x and agent in by_identity
          when by_path[task.workspace].x and task.workspace in by_path
          when by_room[task.room].x and task.room in by_room
          grant for 1m
        }
        """;
    Bench bench =
        new Bench(keys)
            .fact("task.number", "7")
            .fact("task.name", "\"crm.customers\"")
            .fact("task.workspace", "\"/srv/a\"")
            .fact("task.room", "\"attic\"");
    assertEquals("PERMITTED p.p", bench.outcome());
    assertEquals(
        "NOT_PERMITTED",
        new Bench(keys)
            .fact("task.number", "7")
            .fact("task.name", "\"crm.customers\"")
            .fact("task.workspace", "\"/srv/a\"")
            .fact("task.room", "\"hall\"")
            .outcome());
  }

  /** What a rule reads of an argument through a table binds the grant to the arguments (F45). */
  @Test
  void a_key_that_is_an_argument_binds_the_grant_to_the_arguments() {
    Bench bench =
        new Bench(
                """
                data limits[id: string] { x: bool }
                row limits["n"] { x true }
                permit p "P" {
                  tool is crm.refund
                  when has args.note and limits[args.note].x
                  grant for 1m
                }
                """)
            .call("crm", "refund", "{\"amount\":1,\"note\":\"n\"}");
    assertEquals(true, bench.allow().grant().argumentsDigest().isPresent());
  }

  @Test
  void a_hop_and_an_element_of_a_list_may_be_keys() {
    String rules =
        """
        data trusted[id: identity] complete { level: int }
        row trusted["spiffe://acme.example/agent/support/7"] { level 3 }
        permit p "P" { when every hop satisfies (hop.to in trusted and trusted[hop.to].level > 2) grant for 1m }
        """;
    assertEquals("PERMITTED p.p", new Bench(rules).outcome());
    assertEquals("NOT_PERMITTED", new Bench(rules).chain(2, hops -> hops).outcome());
  }

  /** Rows have no order that a growing chain could follow: law 5. */
  @Test
  void a_key_on_the_chain_has_no_polarity() {
    String table = "data depths[id: int] complete { ok: bool }\nrow depths[1] { ok true }\n";
    assertEquals(
        List.of(Code.CHAIN_POLARITY, Code.CHAIN_POLARITY),
        Bundles.diagnostics(
                "package p\n"
                    + table
                    + "permit a \"A\" { when depths[chain.depth].ok }\n"
                    + "deny b \"B\" { when chain.depth in depths }")
            .stream()
            .map(Diagnostic::code)
            .toList());
  }

  @Test
  void rows_may_stand_in_any_file_of_the_package_and_only_once() {
    assertEquals(
        List.of(Code.DUPLICATE_ROW),
        Bundles.diagnostics(
                """
                package p
                row t["a"] { x 1 }
                data t[id: string] { x: int } from "t.json"
                deny d "D" { when t[task.purpose].x > 1 }
                """,
                Bundles.data("t.json", "[ { \"id\": \"a\", \"x\": 1 } ]"))
            .stream()
            .map(Diagnostic::code)
            .toList());
  }

  private static List<Code> found(String... files) {
    return Bundles.diagnostics(
            java.util.stream.IntStream.range(0, files.length)
                .mapToObj(i -> "// file: f" + i + ".policy\n" + files[i] + "\n")
                .collect(java.util.stream.Collectors.joining()))
        .stream()
        .map(Diagnostic::code)
        .toList();
  }

  @Test
  void a_table_is_named_by_the_qualifier_of_an_import() {
    String common =
        "package acme.common\ndata plan[id: string] { most: int }\nrow plan[\"a\"] { most 3 }\n";
    String rule =
        "deny d \"D\" { when common.plan[task.purpose].most > 2 and task.purpose in common.plan }\n";
    assertEquals(List.of(), found(common, "package p\nimport acme.common\n" + rule));
    assertEquals(
        List.of(),
        found(common, "package p\nimport acme.common\nrow common.plan[\"b\"] { most 4 }\n" + rule));
    assertEquals(
        List.of(Code.DUPLICATE_ROW),
        found(common, "package p\nimport acme.common\nrow common.plan[\"a\"] { most 4 }\n" + rule));
    assertEquals(
        List.of(Code.UNKNOWN_TABLE),
        found("package p\ndeny d \"D\" { when common.plan[task.purpose].most > 2 }", common));
  }

  @Test
  void each_instance_of_a_pack_has_its_table_and_its_rows() {
    String pack =
        """
        package pack.plans
        parameter most: int
        data plan[id: string] { size: int }
        row plan["a"] { size 3 }
        deny big "Big" { when plan[task.purpose].size > most }
        """;
    assertEquals(
        List.of(),
        found(
            pack,
            "package p\nimport pack.plans as small with { most: 2 }\n",
            "package q\nimport pack.plans as large with { most: 5 }\n"));
  }

  @Test
  void a_define_reads_rows_by_its_parameters_and_no_parameter_brings_in_a_row() {
    String table =
        """
        package p
        data plan[id: string] complete { next: string, most: int }
        row plan["a"] { next "b", most 3 }
        define large(plan_name: string) = plan_name in plan and plan[plan_name].most > 2
        """;
    assertEquals(List.of(), found(table + "deny d \"D\" { when large(task.purpose) }"));
    assertEquals(
        List.of(Code.BAD_KEY, Code.BAD_KEY),
        found(table + "deny d \"D\" { when large(plan[task.purpose].next) }"));
    assertEquals(List.of(Code.UNUSED), found(table));
  }
}
