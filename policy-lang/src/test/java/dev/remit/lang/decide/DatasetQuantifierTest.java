package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Bundles;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.runtime.Source;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code some d in datasets satisfies (…)}: the datasets of a call looked at together. */
class DatasetQuantifierTest {
  private static final String PERMIT = "permit a \"A\" { grant for 1m }\n";

  private static Bench with(String more) {
    return new Bench(PERMIT + more);
  }

  private static Bench move(Bench bench, String source, String destination) {
    return bench.call(
        "fs", "move", "{\"source\":\"" + source + "\",\"destination\":\"" + destination + "\"}");
  }

  private static List<Diagnostic> errors(String rule) {
    return Bundles.diagnostics(Bench.CATALOGUE + rule).stream()
        .filter(Diagnostic::isError)
        .toList();
  }

  @Test
  void F54_a_rule_relates_two_datasets_of_one_call() {
    String exfiltration =
        """
        deny mixed "Labelled data does not go where anybody may read it" {
          when some d in datasets satisfies (d labelled pii)
          when some d in datasets satisfies (d.sensitivity == internal and not (d labelled pii))
        }
        """;
    assertEquals("DENIED p.mixed", move(with(exfiltration), "/etc/passwd", "/tmp/x").outcome());
    assertEquals("PERMITTED p.a", move(with(exfiltration), "/tmp/y", "/tmp/x").outcome());
    assertEquals("PERMITTED p.a", move(with(exfiltration), "/etc/y", "/etc/x").outcome());
  }

  @Test
  void its_name_its_path_and_its_properties_are_read_of_each() {
    String rule =
        "deny d \"D\" { when no d in datasets satisfies (d in { files, crm.** } and d.path under \"/etc\") }";
    assertEquals("PERMITTED p.a", move(with(rule), "/tmp/y", "/etc/x").outcome());
    assertEquals("DENIED p.d", move(with(rule), "/tmp/y", "/tmp/x").outcome());
    String named = "deny d \"D\" { when some d in datasets satisfies (d == crm.refunds) }";
    assertEquals("DENIED p.d", with(named).refund("5").outcome());
    assertEquals("PERMITTED p.a", with(named).call("crm", "query", "{}").outcome());
  }

  @Test
  void a_call_on_no_dataset_has_none_and_every_needs_one() {
    String some = "deny d \"D\" { when datasets is empty }";
    assertEquals("DENIED p.d", with(some).call("x", "noop", "{}").outcome());
    assertEquals("PERMITTED p.a", with(some).call("crm", "query", "{}").outcome());
    String every =
        "permit e \"E\" { %s when every d in datasets satisfies (d.sensitivity < restricted) }";
    List<Diagnostic> found = errors(every.formatted(""));
    assertEquals(List.of("E0304"), found.stream().map(each -> each.code().id()).toList());
    Bench guarded = new Bench(every.formatted("when datasets is not empty"));
    assertEquals("PERMITTED p.e", guarded.call("crm", "query", "{}").outcome());
    assertEquals("NOT_PERMITTED", guarded.call("x", "noop", "{}").outcome());
  }

  @Test
  void what_is_not_known_of_one_is_not_known_and_denies() {
    String owned = "deny d \"D\" { when some d in datasets satisfies (d.owner == \"mallory\") }";
    assertEquals("PERMITTED p.a", with(owned).refund("5").outcome());
    assertTrue(
        move(with(owned), "/tmp/y", "/tmp/x").outcome().startsWith("INDETERMINATE p.d dataset"),
        move(with(owned), "/tmp/y", "/tmp/x").outcome());
  }

  @Test
  void datasets_that_are_not_known_are_neither_none_nor_some() {
    for (String rule :
        List.of(
            "deny d \"D\" { when datasets is empty }",
            "deny d \"D\" { when datasets is not empty }",
            "deny d \"D\" { when some d in datasets satisfies (d labelled pii) }")) {
      Bench bench = with(rule).call("fs", "read", "{}");
      bench.asking.arguments =
          new Arguments.Typed(
              List.of(new Json.Member("paths", new Json.Elided("sha256:" + "0".repeat(64), 9))),
              true,
              Source.VOUCHED);
      assertTrue(bench.outcome().startsWith("INDETERMINATE p.d dataset"), bench.outcome());
    }
  }

  @Test
  void its_rows_and_labels_are_checked_as_those_of_dataset_are() {
    Stream.of("d labelled pi", "d.ownr == \"x\"", "d.sensitivity == secret", "d == crm.customer")
        .forEach(body -> {
          String rule = "deny d \"D\" { when some d in datasets satisfies (" + body + ") }";
          assertEquals(1, errors(rule).size(), body);
        });
  }
}
