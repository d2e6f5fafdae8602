package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code remit test --requests}: requests of files are cases. */
class RequestOptionsTest {
  @TempDir Path directory = Path.of("");

  private Command test(String file, String text, String... more) throws IOException {
    Path policies = Shop.write(directory.resolve("policies"), Shop.POLICY);
    Path requests = Files.writeString(directory.resolve(file), text);
    String[] arguments = new String[4 + more.length];
    arguments[0] = "test";
    arguments[1] = policies.toString();
    arguments[2] = "--requests";
    arguments[3] = requests.toString();
    System.arraycopy(more, 0, arguments, 4, more.length);
    return Command.run(arguments);
  }

  private static String line(int amount, String more) {
    return Shop.recorded(amount).replaceFirst("}$", ", " + more + "}") + "\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          5   | "expect": "allow by shop.small for 5m with notify" | 0
          500 | "expect": "deny NOT_PERMITTED" | 0
          500 | "expect": "allow" | 2
          5   | "decision": {"effect": "EFFECT_ALLOW", "reason": {"code": "PERMITTED", "rule": {"id": "shop.small"}}} | 0
          5   | "decision": {"effect": "EFFECT_DENY", "reason": {"code": "NOT_PERMITTED"}} | 2
          500 | "decision": {"effect": "EFFECT_DENY", "reason": {"code": "NOT_PERMITTED"}, "id": "x", "later": 1} | 0
          500 | "decision": {"effect": "EFFECT_DENY", "reason": {"code": "REVOKED"}} | 2
          500 | "decision": {"effect": "EFFECT_DENY", "reason": {"code": "INTERNAL"}} | 0
          """)
  void a_line_says_what_is_expected(int amount, String more, int code) throws IOException {
    Command test = test("log.jsonl", line(amount, more));
    assertEquals(code, test.code(), test.out() + test.err());
  }

  @Test
  void a_request_by_itself_passes_if_both_engines_agree() throws IOException {
    Command test = test("one.json", Shop.request(5), "--at", "2026-11-23T11:00:00Z");
    assertEquals(0, test.code(), test.out() + test.err());
    assertTrue(test.out().startsWith("1 test: 1 passed"), test.out());
    assertTrue(test.out().contains("rules 2 of 2"), "it counts as covered: " + test.out());
  }

  @Test
  void what_fails_is_shown_at_its_line_without_the_request() throws IOException {
    Command test =
        test("log.jsonl", Shop.recorded(5) + "\n\n" + line(5, "\"expect\": \"deny DENIED\""));
    assertEquals(2, test.code(), test.err());
    assertTrue(test.out().contains("FAILED log.jsonl:3\n"), test.out());
    assertTrue(test.out().contains("log.jsonl:3:1\n"), test.out());
    assertTrue(test.out().contains("3 | deny DENIED"), test.out());
    assertFalse(test.out().contains("\"1234\""), "the secret is not shown");
    assertFalse(test.out().contains("pin"), "nor anything else of the request");
  }

  @Test
  void they_are_filtered_by_file_and_by_line() throws IOException {
    String log = line(5, "\"expect\": \"allow\"") + line(5, "\"expect\": \"deny\"");
    assertEquals(2, test("log.jsonl", log).code());
    assertEquals(0, test("log.jsonl", log, "--filter", "log.jsonl:1").code());
    assertEquals(2, test("log.jsonl", log, "--filter", "*log.jsonl").code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          "expect": 1 | log.jsonl:1: `expect` is a text
          "expect": "alow" | log.jsonl:1 expects what is not to be understood
          "expect": "allow by shop.smal" | there is no rule `shop.smal` in effect
          "expect": "allow", "decision": {} | say `expect` or `decision`, not both
          "decision": {} | `decision` has no effect
          "decision": {"effect": 7} | `decision` has no effect
          "decision": {"effect": {}} | `decision` is no remit.v1.Decision
          """)
  void what_is_not_to_be_understood_is_said(String more, String message) throws IOException {
    Command test = test("log.jsonl", line(5, more));
    assertEquals(1, test.code(), test.out());
    assertTrue(test.err().contains(message), test.err());
  }

  @Test
  void a_time_without_requests_is_refused() throws IOException {
    String policies = Shop.write(directory.resolve("policies"), Shop.POLICY).toString();
    for (String[] arguments :
        new String[][] {
          {"test", policies, "--at", "2026-11-23T11:00:00Z"},
          {"test", policies, "--watch", "--at", "2026-11-23T11:00:00Z"},
          {"diff", policies, policies, "--at", "2026-11-23T11:00:00Z"}
        }) {
      Command test = Command.run(arguments);
      assertEquals(1, test.code(), test.out());
      assertTrue(test.err().contains("give --requests FILE as well, or leave it out"), test.err());
    }
  }
}
