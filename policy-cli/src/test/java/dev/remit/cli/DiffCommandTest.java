package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code remit diff}. */
class DiffCommandTest {
  @TempDir Path directory = Path.of("");

  @BeforeEach
  void the_old_bundle() throws IOException {
    Shop.write(directory.resolve("old"), Shop.POLICY);
  }

  private Command diff(String policy, String... options) throws IOException {
    Path after = Shop.write(directory.resolve("new"), policy);
    List<String> arguments = new ArrayList<>(List.of("diff"));
    arguments.add(directory.resolve("old").toString());
    arguments.add(after.toString());
    arguments.addAll(List.of(options));
    return Command.run(arguments.toArray(String[]::new));
  }

  private static String without(String policy, String from, String to) {
    return policy.substring(0, policy.indexOf(from)) + policy.substring(policy.indexOf(to));
  }

  @Test
  void what_is_newly_allowed_is_shown_by_its_smallest_request() throws Exception {
    Command diff = diff(Shop.POLICY.replace("<= 100", "<= 500"));
    assertEquals(0, diff.code(), diff.toString());
    assertEquals(
        """
        changed  shop.small  old shop.policy:13  ->  new shop.policy:13

        NEWLY ALLOWED 1: deny NOT_PERMITTED -> allow by shop.small
          old: deny NOT_PERMITTED
               no rule permits this
          new: allow by shop.small once for 5m with notify { channels: { "owner" } }
               shop.policy:13 "Small sums are routine"
               with notify { channels: { "owner" } } by shop.tell
          N requests; the smallest that was found, from fixture shop.clerk:

            test "newly allowed 1" {
              given shop.clerk
              args.amount: 101
              expect allow by shop.small once for 5m with notify { channels: { "owner" } }
            }

        N newly allowed, 0 newly denied, 0 otherwise changed in N requests that were tried (1 written or recorded, N generated)
        """,
        diff.out().replaceAll("\\d{2,} (requests|newly|generated)", "N $1"));
  }

  @Test
  void what_is_newly_denied_names_the_rule_that_does_it() throws Exception {
    String deny = "deny tiny \"Not worth it\" {\n  tool is shop.pay\n  when args.amount < 1\n}\n\n";
    Command diff = diff(Shop.POLICY.replace("fixture", deny + "fixture"), "--fail-on-widening");
    assertEquals(0, diff.code(), diff.toString());
    assertTrue(
        diff.out()
            .startsWith(
                """
                added    shop.tiny  new shop.policy:25

                NEWLY DENIED 1: allow by shop.small -> deny DENIED by shop.tiny
                """),
        diff.out());
    assertTrue(
        diff.out()
            .contains(
                """
                      given shop.clerk
                      args.amount: 0
                      expect deny DENIED by shop.tiny
                """),
        diff.out());
    assertTrue(diff.out().contains("\n0 newly allowed, "), diff.out());
  }

  @Test
  void a_longer_grant_widens() throws Exception {
    Command diff = diff(Shop.POLICY.replace("for 5m", "for 10m"), "--fail-on-widening");
    assertEquals(2, diff.code(), diff.toString());
    assertTrue(
        diff.out().contains("OTHERWISE CHANGED 1: the grant is longer (widens)\n"), diff.out());
    assertTrue(diff.out().startsWith("changed  shop.small  "), diff.out());
    Command shorter = diff(Shop.POLICY.replace("for 5m", "for 1m"), "--fail-on-widening");
    assertEquals(0, shorter.code(), shorter.toString());
    assertTrue(shorter.out().contains("1: the grant is shorter\n"), shorter.out());
  }

  @Test
  void a_dropped_obligation_widens_and_an_added_one_does_not() throws Exception {
    String without = without(Shop.POLICY, "oblige", "fixture");
    Command diff = diff(without, "--fail-on-widening");
    assertEquals(2, diff.code(), diff.toString());
    assertTrue(diff.out().contains("1: an obligation is gone or weaker (widens)\n"), diff.out());
    assertTrue(diff.out().startsWith("removed  shop.tell  old shop.policy:20\n"), diff.out());
    String more = Shop.POLICY.replace("{ \"owner\" } }", "{ \"owner\", \"bank\" } }");
    Command added = diff(more, "--fail-on-widening");
    assertEquals(0, added.code(), added.toString());
    assertTrue(added.out().contains("1: an obligation is added or stronger\n"), added.out());
  }

  @Test
  void an_approval_that_asks_for_less_widens() throws Exception {
    String policy =
        Shop.POLICY
            .replace("<= 100", "<= 500")
            .replace(
                "fixture",
                "group principals leads = { \"https://idp.acme.example\" / \"leads/*\" }\n\n"
                    + "oblige big \"Leads approve\" {\n  tool is shop.pay\n  unless args.amount <= 100\n"
                    + "  with human_approval { approvers: leads, count: 2, within: 10m }\n}\n\n"
                    + "fixture");
    Shop.write(directory.resolve("old"), policy);
    Command less = diff(policy.replace("count: 2", "count: 1"), "--fail-on-widening");
    assertEquals(2, less.code(), less.toString());
    Command more = diff(policy.replace("count: 2", "count: 3"), "--fail-on-widening");
    assertEquals(0, more.code(), more.toString());
  }

  @Test
  void what_was_denied_for_good_and_may_now_be_approved_widens() throws Exception {
    String approval =
        "group principals leads = { \"https://idp.acme.example\" / \"leads/*\" }\n\n"
            + "oblige big \"Leads approve\" {\n  tool is shop.pay\n  unless args.amount <= 100\n"
            + "  with human_approval { approvers: leads, count: 1, within: 10m }\n}\n\n";
    Command diff =
        diff(
            Shop.POLICY.replace("<= 100", "<= 500").replace("fixture", approval + "fixture"),
            "--fail-on-widening");
    assertEquals(2, diff.code(), diff.toString());
    assertTrue(
        diff.out().contains("it is allowed once what it asks for is there (widens)"), diff.out());
    assertTrue(diff.out().contains("\n0 newly allowed, "), diff.out());
  }

  @Test
  void it_never_says_that_two_bundles_are_equal() throws Exception {
    Command diff = diff(Shop.POLICY, "--fail-on-widening");
    assertEquals(0, diff.code(), diff.toString());
    assertTrue(
        diff.out()
            .matches(
                "no rule is written otherwise\n\nno difference in \\d{3,} requests that were tried"
                    + " \\(1 written or recorded, \\d+ generated\\)\n"),
        diff.out());
    assertEquals(diff, diff(Shop.POLICY, "--fail-on-widening"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <= 100   | <= 500
          for 5m   | for 10m
          shop.pay | shop.transfer
          amount   | total
          """)
  void each_example_is_a_test_that_passes_in_the_new_bundle(String from, String to)
      throws Exception {
    String policy = Shop.POLICY.replace(from, to);
    Command diff = diff(policy, "--output", "json");
    assertEquals(0, diff.code(), diff.toString());
    StringBuilder tests = new StringBuilder(policy);
    int count = 0;
    JsonObject json = JsonParser.parseString(diff.out()).getAsJsonObject();
    for (JsonElement group : json.getAsJsonArray("groups")) {
      String test = group.getAsJsonObject().get("test").getAsString();
      tests.append('\n').append(test.replace("test \"", "test \"" + ++count + " "));
    }
    assertTrue(count > 0, diff.out());
    Path pasted = Shop.write(directory.resolve("pasted"), tests.toString());
    Command run = Command.run("test", pasted.toString());
    assertEquals(0, run.code(), run + "\n" + tests);
    assertTrue(run.out().contains(count + " passed"), run.out());
  }

  @Test
  void facts_of_one_bundle_are_left_out_for_the_other() throws Exception {
    String policy =
        Shop.POLICY
            .replace("group agents", "attribute task.open: bool from vouched\n\ngroup agents")
            .replace("when args", "when task.open and args")
            .replace("at 2026", "task.open: true\n  at 2026");
    Command diff = diff(policy);
    assertEquals(0, diff.code(), diff.toString());
    assertTrue(diff.out().contains("NEWLY DENIED 1: allow by shop.small"), diff.out());
    Command back =
        Command.run(
            "diff", directory.resolve("new").toString(), directory.resolve("old").toString());
    assertEquals(0, back.code(), back.toString());
    assertTrue(back.out().contains("NEWLY ALLOWED 1: "), back.out());
  }

  @Test
  void recorded_requests_are_asked_of_both_and_secrets_are_not_shown() throws Exception {
    Path log = directory.resolve("log.jsonl");
    Files.writeString(log, Shop.recorded(7) + "\n\n" + Shop.recorded(300) + "\n");
    String rules = Shop.POLICY.substring(0, Shop.POLICY.indexOf("fixture"));
    Shop.write(directory.resolve("old"), rules);
    Command diff =
        diff(rules.replace("<= 100", "<= 500"), "--requests", log.toString(), "--tries", "0");
    assertEquals(0, diff.code(), diff.toString());
    assertTrue(diff.out().contains("from log.jsonl:3:\n"), diff.out());
    assertTrue(diff.out().contains("call shop.pay { amount: 300, pin: none }"), diff.out());
    assertFalse(diff.out().contains("1234"), diff.out());
    assertTrue(diff.out().contains("(2 written or recorded, "), diff.out());
  }

  @Test
  void a_line_of_a_log_that_is_no_request_is_named() throws Exception {
    Path log = directory.resolve("log.jsonl");
    Files.writeString(log, Shop.recorded(7) + "\n{\"call\": 3}\n");
    Command diff = diff(Shop.POLICY, "--requests", log.toString());
    assertEquals(1, diff.code(), diff.toString());
    assertEquals("", diff.out());
    assertTrue(diff.err().startsWith("remit: log.jsonl:2 is no "), diff.err());
    Files.writeString(log, Shop.recorded(7) + "\n{\n");
    assertTrue(
        diff(Shop.POLICY, "--requests", log.toString())
            .err()
            .startsWith("remit: log.jsonl:2 is no JSON"));
  }

  @Test
  void a_revision_of_git_is_compared_with_a_directory() throws Exception {
    GitRepository repository = GitRepository.at(directory.resolve("repository"));
    Shop.write(repository.place().resolve("policies"), Shop.POLICY);
    // An archive would be without the policies; a revision is not.
    Files.writeString(repository.place().resolve(".gitattributes"), "*.policy export-ignore\n");
    repository.git("add", "-A");
    repository.git("commit", "-q", "-m", "first");
    Shop.write(repository.place().resolve("policies"), Shop.POLICY.replace("for 5m", "for 10m"));
    Command diff =
        Command.run(
            "diff",
            "HEAD:policies",
            repository.place().resolve("policies").toString(),
            "--repository",
            repository.place().toString(),
            "--fail-on-widening");
    assertEquals(2, diff.code(), diff.toString());
    assertTrue(diff.out().contains("the grant is longer (widens)"), diff.out());
    for (String wrong : List.of("HEAD:nowhere", "v9:policies", "--upload-pack=x:policies")) {
      Command fault =
          Command.run("diff", "--repository", repository.place().toString(), "--", wrong, wrong);
      assertEquals(1, fault.code(), fault.toString());
      assertEquals(1, fault.err().lines().count(), fault.err());
    }
  }

  @Test
  void without_git_one_sentence_says_so() {
    CommandFault fault =
        org.junit.jupiter.api.Assertions.assertThrows(
            CommandFault.class,
            () -> new GitTree("no-such-git", directory, "HEAD", "policies").close());
    assertEquals("no-such-git cannot be run, and a revision needs it", fault.getMessage());
  }

  @Test
  void what_does_not_compile_is_not_compared() throws Exception {
    Command diff = diff(Shop.POLICY.replace("args.amount <= 100", "args.amont <= 100"));
    assertEquals(1, diff.code(), diff.toString());
    assertEquals("", diff.out());
    assertTrue(diff.err().contains("new does not compile"), diff.err());
  }
}
