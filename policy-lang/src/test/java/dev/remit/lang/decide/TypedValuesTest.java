package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of the types wherever the language has them, asked through a whole decision. */
class TypedValuesTest {
  private static final String TOOLS =
      """
      tool web.fetch { args { site: uri, sites: list<uri> max 4?, other: uri? } does send }
      tool mail.send { args { to: email, day: date?, secret key: uri? } does send }
      tool sh.run { args { line: command, net: cidr? } does execute }
      attribute task.site: uri? from vouched
      attribute task.info: record { start: date, page: uri? } from vouched
      attribute agent.home: uri from registry
      agent "spiffe://acme.example/agent/support/7" { home "https://agents.acme.example/7" }
      """;

  private static Bench bench(String rules) {
    Bench bench = new Bench(TOOLS + rules);
    bench.asking.supported = Set.of("mark", "redact", "notify");
    return bench;
  }

  private static Bench fetch(String rules, String site) {
    return bench(rules).call("web", "fetch", "{\"site\": \"" + site + "\"}");
  }

  private static final String OPEN = "permit all_of_it \"A\" { grant for 1m }\n";

  /** F48: the tool will see the original bytes, so another spelling is refused, never rewritten. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTPS://example.com/", "https://Example.com/", "https://good.example@evil.example/",
        "https://example.com:443/", "https://example.com/a/../b", "https://example.com/%7Ea",
        "https:\\\\/\\\\/example.com", "https://ｅxample.com/", "https://example.com/\\u0000",
        "//example.com/", "https://127.1/"
      })
  void F48_a_uri_in_another_spelling_is_invalid(String site) {
    Decision.Reason reason = fetch(OPEN, site).deny();
    assertEquals(ReasonCode.ARGUMENT_INVALID, reason.code());
    assertEquals(Optional.of("args.site"), reason.fact());
    assertTrue(reason.detail().startsWith("it is no canonical uri: "), reason.detail());
  }

  @ParameterizedTest
  @CsvSource({
    "to, Emma@example.com",
    "to, emma@192.0.2.1",
    "day, 2026-02-30",
    "day, 2026-1-1",
    "day, 0000-01-01",
    "day, 2026-01-01T00:00:00Z",
  })
  void F48_other_texts_too(String argument, String text) {
    String to = argument.equals("to") ? text : "emma@example.com";
    String day = argument.equals("day") ? ", \"day\": \"" + text + "\"" : "";
    Bench bench = bench(OPEN).call("mail", "send", "{\"to\": \"" + to + "\"" + day + "}");
    assertEquals("ARGUMENT_INVALID args." + argument, bench.outcome());
  }

  @Test
  void F48_a_fact_in_another_spelling_is_malformed() {
    for (String json : List.of("\"10.0.0.01\"", "\"::ffff:10.0.0.1\"", "3", "null", "[]")) {
      Bench bench = bench(OPEN).call("sh", "run", "{\"line\": \"ls\"}").fact("env.ip", json);
      assertEquals("MALFORMED", bench.outcome(), json);
    }
  }

  @Test
  void F61_decimals_are_exact() {
    String deny = OPEN + "deny d \"D\" { tool is crm.refund when args.amount == 100.00 }";
    assertEquals("DENIED p.d", new Bench(deny).refund("100.0").outcome());
    assertEquals("DENIED p.d", new Bench(deny).refund("1e2").outcome());
    assertEquals("DENIED p.d", new Bench(deny).refund("100.000000000000000000000").outcome());
    assertEquals("PERMITTED p.all_of_it", new Bench(deny).refund("100.000000001").outcome());
    assertEquals("PERMITTED p.all_of_it", new Bench(deny).refund("999999999.999999999").outcome());
    for (String amount :
        List.of("0.0000000001", "1000000000000000000", "1e999999999", "0.30000000000000000004")) {
      assertEquals(
          amount.equals("1e999999999") ? "MALFORMED" : "ARGUMENT_INVALID args.amount",
          new Bench(deny).refund(amount).outcome(),
          amount);
    }
    String third = OPEN + "deny d \"D\" { tool is crm.refund when args.amount == 0.3 }";
    assertEquals(
        "ARGUMENT_INVALID args.amount", new Bench(third).refund("0.30000000000000001").outcome());
  }

  /** A command is unknown, not invalid: the permit is inert, the deny holds. */
  @Test
  void a_command_that_only_a_shell_understands_permits_nothing_and_denies() {
    String permit =
        "permit ls \"L\" { tool is sh.run when args.line.program in { \"ls\", \"git\" } grant for 1m }\n";
    String deny = "deny force \"F\" { tool is sh.run when \"--force\" in args.line.words }\n";
    assertEquals("PERMITTED p.ls", run(permit, "\"git status\"").outcome());
    assertEquals("NOT_PERMITTED", run(permit, "\"rm x\"").outcome());
    assertEquals("NOT_PERMITTED p.ls args.line", run(permit, "\"git status; rm x\"").outcome());
    assertEquals("NOT_PERMITTED p.ls args.line", run(permit, "\"\"").outcome());
    assertEquals("PERMITTED p.ls", run(permit, "[\"git\", \"status; rm x\"]").outcome());
    assertEquals("INDETERMINATE p.force args.line", run(OPEN + deny, "\"git $x\"").outcome());
    assertEquals("DENIED p.force", run(OPEN + deny, "\"git push '--force'\"").outcome());
    assertEquals("PERMITTED p.all_of_it", run(OPEN + deny, "\"git push\"").outcome());
    assertEquals("ARGUMENT_INVALID args.line", run(OPEN, "3").outcome());
    assertEquals("ARGUMENT_INVALID args.line", run(OPEN, "[\"ls\", 3]").outcome());
    assertEquals("ARGUMENT_INVALID args.line", run(OPEN, "null").outcome());
  }

  private static Bench run(String rules, String line) {
    return bench(rules).call("sh", "run", "{\"line\": " + line + "}");
  }

  /** A newline hides nothing from a pattern, and no pattern is searched for within a text. */
  @Test
  void a_pattern_is_held_against_the_whole_text() {
    String deny = "deny d \"D\" { tool is crm.refund when has args.note and args.note matches ";
    for (String[] row :
        new String[][] {
          {"regex \".*evil.*\"", "x\\nevil\\ny", "DENIED p.d"},
          {"regex \"evil\"", "so evil", "PERMITTED p.all_of_it"},
          {"regex \"evil$\"", "evil\\n", "PERMITTED p.all_of_it"},
          {"regex \"^evil$\"", "evil", "DENIED p.d"},
          {"regex \"a|evil\"", "evil", "DENIED p.d"},
          {"glob \"*evil*\"", "x\\nevil\\ny", "DENIED p.d"},
          {"glob \"*evil*\"", "a/evil", "PERMITTED p.all_of_it"},
          {"glob \"**evil**\"", "a/evil/b", "DENIED p.d"},
          {"glob \"e?il\"", "e\uD83D\uDE00il", "DENIED p.d"},
          {"glob \"e.il\"", "evil", "PERMITTED p.all_of_it"},
        }) {
      Bench bench =
          bench(OPEN + deny + row[0] + " }")
              .call("crm", "refund", "{\"amount\": 1, \"note\": \"" + row[1] + "\"}");
      assertEquals(row[2], bench.outcome(), row[0] + " " + row[1]);
    }
  }

  /**
   * F58: what would keep a backtracking engine busy for years, or overflow its stack, is answered.
   */
  @Test
  void F58_no_text_makes_a_pattern_slow() {
    String deny =
        "deny d \"D\" { tool is crm.refund when has args.note and args.note matches regex \"(a+)+(a|aa)*(.*a){12}b\" }";
    Bench bench =
        bench(OPEN + deny)
            .call("crm", "refund", "{\"amount\": 1, \"note\": \"" + "a".repeat(16_000) + "\"}");
    assertEquals("PERMITTED p.all_of_it", bench.outcome());
  }

  @Test
  void a_property_is_read_through_the_guard_of_its_owner() {
    String permit =
        "permit f \"F\" { tool is web.fetch when has args.other and args.other.scheme == \"https\" and args.other.host under \"acme.example\" grant for 1m }\n";
    String call = "{\"site\": \"https://a.example/\"";
    assertEquals("NOT_PERMITTED", bench(permit).call("web", "fetch", call + "}").outcome());
    assertEquals(
        "PERMITTED p.f",
        bench(permit)
            .call("web", "fetch", call + ", \"other\": \"https://x.acme.example/\"}")
            .outcome());
    assertEquals(
        "NOT_PERMITTED",
        bench(permit)
            .call("web", "fetch", call + ", \"other\": \"https://acme.example.evil/\"}")
            .outcome());
    assertEquals(
        "NOT_PERMITTED",
        bench(permit)
            .call("web", "fetch", call + ", \"other\": \"file:///acme.example\"}")
            .outcome());
  }

  @Test
  void a_property_is_read_of_each_element_of_a_list() {
    String deny =
        "deny d \"D\" { tool is web.fetch when has args.sites and some u in args.sites satisfies (has u.host and u.host under \"evil.example\") }";
    String call = "{\"site\": \"https://a.example/\", \"sites\": [";
    assertEquals(
        "DENIED p.d",
        bench(OPEN + deny)
            .call("web", "fetch", call + "\"file:///x\", \"https://b.evil.example/\"]}")
            .outcome());
    assertEquals(
        "PERMITTED p.all_of_it",
        bench(OPEN + deny).call("web", "fetch", call + "\"file:///x\"]}").outcome());
    assertEquals(
        "PERMITTED p.all_of_it",
        bench(OPEN + deny).call("web", "fetch", "{\"site\": \"https://a.example/\"}").outcome());
  }

  @Test
  void attributes_properties_of_the_catalogue_and_defaults_have_the_types_too() {
    assertEquals(
        "DENIED p.d",
        fetch(OPEN + "deny d \"D\" { when agent.home.path under \"/7\" }", "https://a.example/")
            .outcome());
    String site =
        "deny d \"D\" { when task.site default \"https://none.example/\" matches glob \"https://none.*/**\" }";
    assertEquals("INDETERMINATE p.d task.site", fetch(OPEN + site, "https://a.example/").outcome());
    assertEquals(
        "DENIED p.d",
        fetch(OPEN + site, "https://a.example/")
            .fact("task.site", "\"https://none.example/x\"")
            .outcome());
    Bench none = fetch(OPEN + site, "https://a.example/");
    none.asking.facts.add(new Question.Statement("task.site", Sent.none(), Source.VOUCHED));
    assertEquals("DENIED p.d", none.outcome());
    String host =
        "deny d \"D\" { when task.site.host default \"none.example\" == \"none.example\" }";
    Bench noHost = fetch(OPEN + host, "https://a.example/").fact("task.site", "\"file:///x\"");
    assertEquals("DENIED p.d", noHost.outcome());
    String info = "deny d \"D\" { when task.info.start < 2026-12-01 and has task.info.page }";
    assertEquals(
        "DENIED p.d",
        fetch(OPEN + info, "https://a.example/")
            .fact("task.info", "{\"start\": \"2026-11-30\", \"page\": \"https://a.example/\"}")
            .outcome());
    assertEquals(
        "PERMITTED p.all_of_it",
        fetch(OPEN + info, "https://a.example/")
            .fact("task.info", "{\"start\": \"2026-11-30\"}")
            .outcome());
  }

  /** F33: also with a property behind it, an argument is read where a tool declares it so. */
  @Test
  void F33_a_typed_guard_reads_properties_of_any_tool() {
    String deny =
        "deny d \"D\" { when has args.site: uri and args.site.scheme == \"https\" and args.site.host under \"evil.example\" }";
    assertEquals("DENIED p.d", fetch(OPEN + deny, "https://evil.example/").outcome());
    assertEquals("PERMITTED p.all_of_it", fetch(OPEN + deny, "https://a.example/").outcome());
    assertEquals(
        "PERMITTED p.all_of_it",
        bench(OPEN + deny).call("sh", "run", "{\"line\": \"ls\"}").outcome());
  }

  @Test
  void a_field_of_an_obligation_has_a_property_as_its_value() {
    String oblige = "oblige o \"O\" { tool is mail.send with mark { purpose: args.to.local } }\n";
    Bench bench = bench(OPEN + oblige).call("mail", "send", "{\"to\": \"emma@example.com\"}");
    assertEquals(
        Optional.of(new Value.Text("emma")),
        bench.allow().obligations().stream().map(each -> each.fields().get("purpose")).findFirst());
    String words = "oblige o \"O\" { tool is sh.run with mark { purpose: args.line.program } }";
    assertEquals("INDETERMINATE p.o args.line", run(OPEN + words, "\"a | b\"").outcome());
  }

  @Test
  void an_explanation_shows_values_and_their_properties_and_no_secret() {
    String deny =
        """
        deny a "A" { tool is mail.send when has args.day and args.day < 2026-12-01 }
        deny b "B" { tool is mail.send when args.to.domain under "example.com" }
        deny c "C" { tool is mail.send when has args.key and args.key.scheme == "https" and args.key.host == "x.example" }
        """;
    Bench bench =
        bench(OPEN + deny)
            .call(
                "mail",
                "send",
                "{\"to\": \"emma@example.com\", \"day\": \"2026-11-30\", \"key\": \"https://k.example/\"}");
    Set<String> shown =
        Explainer.explain(bench.asking.question(), bench.bundle(), bench.state, bench.now)
            .accesses()
            .stream()
            .flatMap(access -> access.rules().stream())
            .flatMap(rule -> rule.clauses().stream())
            .flatMap(clause -> clause.values().stream())
            .map(value -> value.fact() + " = " + value.value())
            .collect(Collectors.toSet());
    assertEquals(
        Set.of(
            "tool = mail.send",
            "args.day = 2026-11-30",
            "args.to.domain = example.com",
            "args.key = (secret)",
            "args.key.scheme = (secret)",
            "args.key.host = (secret)"),
        shown);
  }

  private static final String HOURS =
      "dates holidays = { 2026-11-24 }\n"
          + "schedule business = mon..fri 08:00..18:00 \"Europe/Zurich\" except holidays\n";

  /** F37: the schedule's next change ends the reuse of an answer, whoever decided. */
  @ParameterizedTest
  @CsvSource({
    // Noon in UTC is 13:00 in Zurich; the 24th is excepted.
    "2026-11-23T16:59:50Z, PERMITTED, 2026-11-23T17:00:00Z",
    "2026-11-23T12:00:00Z, PERMITTED, 2026-11-23T12:00:30Z",
    "2026-11-23T17:00:00Z, NOT_PERMITTED, ",
    "2026-11-24T12:00:00Z, NOT_PERMITTED, ",
    "2026-11-25T06:59:59Z, NOT_PERMITTED, ",
    "2026-11-25T07:00:00Z, PERMITTED, 2026-11-25T07:00:30Z"
  })
  void F37_a_schedule_is_a_comparison_with_the_clock(
      Instant now, ReasonCode code, Instant validUntil) {
    Bench bench =
        bench(HOURS + "permit p \"P\" { when env.now in business grant for 10m }")
            .call("sh", "run", "{\"line\": \"ls\"}");
    at(bench, now);
    Decision decision = bench.decide();
    assertEquals(code, decision.reason().code());
    assertEquals(
        Optional.ofNullable(validUntil),
        decision instanceof Decision.Allow allow ? allow.validUntil() : Optional.empty());
  }

  /** A deny that is false now, and becomes true at eight. */
  @Test
  void F37_a_deny_that_waits_for_a_schedule_ends_the_reuse_too() {
    Bench bench =
        bench(HOURS + OPEN + "deny d \"D\" { when env.now in business }")
            .call("sh", "run", "{\"line\": \"ls\"}");
    at(bench, Instant.parse("2026-11-25T06:59:50Z"));
    assertEquals(Optional.of(Instant.parse("2026-11-25T07:00:00Z")), bench.allow().validUntil());
    Bench outside =
        bench(HOURS + OPEN + "deny d \"D\" { unless env.now not in business }")
            .call("sh", "run", "{\"line\": \"ls\"}");
    at(outside, Instant.parse("2026-11-25T06:59:50Z"));
    assertEquals(Optional.of(Instant.parse("2026-11-25T07:00:00Z")), outside.allow().validUntil());
    Bench settled =
        bench(HOURS + OPEN + "deny d \"D\" { tool is web.fetch when env.now in business }")
            .call("sh", "run", "{\"line\": \"ls\"}");
    at(settled, Instant.parse("2026-11-25T06:59:50Z"));
    assertEquals(Optional.of(Instant.parse("2026-11-25T07:00:20Z")), settled.allow().validUntil());
  }

  /** All that is dated lies around the time. */
  private static void at(Bench bench, Instant now) {
    bench.now = now;
    bench.asking.chain =
        Sent.of(
            List.of(
                new Question.Hop(
                    Optional.of(Asking.EMMA),
                    Optional.of(Asking.AGENT),
                    Optional.of("d-1"),
                    Sent.none(),
                    Optional.of("t-1"),
                    Optional.of(Asking.everything()),
                    Sent.of("support"),
                    Optional.of(now.minusSeconds(3600)),
                    Optional.of(now.plusSeconds(3600)),
                    Sent.nothing(),
                    Source.VOUCHED)));
    bench.asking.task =
        Sent.of(new Question.TaskClaim("t-1", Sent.none(), Sent.none(), Source.VOUCHED));
  }

  /** A fact's time is no clock: the answer lasts as long as any. */
  @Test
  void a_time_among_the_facts_may_be_asked_of_a_schedule() {
    String deny = HOURS + OPEN + "deny d \"D\" { when credential.issued_at not in business }";
    Bench bench = bench(deny).call("sh", "run", "{\"line\": \"ls\"}");
    assertEquals("INDETERMINATE p.d credential.issued_at", bench.outcome());
    bench.fact("credential.issued_at", "\"2026-11-23T10:00:00Z\"");
    assertEquals(Optional.of(Asking.NOON.plusSeconds(30)), bench.allow().validUntil());
    assertEquals(
        "DENIED p.d",
        bench(deny)
            .call("sh", "run", "{\"line\": \"ls\"}")
            .fact("credential.issued_at", "\"2026-11-22T10:00:00Z\"")
            .outcome());
  }
}
