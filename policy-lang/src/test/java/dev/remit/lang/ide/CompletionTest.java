package dev.remit.lang.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is proposed while a file is typed. */
class CompletionTest {
  private static final String BUNDLE =
      """
      // file: common.policy
      package acme.common
      group agents robots = { "spiffe://acme.example/agent/robot/*" }
      define trusted = chain.depth <= 3
      // file: test.policy
      package crm.support
      import acme.common
      label pii, secret
      enum tier { low, high }
      attribute task.tier: tier from vouched
      group agents support = { "spiffe://acme.example/agent/support/**" }
      dataset crm.customers { sensitivity internal, labels { pii, secret }, owner "team-crm" }
      tool crm.query { args { customer: string, level: tier } does read on crm.customers }
      tool crm.find { args { name: string } does read on crm.customers }
      schedule business = mon..fri 08:00..18:00 "Europe/Zurich"
      define early = task.tier == low
      deny known "Known" { tool is crm.query when common.trusted and early }
      """;

  private final Editor editor = Editor.of(BUNDLE);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "per; permit",
        "deny d { agent in sup; support",
        "deny d { agent in common.; robots",
        "deny d { tool is ; crm.find crm.query",
        "deny d { tool is crm.; find query",
        "deny d { tool in { crm.find, ; crm.find crm.query",
        "deny d { tool in { crm.find, crm.q; query",
        "deny d { dataset labelled ; pii secret",
        "deny d { dataset is crm.; customers",
        "deny d { when task.tier == ; high low",
        "deny d { when task.tier is not h; high",
        "deny d { when task.tier in { low, ; high low",
        "deny d { when credential.kind == st; static_key",
        "deny d { when dataset.sensitivity >= ; confidential internal public restricted",
        "deny d { when env.now in ; business",
        "deny d { when env.fr; front_door",
        "deny d { tool is crm.query when args.; customer level",
        "deny d { tool is crm.query when args.level == ; high low",
        "deny d { tool in { crm.find } when args.; name",
        "deny d { when ear; early",
        "deny d { when chain.scope.; all_actions all_arguments all_datasets all_tools",
        "deny d { when some s in datasets satisfies (s.se; sensitivity",
        "oblige o { with hum; human_approval",
        "tool crm.new { does li; list",
        "tool crm.new { does read on ; crm.customers",
        "tool crm.new { args { a: ti; tier timestamp",
        "dataset crm.new { labels { ; pii secret",
        "dataset crm.new { sensitivity ; confidential internal public restricted",
        "attribute task.x: string from ; registry verified vouched",
        "import ; acme.common crm.support",
        "group ; agents principals",
        "group agents g = support + ; support",
        "test \"t\" { expect deny by kn; known"
      })
  void what_fits_is_proposed_although_nothing_parses(String typed, String proposed) {
    // JUnit strips the blank that a caret stands after.
    String text = typed.matches(".*[\\w.]$") && !isWhole(typed) ? typed : typed + " ";
    assertTrue(
        editor.proposed(text).containsAll(List.of(proposed.split(" "))),
        () -> text + "| " + editor.proposed(text));
  }

  private static boolean isWhole(String typed) {
    return List.of("in", "is", "labelled", "on", "from", "import", "group", "sensitivity")
        .contains(typed.substring(typed.lastIndexOf(' ') + 1));
  }

  @Test
  void nothing_else_is_proposed_where_the_place_says_what() {
    assertEquals(List.of("crm.find", "crm.query"), editor.proposed("deny d { tool is "));
    assertEquals(List.of("high", "low"), editor.proposed("deny d { when task.tier == "));
    assertEquals(List.of("name"), editor.proposed("deny d { tool is crm.find when args."));
    assertEquals(List.of("pii", "secret"), editor.proposed("deny d { dataset labelled "));
    assertEquals(
        List.of("all_actions", "all_arguments", "all_datasets", "all_tools"),
        editor.proposed("deny d { when chain.scope."));
  }

  @Test
  void a_line_of_a_rule_begins_with_a_clause_and_one_outside_with_a_declaration() {
    List<String> inside = editor.proposed("permit p {\n  ");
    assertTrue(
        inside.containsAll(List.of("when", "unless", "grant", "tool", "agent")), "" + inside);
    assertTrue(!inside.contains("permit"), "" + inside);
    List<String> outside = editor.proposed("\n");
    assertTrue(outside.containsAll(List.of("permit", "define", "tool", "for")), "" + outside);
    assertTrue(!outside.contains("when"), "" + outside);
    List<String> tool = editor.proposed("tool crm.new {\n  ");
    assertTrue(tool.containsAll(List.of("args", "does")), "" + tool);
  }

  @Test
  void a_declaration_at_the_edge_shows_that_the_one_before_is_not_closed() {
    List<String> outside = editor.proposed("permit p {\n  tool is crm.query\n\ndefine x = early\n");
    assertTrue(outside.contains("permit"), "" + outside);
  }

  @Test
  void nothing_is_proposed_in_a_comment_or_a_text() {
    assertEquals(List.of(), editor.proposed("// per"));
    assertEquals(List.of(), editor.proposed("deny d \"per"));
  }

  @Test
  void the_word_that_has_been_typed_is_what_gives_way() {
    SourceFile now = new SourceFile(Editor.FILE, "package a // 🤖\nper");
    Completion.Proposals proposals =
        Completion.at(Editor.of(now.text()).index(), now, now.text().length());
    assertEquals(now.text().length() - 3, proposals.from());
    assertEquals(List.of("permit"), proposals.all().stream().map(Proposal::text).toList());
  }

  @Test
  void each_proposal_says_what_it_is() {
    assertEquals(
        List.of(new Proposal("level", Proposal.Kind.ARGUMENT, "level: tier")),
        editor.proposals("deny d { tool is crm.query when args.l").toList());
  }

  /** Every prefix of a bundle is a half-typed text. */
  @Test
  void no_place_of_a_bundle_is_too_much() {
    String text = BundleIndexTest.BUNDLE.substring(0, BundleIndexTest.BUNDLE.indexOf("// file"));
    BundleIndex index = Editor.of(BundleIndexTest.BUNDLE).index();
    for (int end = 0; end <= text.length(); end++) {
      SourceFile now = new SourceFile(Editor.FILE, text.substring(0, end));
      assertTrue(Completion.at(index, now, end).from() <= end);
    }
  }
}
