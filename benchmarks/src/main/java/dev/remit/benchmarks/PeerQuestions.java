package dev.remit.benchmarks;

import java.math.BigDecimal;
import java.util.List;

/** What every peer is asked before it is timed: the question itself, and each way to miss it. */
final class PeerQuestions {
  private static RulesTwin.Slots slots(
      String server, String tool, String purpose, String dataset, String amount, int... trust) {
    return new RulesTwin.Slots(server, tool, purpose, dataset, new BigDecimal(amount), trust);
  }

  static final List<RulesTwin.Slots> ALL =
      List.of(
          RulesBenchmark.slots(),
          slots("crm", "pay0", "refund", "crm.account7", "100.00", 3, 2, 1),
          slots("hr", "pay0", "refund", "crm.account3", "99.50", 1, 1, 1),
          slots("crm", "pay1", "refund", "crm.account3", "99.50", 1, 1, 1),
          slots("crm", "pay0", "support", "crm.account3", "99.50", 1, 1, 1),
          slots("crm", "pay0", "refund", "crm.account8", "99.50", 1, 1, 1),
          slots("crm", "pay0", "refund", "crm.account3", "100.01", 1, 1, 1),
          slots("crm", "pay0", "refund", "crm.account3", "99.50", 0, 1, 1),
          slots("crm", "pay0", "refund", "crm.account3", "99.50", 1, 0, 1),
          slots("crm", "pay0", "refund", "crm.account3", "99.50", 1, 1, 0));

  private PeerQuestions() {}
}
