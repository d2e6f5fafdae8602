package dev.remit.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The counterexamples that do not compile, each named after its number. */
class CounterexamplesOfLanguageTest {
  private static final String CATALOGUE =
      """
      package p
      label pii
      group agents bots = { "spiffe://acme.example/bot/*" }
      tool t.pay { args { amount: decimal, note: string? } does pay on d.x }
      tool t.send { args { to: list<string> max 9, cc: list<string> max 9? } does send }
      dataset d.x { labels { } }
      """;

  private static List<Code> errors(String rules) {
    return Bundles.diagnostics(CATALOGUE + rules).stream()
        .filter(Diagnostic::isError)
        .map(Diagnostic::code)
        .toList();
  }

  private static void refused(Code code, String rules) {
    assertEquals(List.of(code), errors(rules), rules);
  }

  private static void compiles(String rules) {
    assertEquals(List.of(), errors(rules), rules);
  }

  @Test
  void F2_what_may_be_none_is_guarded_and_what_may_not_be_sent_is_not() {
    refused(Code.UNGUARDED, "deny d \"D\" { tool is t.pay when args.note == \"x\" }");
    compiles("deny d \"D\" { tool is t.pay when has args.note when args.note == \"x\" }");
    compiles("deny d \"D\" { tool is t.pay when has args.note and args.note == \"x\" }");
    compiles("deny d \"D\" { tool is t.pay when not has args.note or args.note == \"x\" }");
    compiles("deny d \"D\" { tool is t.pay when args.note default \"y\" == \"x\" }");
    refused(
        Code.UNGUARDED, "deny d \"D\" { tool is t.pay when has args.note or args.note == \"x\" }");
    refused(
        Code.UNGUARDED,
        "deny d \"D\" { tool is t.pay unless has args.note when args.note == \"x\" }");
    compiles("deny d \"D\" { when env.region == \"eu\" }");
    refused(Code.NOT_OPTIONAL, "deny d \"D\" { when has env.region }");
  }

  @Test
  void F5_a_longer_chain_switches_off_no_deny_and_no_oblige() {
    refused(Code.CHAIN_POLARITY, "deny d \"D\" { when chain.depth < 2 }");
    refused(
        Code.CHAIN_POLARITY,
        "deny d \"D\" { when every hop satisfies (hop.purpose == \"probe\") }");
    refused(
        Code.CHAIN_POLARITY,
        "oblige o \"O\" { when no hop satisfies (hop.to in bots) with mark { purpose: \"x\" } }");
    refused(Code.CHAIN_POLARITY, "permit a \"A\" { when chain.depth > 2 }");
    refused(Code.CHAIN_POLARITY, "permit a \"A\" { when some hop satisfies (hop.to in bots) }");
    refused(Code.CHAIN_POLARITY, "permit a \"A\" { when chain.depth == 2 }");
    compiles("deny d \"D\" { when chain.depth > 2 }");
    compiles("deny d \"D\" { unless chain.depth <= 2 }");
    compiles("permit a \"A\" { when chain.depth <= 2 }");
    compiles("permit a \"A\" { unless chain.depth > 2 }");
    compiles("permit a \"A\" { when no hop satisfies (hop.to in bots) }");
  }

  @Test
  void F5_polarity_passes_through_define_and_flips_under_not() {
    String define = "define shallow = chain.depth <= 2\n";
    compiles(define + "permit a \"A\" { when shallow }");
    refused(Code.CHAIN_POLARITY, define + "permit a \"A\" { when not shallow }");
    refused(Code.CHAIN_POLARITY, define + "deny d \"D\" { when shallow }");
    compiles(define + "deny d \"D\" { when not shallow }");
    compiles(define + "deny d \"D\" { unless not (not shallow) }");
  }

  @Test
  void F5_a_reason_excuses_what_has_no_polarity_or_the_wrong_one_in_each_kind_of_rule() {
    compiles("permit a \"A\" { when chain.depth == 2 because \"the old gateway\" }");
    compiles("permit a \"A\" { chain.depth >= 2 because \"the old gateway\" }");
    compiles("permit a \"A\" { unless chain.depth < 2 because \"the old gateway\" }");
    compiles("deny d \"D\" { when chain.depth < 2 because \"short ones come from outside\" }");
    compiles(
        "oblige o \"O\" { unless some hop satisfies (hop.to in bots) because \"bots mark\" with mark { purpose: \"x\" } }");
    compiles("permit a \"A\" { when every hop satisfies (hop.from is hop.to) because \"a test\" }");
    compiles("for chain.depth >= 2 because \"relays\" { permit a \"A\" { } deny d \"D\" { } }");
  }

  @Test
  void F5_an_empty_reason_is_none_and_one_clauses_reason_is_no_others() {
    refusedTwice("permit a \"A\" { when chain.depth == 2 because \"\" }");
    refusedTwice("permit a \"A\" { when chain.depth == 2 because \" \\t\" }");
    refused(
        Code.CHAIN_POLARITY,
        "permit a \"A\" { when chain.depth == 2 because \"it is\" when chain.depth > 1 }");
  }

  private static void refusedTwice(String rules) {
    assertEquals(List.of(Code.CHAIN_POLARITY, Code.CHAIN_POLARITY), errors(rules), rules);
  }

  @Test
  void law_3_no_reason_excuses_a_comparison_of_trust() {
    refused(Code.TRUST_BECAUSE, "permit a \"A\" { when chain.trust < vouched because \"it is\" }");
    refused(Code.TRUST_BECAUSE, "deny d \"D\" { unless chain.trust < vouched because \"it is\" }");
    refused(
        Code.TRUST_BECAUSE,
        "permit a \"A\" { when some hop satisfies (hop.to in bots and hop.trust < vouched) because \"relays\" }");
    refused(
        Code.TRUST_BECAUSE,
        "define weak(t: trust) = t <= vouched\n"
            + "permit a \"A\" { when no hop satisfies (not weak(hop.trust)) because \"relays\" }");
    compiles(
        "permit a \"A\" { when some hop satisfies (hop.to in bots and hop.trust >= vouched) because \"relays\" }");
    compiles("deny d \"D\" { when every hop satisfies (hop.trust < vouched) because \"relays\" }");
  }

  @Test
  void law_3_trust_is_compared_with_one_polarity() {
    refused(Code.CHAIN_POLARITY, "permit a \"A\" { when chain.trust < vouched }");
    refused(Code.CHAIN_POLARITY, "permit a \"A\" { when chain.trust == vouched }");
    compiles("permit a \"A\" { when chain.trust >= vouched }");
    refused(Code.CHAIN_POLARITY, "deny d \"D\" { when chain.trust >= vouched }");
    compiles("deny d \"D\" { when chain.trust < vouched }");
  }

  @Test
  void F11_only_an_oblige_obliges_and_only_a_permit_grants() {
    refused(Code.WITH_PLACE, "permit a \"A\" { with mark { purpose: \"x\" } }");
    refused(Code.WITH_PLACE, "deny d \"D\" { with mark { purpose: \"x\" } }");
    refused(Code.GRANT_PLACE, "deny d \"D\" { grant for 1m }");
    refused(Code.GRANT_PLACE, "oblige o \"O\" { with mark { purpose: \"x\" } grant for 1m }");
  }

  @Test
  void F18_a_quantifier_that_an_empty_chain_satisfies_does_not_stand_where_one_may_be_empty() {
    String every = "when every hop satisfies (hop.trust >= vouched) }";
    refused(Code.VACUOUS_QUANTIFIER, "permit a \"A\" { acts alone or delegated " + every);
    compiles("permit a \"A\" { " + every);
    refused(
        Code.VACUOUS_QUANTIFIER,
        "permit a \"A\" { acts alone or delegated unless some hop satisfies (hop.trust < vouched) }");
    refused(Code.ALONE_PLACE, "deny d \"D\" { acts alone }");
  }

  @Test
  void F33_an_argument_is_read_where_the_tool_is_fixed() {
    refused(Code.TOOL_NOT_FIXED, "deny d \"D\" { when args.amount > 5 }");
    refused(Code.TOOL_NOT_FIXED, "deny d \"D\" { tool in t.* when args.amount > 5 }");
    compiles("deny d \"D\" { tool is t.pay when args.amount > 5 }");
    compiles("deny d \"D\" { when has args.amount: decimal and args.amount > 5 }");
  }

  /** F33: a tool more, with whatever arguments, stops no bundle from compiling. */
  @Test
  void F33_another_tool_breaks_no_rule() {
    String rule = "deny d \"D\" { when has args.amount: decimal and args.amount > 5 }";
    compiles("tool t.odd { args { amount: string } does execute }\n" + rule);
    compiles("tool t.even { does execute irreversible }\n" + rule);
  }

  @Test
  void F35_no_wildcard_stands_for_an_issuer() {
    refused(Code.WILDCARD_ISSUER, "group principals g = { \"*\" / \"alice\" }");
    refused(Code.WILDCARD_ISSUER, "group agents g = { \"spiffe://*/bot/1\" }");
    refused(Code.TYPE_MISMATCH, "deny d \"D\" { principal in bots }");
  }

  @Test
  void F36_a_single_name_after_in_does_not_compile() {
    refused(Code.BARE_NAME_AFTER_IN, "deny d \"D\" { tool in t.pay }");
    refused(Code.BARE_NAME_AFTER_IN, "deny d \"D\" { dataset in d.x }");
    compiles("deny d \"D\" { tool in { t.pay } }");
    refused(Code.STAR_PLACE, "deny d \"D\" { dataset in d.**.x }");
    refused(Code.STAR_PLACE, "deny d \"D\" { dataset is d.\"*\" }");
  }

  @Test
  void F37_a_clock_is_compared_only_with_what_has_none() {
    refused(Code.CLOCK, "deny d \"D\" { when env.now > env.now }");
    refused(
        Code.CLOCK, "deny d \"D\" { when has credential.ttl and credential.age > credential.ttl }");
    compiles("deny d \"D\" { when has credential.expires_at and env.now > credential.expires_at }");
    refused(
        Code.CLOCK,
        "oblige o \"O\" { when has credential.ttl with cap_grant { at_most: credential.ttl } }");
  }

  @Test
  void F38_a_quantifier_over_a_list_that_may_be_empty_permits_nothing_by_itself() {
    String every = "when every x in args.to satisfies (x == \"a\")";
    refused(Code.EMPTY_LIST, "permit a \"A\" { tool is t.send " + every + " }");
    compiles("permit a \"A\" { tool is t.send when args.to is not empty " + every + " }");
    compiles("deny d \"D\" { tool is t.send " + every + " }");
    String some = "unless some x in args.to satisfies (x == \"a\")";
    refused(Code.EMPTY_LIST, "permit a \"A\" { tool is t.send " + some + " }");
    compiles("permit a \"A\" { tool is t.send when args.to is not empty " + some + " }");
    compiles("permit a \"A\" { tool is t.send " + some.replace("some", "no") + " }");
    refused(
        Code.EMPTY_LIST,
        "permit a \"A\" { tool is t.send when not (some x in args.to satisfies (x == \"a\")) }");
  }

  @Test
  void F40_what_is_declared_twice_is_an_error_across_files_too() {
    List<SourceFile> files =
        List.of(
            new SourceFile("a.policy", CATALOGUE + "permit a \"A\" { }"),
            new SourceFile(
                "b.policy",
                "package p\ndataset d.x { labels { pii } }\ntool t.pay { does pay }\npermit a \"A\" { }"));
    List<Code> codes =
        PolicyCompiler.compile(files, Bundles.SETTINGS, "r").diagnostics().stream()
            .filter(Diagnostic::isError)
            .map(Diagnostic::code)
            .sorted()
            .toList();
    assertEquals(List.of(Code.DUPLICATE_NAME, Code.DUPLICATE_NAME, Code.DUPLICATE_RULE), codes);
  }

  @Test
  void F40_one_broken_file_refuses_the_bundle() {
    List<SourceFile> files =
        List.of(
            new SourceFile("a.policy", CATALOGUE + "permit a \"A\" { }"),
            new SourceFile("b.policy", "package q\ndeny {"));
    assertEquals(true, PolicyCompiler.compile(files, Bundles.SETTINGS, "r").bundle().isEmpty());
  }

  @Test
  void F53_a_package_permits_only_what_it_governs() {
    String head = "package q governs tool q.**, dataset q.**\n";
    String catalogue = "tool q.a { does execute }\ntool r.a { does execute }\n";
    assertEquals(
        List.of(Code.OUTSIDE_GOVERNS),
        Bundles.diagnostics(head + catalogue + "permit a \"A\" { tool is r.a }").stream()
            .filter(Diagnostic::isError)
            .map(Diagnostic::code)
            .toList());
    assertEquals(
        List.of(),
        Bundles.diagnostics(head + catalogue + "deny a \"A\" { tool is r.a }").stream()
            .filter(Diagnostic::isError)
            .map(Diagnostic::code)
            .toList());
  }

  @Test
  void F60_no_hop_quantifier_stands_in_another() {
    refused(
        Code.NESTED_QUANTIFIER,
        "deny d \"D\" { when some hop satisfies (some hop satisfies (hop.to in bots)) }");
  }

  @Test
  void F61_a_decimal_has_eighteen_digits_nine_of_them_after_the_point() {
    compiles("deny d \"D\" { tool is t.pay when args.amount > 123456789.123456789 }");
    refused(
        Code.DECIMAL_RANGE,
        "deny d \"D\" { tool is t.pay when args.amount > 1234567890.123456789 }");
    refused(Code.DECIMAL_RANGE, "deny d \"D\" { tool is t.pay when args.amount > 0.0000000001 }");
  }

  @Test
  void F62_an_oblige_without_an_obligation_says_to_write_a_deny() {
    Diagnostic found =
        Bundles.diagnostics(CATALOGUE + "oblige o \"O\" { when env.region == \"eu\" }").stream()
            .filter(Diagnostic::isError)
            .findFirst()
            .orElseThrow();
    assertEquals(Code.OBLIGE_WITHOUT_WITH, found.code());
    assertEquals(
        true, (found.message() + found.help()).contains("deny … unless …"), found.toString());
  }

  @Test
  void F63_bodies_are_in_parentheses_and_and_or_do_not_mix() {
    assertEquals(
        false,
        errors("permit a \"A\" { when every hop satisfies hop.trust >= vouched }").isEmpty());
    assertEquals(
        false,
        errors("deny d \"D\" { when task is none or task is none and task is none }").isEmpty());
    assertEquals(false, errors("deny d \"D\" { when not task is none == true }").isEmpty());
  }

  @Test
  void F64_has_tests_an_optional_and_nothing_else() {
    compiles("deny d \"D\" { when has task.parent }");
    refused(Code.NOT_OPTIONAL, "deny d \"D\" { when has task.purpose }");
    refused(Code.NOT_OPTIONAL, "deny d \"D\" { when has dataset.labels }");
    assertEquals(false, errors("deny d \"D\" { when dataset has label pii }").isEmpty());
    compiles("deny d \"D\" { dataset labelled pii }");
    refused(Code.TYPE_MISMATCH, "deny d \"D\" { when task labelled pii }");
    compiles("deny d \"D\" { tool is irreversible }");
    compiles(
        "deny d \"D\" { when chain.depth == 2 or task.purpose == \"x\" because \"it is meant\" }");
  }

  @Test
  void F65_no_name_has_two_meanings() {
    refused(Code.AMBIGUOUS_NAME, "define pii = task is none\ndeny d \"D\" { when pii }");
    refused(
        Code.AMBIGUOUS_NAME, "define static_key = task is none\ndeny d \"D\" { when static_key }");
    assertEquals(
        Code.DUPLICATE_NAME,
        errors("define bots = task is none\ndeny d \"D\" { when bots }").getFirst());
  }

  @Test
  void F65_a_parameter_has_no_name_with_another_meaning() {
    for (String name : List.of("pii", "static_key", "bots", "task", "args", "none")) {
      assertEquals(
          true,
          errors(
                  "define x("
                      + name
                      + ": int) = "
                      + name
                      + " > 5\ndeny d \"D\" { when x(chain.depth) }")
              .contains(Code.AMBIGUOUS_NAME),
          name);
    }
    refused(
        Code.AMBIGUOUS_NAME,
        "parameter restricted: int default 5\ndeny d \"D\" { when chain.depth > restricted }");
  }

  /** F34: the example that is shown first keeps to the rules that it illustrates. */
  @Test
  void F34_a_rule_reads_an_argument_where_the_tool_is_fixed() {
    refused(Code.TOOL_NOT_FIXED, "permit a \"A\" { when args.amount <= 100.00 }");
    compiles("permit a \"A\" { tool is t.pay when args.amount > 0.00 and args.amount <= 100.00 }");
  }

  @Test
  void F44_a_deny_that_would_deny_everything_through_a_front_door_does_not_compile()
      throws Exception {
    List<Diagnostic> found =
        Bundles.diagnostics(Path.of("src/test/resources/golden/diagnostics/front_doors"));
    assertEquals(
        true,
        found.stream()
            .anyMatch(each ->
                each.code() == Code.UNSUPPLIED
                    && each.message().contains("`mcp` never supplies `task.ticket`")));
    Set<Integer> excludingIt = Set.of(9, 10, 11, 18);
    assertEquals(
        true,
        found.stream()
            .flatMap(each -> each.secondary().stream())
            .filter(label -> label.span().file().path().equals("rules.policy"))
            .noneMatch(label -> excludingIt.contains(label.span().line())));
  }

  @Test
  void F55_an_act_that_is_no_call_is_declared_as_a_tool_and_decided_like_one() {
    compiles(
        """
        tool remit.delegate { args { delegate: string, until: timestamp } does delegate }
        tool remit.mint { args { tool: string } does mint }
        deny d "D" { tool is remit.delegate when args.until > 2027-01-01T00:00:00Z }
        deny m "M" { action in { mint } }
        """);
  }

  @Test
  void F66_a_field_is_given_with_a_colon_and_a_double_negation_is_said() {
    compiles("oblige o \"O\" { tool is t.pay with max_rows { rows: 3 } }");
    assertEquals(
        false, errors("oblige o \"O\" { tool is t.pay with max_rows { rows = 3 } }").isEmpty());
    assertEquals(
        List.of(Code.DOUBLE_NEGATION),
        Bundles.diagnostics(
                CATALOGUE + "deny d \"D\" { unless no hop satisfies (not (hop.trust >= vouched)) }")
            .stream()
            .map(Diagnostic::code)
            .filter(code -> code == Code.DOUBLE_NEGATION)
            .toList());
  }

  @Test
  void F56_words_of_later_versions_are_reserved() {
    for (String word : List.of("after", "since", "seen", "flow", "limit", "shadow")) {
      assertEquals(
          false,
          errors("define " + word + " = task is none\ndeny d \"D\" { when " + word + " }")
              .isEmpty(),
          word);
    }
  }
}
