package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Which permit an explanation shows where none holds. */
class NearestPermitTest {
  private static final String OF_ANOTHER_TOOL = "permit a \"A\" { tool is crm.query }\n";
  private static final String TOO_MUCH = " when args.amount <= 1.00 }\n";

  private static String nearest(String rules) {
    Bench bench = new Bench(rules).refund("5");
    return Explainer.explain(bench.asking.question(), bench.bundle(), bench.state, bench.now)
        .accesses()
        .getFirst()
        .nearestPermit()
        .map(part -> part.rule().id())
        .orElse("none");
  }

  @Test
  void of_two_that_fail_in_one_clause_the_one_that_names_the_called_tool_is_nearest() {
    assertEquals(
        "p.b", nearest(OF_ANOTHER_TOOL + "permit b \"B\" { tool is crm.refund" + TOO_MUCH));
    assertEquals(
        "p.b",
        nearest(
            OF_ANOTHER_TOOL
                + "permit b \"B\" { tool in { crm.refund, x.noop } when credential.kind == static_key }"));
  }

  @Test
  void a_pattern_of_tools_names_none() {
    assertEquals(
        "p.a",
        nearest(
            OF_ANOTHER_TOOL
                + "permit b \"B\" { tool in crm.* when credential.kind == static_key }"));
  }

  @Test
  void fewer_failing_clauses_come_before_a_named_tool() {
    assertEquals(
        "p.a",
        nearest(
            OF_ANOTHER_TOOL
                + "permit b \"B\" { tool is crm.refund when args.amount <= 1.00 when credential.kind == static_key }"));
  }

  @Test
  void of_two_that_name_it_the_smaller_id_is_nearest() {
    assertEquals(
        "p.b",
        nearest(
            "permit c \"C\" { tool is crm.refund"
                + TOO_MUCH
                + "permit b \"B\" { tool is crm.refund"
                + TOO_MUCH));
  }
}
