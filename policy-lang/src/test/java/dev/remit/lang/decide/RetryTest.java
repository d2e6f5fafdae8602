package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whether an ALLOW that was given still stands when its question comes again, a minute later. */
class RetryTest {
  private static final String PERMIT = "permit a \"A\" { grant for 30m }\n";
  private static final String STANDS = "";
  private static final String SOON = "2026-11-23T12:00:30Z";

  private static Bench bench(String rules) {
    Bench bench = new Bench(rules);
    bench.asking.task =
        Sent.of(new Question.TaskClaim("t-1", Sent.none(), Sent.none(), Source.VOUCHED));
    bench.asking.supported = Set.of("redact");
    return bench;
  }

  /** What the retry gets: nothing else, or code and rule of a DENY. */
  private static String retry(Bench bench) {
    return retry(bench, bench.allow());
  }

  private static String retry(Bench bench, Decision.Allow given) {
    return Decider.withdrawn(
            given, bench.asking.question(), bench.bundle(), bench.state, bench.now.plusSeconds(60))
        .map(Decision::reason)
        .map(reason -> reason.code() + reason.rule().map(rule -> " " + rule.id()).orElse(""))
        .orElse(STANDS);
  }

  @Test
  void it_stands_while_nothing_has_changed() {
    assertEquals(STANDS, retry(bench(PERMIT)));
    assertEquals(STANDS, retry(bench("permit a \"A\" { grant once for 5m }")));
  }

  @Test
  void it_falls_with_its_grant_its_chain_its_credential_and_its_task() {
    assertEquals("EXPIRED", retry(bench("permit a \"A\" { grant for 1m }")));
    Bench chain = bench(PERMIT);
    chain.asking.chain =
        Sent.of(
            new Hops(1)
                .change(0, hop -> Hops.lasting(hop, chain.now, chain.now.plusSeconds(60)))
                .hops());
    assertEquals("CHAIN_EXPIRED", retry(chain));
    Bench credential = bench(PERMIT);
    credential.asking.credential =
        Sent.of(
            new Question.CredentialClaim(
                "c", Sent.of(credential.now.plusSeconds(60)), Source.VOUCHED));
    assertEquals("CREDENTIAL_EXPIRED", retry(credential));
    Bench task = bench(PERMIT);
    Decision.Allow given = task.allow();
    task.memory.endTask("t-1");
    assertEquals("TASK_ENDED", retry(task, given));
  }

  @Test
  void it_falls_where_a_deny_has_become_true_or_unknown() {
    assertEquals(
        "DENIED p.late", retry(bench(PERMIT + "deny late \"L\" { when env.now >= " + SOON + " }")));
    assertEquals(
        "INDETERMINATE p.late",
        retry(
            bench(
                PERMIT
                    + "deny late \"L\" { when env.now >= "
                    + SOON
                    + " when env.region == \"eu\" }")));
  }

  @Test
  void it_falls_where_its_permit_has_become_false() {
    String early = "permit early \"E\" { when env.now < " + SOON + " grant for 30m }\n";
    assertEquals("NOT_PERMITTED", retry(bench(early)));
    assertEquals(
        "EXPIRED", retry(bench(early + "permit short \"S\" { grant for 5m }")), "another rule");
  }

  @Test
  void it_falls_where_an_access_is_permitted_for_less_than_it_was() {
    String rules =
        """
        permit deletes "D" { tool is fs.move action is delete grant for 10m }
        permit writes "W" { tool is fs.move action is write when env.now < %s grant for 20m }
        permit writes_less "L" { tool is fs.move action is write grant for %s }
        """;
    String move = "{\"source\":\"/w/a\",\"destination\":\"/w/b\"}";
    assertEquals("EXPIRED", retry(bench(rules.formatted(SOON, "5m")).call("fs", "move", move)));
    assertEquals(STANDS, retry(bench(rules.formatted(SOON, "10m")).call("fs", "move", move)));
  }

  @Test
  void it_stands_where_a_wider_permit_has_become_true() {
    assertEquals(
        STANDS,
        retry(
            bench(
                "permit now \"N\" { grant for 10m }\n"
                    + "permit later \"L\" { when env.now >= "
                    + SOON
                    + " grant for 30m }")));
  }

  @Test
  void it_falls_where_the_obligations_have_changed() {
    String from = " when env.now >= " + SOON;
    String until = " when env.now < " + SOON;
    String redact = " with redact { fields: { iban } } }\n";
    assertEquals("EXPIRED", retry(bench(PERMIT + "oblige r \"R\" {" + from + redact)));
    assertEquals("EXPIRED", retry(bench(PERMIT + "oblige r \"R\" {" + until + redact)));
    assertEquals(STANDS, retry(bench(PERMIT + "oblige r \"R\" {" + redact)));
    assertEquals(
        "EXPIRED",
        retry(bench(PERMIT + "oblige r \"R\" {" + from + " with step_up { acr: \"mfa\" } }")));
    assertEquals(
        "OBLIGATION_UNSUPPORTED p.r",
        retry(bench(PERMIT + "oblige r \"R\" {" + from + " with max_rows { rows: 3 } }")));
  }

  @Test
  void it_falls_where_a_cap_has_become_shorter() {
    assertEquals(
        "EXPIRED",
        retry(
            bench(
                PERMIT
                    + "oblige c \"C\" { when env.now >= "
                    + SOON
                    + " with cap_grant { at_most: 1m } }")));
    Bench task = bench(PERMIT);
    Decision.Allow given = task.allow();
    task.memory.registerTask(
        "t-1", java.util.Optional.empty(), java.util.Optional.of(task.now.plusSeconds(120)));
    assertEquals("EXPIRED", retry(task, given));
  }

  @Test
  void it_falls_where_its_grant_would_now_be_bound_to_its_arguments() {
    assertEquals(
        "EXPIRED",
        retry(
            bench(
                    "permit a \"A\" { tool is crm.refund grant for 30m }\n"
                        + "deny c \"C\" { env.now >= "
                        + SOON
                        + " tool is crm.refund when args.amount > 500 }")
                .refund("1")));
  }

  @Test
  void an_approval_that_was_used_for_it_is_not_asked_for_again() {
    Bench bench =
        bench(
            PERMIT
                + "oblige lead \"L\" { with human_approval { approvers: leads, count: 1, within: 10m }"
                + " }\n");
    bench.fact(
        "task.requester", "{\"issuer\":\"https://idp.acme.example\",\"subject\":\"leads/boss\"}");
    String demand = bench.deny().ask().orElseThrow().demandDigest();
    Value.Identity anna = Bench.person("leads/anna");
    bench.memory.approve(demand, new LiveState.Approval("ok-1", anna, bench.now));
    bench.asking.approvals = List.of(new Question.PresentedApproval("ok-1"));
    Decision.Allow given = bench.allow();
    assertEquals(STANDS, retry(bench, given));
    assertEquals("APPROVAL_REQUIRED p.lead", bench.outcome(), "the approval is used up");
  }
}
