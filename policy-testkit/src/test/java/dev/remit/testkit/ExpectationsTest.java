package dev.remit.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each part of an expectation is looked at: where it is right the test passes, where not it fails.
 */
class ExpectationsTest {
  private static List<String> of(String given, String expectation) {
    return Suites.mismatches("test \"t\" { given " + given + " expect " + expectation + " }");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "allow",
        "allow by read",
        "allow by crm.read for 5m",
        "allow until 11:05",
        "allow with redact",
        "allow with redact { fields: { iban } }",
        "allow with redact no other obligations",
        "allow not once",
        "listed"
      })
  void what_is_so_passes(String expectation) {
    assertEquals(List.of(), of("ticket", expectation));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          deny                          | deny, but allow by crm.read for 5m with redact { fields: { "iban" } }
          allow by refund               | by crm.refund, but by crm.read
          allow for 4m                  | for 4m, but for 5m
          allow once                    | once, but any number of times
          allow until 11:06             | until 2026-11-23T11:06:00Z, but until 2026-11-23T11:05:00Z
          allow with notify             | with notify, but with redact { fields: { "iban" } }
          allow with redact { fields: { bic } } | with redact { fields: { "bic" } }, but with redact { fields: { "iban" } }
          allow no obligations          | no obligations, but with redact { fields: { "iban" } }
          allow with redact { fields: { iban } } for 5m not once by refund | by crm.refund, but by crm.read
          malformed                     | malformed, but allow by crm.read for 5m with redact { fields: { "iban" } }
          hidden                        | hidden, but listed
          """)
  void what_is_not_so_fails(String expectation, String mismatch) {
    assertEquals(List.of(mismatch), of("ticket", expectation));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ticket with credential.kind: static_key | deny DENIED by keys |
          ticket with credential.kind: static_key | deny NOT_PERMITTED | NOT_PERMITTED, but DENIED
          ticket with credential.kind: static_key | deny by read | by crm.read, but by crm.keys
          ticket without credential.kind | deny INDETERMINATE by keys unknown credential.kind |
          ticket without credential.kind | deny unknown task.purpose | unknown task.purpose, but unknown credential.kind
          ticket with hop 0 { until: 10:30 } | deny CHAIN_EXPIRED hop 0 |
          ticket with hop 0 { until: 10:30 } | deny hop 1 | hop 1, but hop 0
          ticket with agent "spiffe://acme.example/other" | hidden NOT_PERMITTED |
          ticket with agent "spiffe://acme.example/other" | listed | listed, but hidden NOT_PERMITTED
          ticket with agent "spiffe://acme.example/other" | hidden DENIED | DENIED, but NOT_PERMITTED
          money | allow by refund once for 1m no obligations |
          money | allow not once | not once, but once
          ticket with chain unknown | malformed "chain" |
          ticket with chain unknown | malformed "task" | malformed "task", but malformed "chain"
          """)
  void reasons_are_held_against_what_is_expected(
      String given, String expectation, String mismatch) {
    assertEquals(mismatch == null ? List.of() : List.of(mismatch), of(given, expectation));
  }

  @Test
  void what_is_attached_beside_what_is_expected_fails() {
    String both =
        "oblige told \"Told\" { dataset is crm.customers with notify { channels: { \"x\" } } }\n";
    String test = "test \"t\" { given ticket expect allow with redact no other obligations }";
    assertEquals(List.of(), Suites.mismatches(test));
    List<String> found = Suites.mismatches(both + test);
    assertEquals(1, found.size());
    assertTrue(
        found.getFirst().startsWith("no other obligations, but with notify"), found.getFirst());
  }

  @Test
  void several_expectations_are_all_looked_at() {
    assertEquals(
        List.of("by crm.refund, but by crm.read", "for 1m, but for 5m"),
        Suites.mismatches(
            "test \"t\" { given ticket expect allow by refund expect allow for 1m }"));
  }
}
