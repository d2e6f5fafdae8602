package dev.remit.benchmarks;

import java.math.BigDecimal;
import java.util.Set;

/** The one rule of the agent policy, written by hand. */
final class RulesTwin {
  private static final BigDecimal MOST = new BigDecimal("100.00");
  private static final int VOUCHED = 1;
  private static final Set<String> ACCOUNTS =
      Set.of(
          "crm.account0",
          "crm.account1",
          "crm.account2",
          "crm.account3",
          "crm.account4",
          "crm.account5",
          "crm.account6",
          "crm.account7");

  private RulesTwin() {}

  /**
   * What the rule reads.
   *
   * @param trust of each hop, 0 (asserted) to 3 (verified)
   */
  record Slots(
      String server, String tool, String purpose, String dataset, BigDecimal amount, int[] trust) {}

  static boolean permits(Slots slots) {
    if (!slots.tool.equals("pay0")
        || !slots.server.equals("crm")
        || !slots.purpose.equals("refund")
        || !ACCOUNTS.contains(slots.dataset)
        || slots.amount.compareTo(MOST) > 0) {
      return false;
    }
    for (int trust : slots.trust) {
      if (trust < VOUCHED) {
        return false;
      }
    }
    return true;
  }
}
