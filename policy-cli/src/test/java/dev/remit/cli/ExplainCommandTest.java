package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code remit explain}. */
class ExplainCommandTest {
  private static final String TESTS =
      """

      test "a small sum" { given clerk expect allow }
      test "a large sum" { given clerk with args.amount: 300 expect deny }
      test "a large sum of somebody else" {
        given clerk with agent "spiffe://acme.example/guest/1", args.amount: 300
        expect deny
      }
      test "who is revoked" { given clerk revoked agent "spiffe://acme.example/clerk/1" expect deny }
      scenario "twice" given clerk {
        step "one" { expect allow }
        step "two" { expect allow }
      }
      """;

  @TempDir Path directory = Path.of("");

  @BeforeEach
  void the_bundle() throws IOException {
    Shop.write(directory.resolve("shop"), Shop.POLICY + TESTS);
  }

  private Command explain(String request, String... options) {
    String[] arguments = new String[3 + options.length];
    arguments[0] = "explain";
    arguments[1] = directory.resolve("shop").toString();
    arguments[2] = request;
    System.arraycopy(options, 0, arguments, 3, options.length);
    return Command.run(arguments);
  }

  private String file(String text) throws IOException {
    return Files.writeString(directory.resolve("request.json"), text).toString();
  }

  @Test
  void an_allow_is_shown_with_obligations_grant_and_each_clause() {
    Command explain = explain("test:a small sum");
    assertEquals(0, explain.code(), explain.toString());
    assertEquals(
        """
        allow by shop.small once for 5m with notify { channels: { "owner" } }
          shop.small at shop.policy:13 "Small sums are routine"
          because: a rule permits this
          decided in step 5, the rules
          obligation: with notify { channels: { "owner" } } by shop.tell
          grant: shop.pay to pay on shop.money, 1 use, these arguments alone, until 2026-11-23T11:05:00Z

        pay on shop.money
          permit shop.small (shop.policy:13) is true
            true    tool shop.**  (line 1); tool is shop.pay
            true    dataset shop.**  (line 1); dataset is shop.money
            true    agent in clerks  (line 12); agent is spiffe://acme.example/clerk/1
            true    tool is shop.pay  (line 14); tool is shop.pay
            true    args.amount <= 100  (line 15); args.amount is 5
          oblige shop.tell (shop.policy:20) is true
            true    tool is shop.pay  (line 21); tool is shop.pay
        """,
        explain.out());
  }

  @Test
  void a_deny_is_shown_with_the_nearest_permit_and_what_would_turn_it_over() {
    Command explain = explain("test:a large sum", "--what-if");
    assertEquals(0, explain.code(), explain.toString());
    assertTrue(
        explain
            .out()
            .contains(
                """
                  nearest permit shop.small (shop.policy:13), but:
                    false   args.amount <= 100  (line 15); args.amount is 300
                """),
        explain.out());
    assertTrue(
        explain
            .out()
            .replaceAll("of \\d+ that", "of N that")
            .contains(
                """

                what if: changes that lead to allow, of N that were tried
                  with args.amount: 100
                    allow by shop.small once for 5m with notify { channels: { "owner" } }
                  with args.amount: 99
                    allow by shop.small once for 5m with notify { channels: { "owner" } }
                """),
        explain.out());
  }

  @Test
  void where_no_single_change_is_enough_several_are_looked_for() {
    Command explain = explain("test:a large sum of somebody else", "--what-if");
    assertEquals(0, explain.code(), explain.toString());
    String found = explain.out().substring(explain.out().indexOf("what if:"));
    assertTrue(found.contains("agent \"spiffe://acme.example/clerk/x\""), found);
    assertTrue(found.contains("args.amount: "), found);
    assertTrue(found.contains("    allow by shop.small"), found);
  }

  @Test
  void what_stands_elsewhere_is_said_and_nothing_is_called_impossible() {
    Command explain = explain("test:who is revoked", "--what-if");
    assertEquals(0, explain.code(), explain.toString());
    assertTrue(
        explain
            .out()
            .contains("  decided in step 4, live state, which is no part of the request\n"),
        explain.out());
    assertTrue(explain.out().startsWith("deny REVOKED"), explain.out());
  }

  @Test
  void a_request_in_a_file_counts_as_said_by_somebody_trusted() throws Exception {
    Command explain = explain(file(Shop.request(7)), "--at", "2026-11-23T11:00:00Z");
    assertEquals(0, explain.code(), explain.toString());
    assertTrue(explain.out().startsWith("allow by shop.small once for 5m"), explain.out());
    assertFalse(explain.out().contains("1234"), explain.out());
    Command late = explain(file(Shop.request(7)), "--at", "2026-11-23T12:00:00Z");
    assertTrue(late.out().startsWith("deny CHAIN_EXPIRED hop 0"), late.out());
    assertTrue(late.out().contains("  decided in step 3, the chain\n"), late.out());
  }

  @Test
  void a_malformed_request_names_its_fields() throws Exception {
    Command explain = explain(file("{}"));
    assertEquals(0, explain.code(), explain.toString());
    assertTrue(explain.out().startsWith("deny MALFORMED"), explain.out());
    assertTrue(explain.out().contains("  agent is required\n"), explain.out());
    assertTrue(explain.out().contains("  decided in step 1, the shape of"), explain.out());
    Command none = explain(file("{}"), "--what-if");
    assertEquals(0, none.code(), none.toString());
    assertTrue(
        none.out()
            .matches(
                "(?s).*\nwhat if: none of \\d+ changed requests that were tried leads to"
                    + " allow; there may be others\n"),
        none.out());
  }

  @Test
  void the_same_is_there_for_machines() {
    Command explain = explain("test:a large sum", "--what-if", "--output", "json");
    assertEquals(0, explain.code(), explain.toString());
    JsonObject json = JsonParser.parseString(explain.out()).getAsJsonObject();
    assertEquals("DENY", json.get("decision").getAsString());
    assertEquals("rules", json.get("step").getAsString());
    JsonObject access = json.getAsJsonArray("accesses").get(0).getAsJsonObject();
    assertEquals("pay on shop.money", access.get("access").getAsString());
    JsonObject flip =
        json.getAsJsonObject("whatIf").getAsJsonArray("flips").get(0).getAsJsonObject();
    assertEquals("args.amount: 100", flip.getAsJsonArray("with").get(0).getAsString());
  }

  @Test
  void what_is_not_there_is_one_sentence() throws Exception {
    Command unknown = explain("test:twice");
    assertEquals(1, unknown.code());
    assertEquals(
        "remit: no test is named \"twice\"; there is \"twice / one\", \"twice / two\"\n",
        unknown.err());
    assertEquals(1, explain("nowhere.json").code());
    Command two = explain(file("[" + Shop.request(1) + "," + Shop.request(2) + "]"));
    assertEquals(1, two.code());
    assertTrue(two.err().contains("has 2 requests, and one is explained at a time"), two.err());
  }
}
