package dev.remit.pdp.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.remit.pdp.command.Remit.Run;
import dev.remit.pdp.command.Remit.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code remit authorize}, over the shipped packs and their requests. */
class AuthorizeIT {
  private static final Path EXAMPLES = Remit.HOME.resolve("policies/examples");
  private static final List<Server> RUNNING = new ArrayList<>();

  @TempDir Path directory = Path.of("");

  @BeforeAll
  static void serve() throws IOException {
    RUNNING.add(Server.start(Remit.freePort()));
  }

  @AfterAll
  static void stop() {
    RUNNING.forEach(Server::close);
  }

  private static Run authorize(Path file, String... more) throws Exception {
    return Remit.run(
        Stream.concat(
                Stream.of("authorize", file.toString(), "--server", RUNNING.getFirst().address()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  static Stream<String> packs() throws IOException {
    try (Stream<Path> packs = Files.list(EXAMPLES)) {
      return packs.map(pack -> pack.getFileName().toString()).sorted().toList().stream();
    }
  }

  /** A request's file says how it is decided. */
  @ParameterizedTest
  @MethodSource("packs")
  void each_example_is_decided_as_its_name_says(String pack) throws Exception {
    Path requests = EXAMPLES.resolve(pack).resolve("requests");
    Run run = authorize(requests, "--output", "json");
    List<JsonObject> lines =
        run.out().lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
    try (Stream<Path> files = Files.list(requests)) {
      assertEquals(files.count(), lines.size());
    }
    for (JsonObject line : lines) {
      String name = line.get("request").getAsString();
      JsonObject decision = line.getAsJsonObject("decision");
      String expected = name.startsWith("allow-") ? "EFFECT_ALLOW" : "EFFECT_DENY";
      assertEquals(expected, decision.get("effect").getAsString(), line.toString());
      assertTrue(name.startsWith("allow-") || name.startsWith("deny-"), name);
    }
    assertEquals(2, run.code(), run.err());
  }

  /** The rule that decided, with dashes, begins what follows {@code deny-} in the file's name. */
  @Test
  void the_platform_s_requests_are_denied_by_the_rule_that_they_are_named_after() throws Exception {
    Set<String> shown = new TreeSet<>();
    for (JsonObject line : platform()) {
      String name = line.get("request").getAsString();
      JsonObject decision = line.getAsJsonObject("decision");
      if (name.startsWith("deny-")) {
        String rule =
            decision.getAsJsonObject("reason").getAsJsonObject("rule").get("id").getAsString();
        String dashed = rule.replace("pack.", "deny-").replace('.', '-').replace('_', '-');
        assertTrue(name.startsWith(dashed), name + " is denied by " + rule);
        shown.add(packAndRule(rule));
      }
      obliging(decision).forEach(rule -> shown.add(packAndRule(rule)));
    }
    // What a cap does shows in the grant alone.
    shown.add("static_keys.short_grants");
    shown.add("destructive_actions.short_grants");
    assertEquals(packRules(), shown);
  }

  @Test
  void a_static_key_s_grant_is_cut_and_only_personal_data_is_redacted() throws Exception {
    for (JsonObject line : platform()) {
      String name = line.get("request").getAsString();
      JsonObject decision = line.getAsJsonObject("decision");
      if (name.startsWith("allow-")) {
        Instant end =
            Instant.parse(decision.getAsJsonObject("grant").get("expiresAt").getAsString());
        boolean cut = end.isBefore(Instant.now().plusSeconds(121));
        assertTrue(cut || !name.contains("static-key"), line.toString());
        assertEquals(
            name.equals("allow-query-customers.json")
                ? List.of("pack.data_boundaries.redaction")
                : List.of(),
            obliging(decision),
            line.toString());
      }
    }
  }

  private static List<JsonObject> platform() throws Exception {
    Run run = authorize(EXAMPLES.resolve("platform/requests"), "--output", "json");
    return run.out().lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
  }

  private static List<String> obliging(JsonObject decision) {
    List<String> rules = new ArrayList<>();
    if (decision.has("obligations")) {
      decision
          .getAsJsonArray("obligations")
          .forEach(each ->
              each.getAsJsonObject()
                  .getAsJsonArray("rules")
                  .forEach(rule -> rules.add(rule.getAsString())));
    }
    return rules;
  }

  /** Of {@code pack.delegation.verified_only.too_deep} the pack and the rule, not the instance. */
  private static String packAndRule(String id) {
    List<String> parts = List.of(id.split("\\."));
    return parts.get(1) + "." + parts.getLast();
  }

  private static Set<String> packRules() throws IOException {
    Set<String> rules = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Remit.HOME.resolve("policies/packs"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".policy")).toList()) {
        String pack = file.getName(file.getNameCount() - 2).toString();
        Pattern.compile("(?m)^ *(?:deny|oblige) (\\w+) \"")
            .matcher(Files.readString(file))
            .results()
            .forEach(rule -> rules.add(pack + "." + rule.group(1)));
      }
    }
    return rules;
  }

  @Test
  void an_allowed_request_is_readable_and_exits_with_0() throws Exception {
    Run run = authorize(EXAMPLES.resolve("support/requests/allow-refund-small.json"));
    assertEquals(0, run.code(), run.toString());
    List<String> lines = run.out().lines().toList();
    assertTrue(
        lines
            .getFirst()
            .matches(
                "ALLOW {2}PERMITTED {2}examples\\.support\\.small_refund {2}"
                    + "examples/support/support\\.policy:\\d+"),
        run.out());
    assertEquals("  Refunds up to 100 are routine", lines.get(1));
    assertTrue(
        lines
            .get(2)
            .startsWith(
                "  grant: crm.refund to pay crm.refunds, 1 use, these arguments alone, until "),
        run.out());
  }

  @Test
  void a_denied_request_says_why_and_exits_with_2() throws Exception {
    Run run = authorize(EXAMPLES.resolve("support/requests/deny-query-static-key.json"));
    assertEquals(2, run.code());
    assertTrue(
        run.out().startsWith("DENY  DENIED  examples.support.static_keys_on_personal_data  "),
        run.out());
    assertTrue(run.out().contains("\n  Static keys never touch personal data\n"), run.out());
  }

  @Test
  void of_several_without_a_deny_the_exit_is_0() throws Exception {
    String allowed =
        Files.readString(EXAMPLES.resolve("support/requests/allow-query.json"))
            .replace("\"support-allow-query\"", "\"\"");
    Path array =
        Files.writeString(directory.resolve("several.json"), "[" + allowed + "," + allowed + "]");
    Run run = authorize(array);
    assertEquals(0, run.code(), run.toString());
    assertTrue(run.out().contains("several.json[1]\nALLOW"), run.out());
  }

  @Test
  void of_several_one_without_a_decision_makes_it_1_and_the_others_are_still_sent()
      throws Exception {
    String allowed = Files.readString(EXAMPLES.resolve("support/requests/allow-query.json"));
    String idTooLong = allowed.replace("support-allow-query", "x".repeat(200));
    Path array =
        Files.writeString(directory.resolve("mixed.json"), "[" + idTooLong + "," + allowed + "]");
    Run run = authorize(array);
    assertEquals(1, run.code());
    assertTrue(run.err().contains("mixed.json[0]: no decision: INVALID_ARGUMENT"), run.err());
    assertTrue(run.out().contains("mixed.json[1]\nALLOW"), run.out());
  }

  @Test
  void a_bad_file_in_a_directory_does_not_keep_the_others_from_being_decided() throws Exception {
    String allowed = Files.readString(EXAMPLES.resolve("support/requests/allow-query.json"));
    Files.writeString(directory.resolve("a.json"), "{ \"context\": ");
    Files.writeString(directory.resolve("b.json"), "[ 1, " + allowed + " ]");
    Files.writeString(directory.resolve("c.json"), allowed.replace("\"support-allow-", "\"c-"));
    Files.createDirectory(directory.resolve("d.json"));
    Run run = authorize(directory);
    assertEquals(1, run.code(), run.toString());
    List<String> faults = run.err().lines().toList();
    assertEquals(3, faults.size(), run.err());
    assertTrue(faults.get(0).contains("a.json is no JSON: "), run.err());
    assertTrue(faults.get(1).contains("b.json[0] is no request: "), run.err());
    assertTrue(faults.get(2).contains("d.json cannot be read"), run.err());
    assertTrue(run.out().contains("b.json[1]\nALLOW"), run.out());
    assertTrue(run.out().contains("c.json\nALLOW"), run.out());
    Run machine = authorize(directory, "--output", "json");
    assertEquals(1, machine.code());
    assertEquals("", machine.err());
    assertEquals(
        List.of("a.json", "b.json[0]", "b.json[1]", "c.json", "d.json"),
        machine
            .out()
            .lines()
            .map(line -> JsonParser.parseString(line).getAsJsonObject())
            .peek(line -> assertTrue(line.has("error") != line.has("decision"), line.toString()))
            .map(line -> line.get("request").getAsString())
            .toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ \"context\": ",
        "{ \"context\": {}, \"context\": {} }",
        "{ \"contexts\": {} }",
        "[]",
        "[ 1 ]",
        "{} {}",
        "{ 'context': {} }",
      })
  void a_file_that_is_no_request_is_one_sentence_and_exit_1(String json) throws Exception {
    Run run = authorize(Files.writeString(directory.resolve("bad.json"), json));
    assertEquals(1, run.code(), run.toString());
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("remit: ") && run.err().contains("bad.json"), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  @Test
  void without_a_file_or_a_server_the_exit_is_1() throws Exception {
    assertEquals(1, authorize(directory.resolve("none.json")).code());
    assertEquals(1, authorize(directory).code());
    assertEquals(1, Remit.run("authorize").code());
    Run nobody =
        Remit.run(
            "authorize",
            EXAMPLES.resolve("support/requests/allow-query.json").toString(),
            "--server",
            "127.0.0.1:" + Remit.freePort());
    assertEquals(1, nobody.code());
    assertEquals(1, nobody.err().lines().count(), nobody.err());
    assertTrue(nobody.err().contains("start it with `remit serve`"), nobody.err());
  }
}
