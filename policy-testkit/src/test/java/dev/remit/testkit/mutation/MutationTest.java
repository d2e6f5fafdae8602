package dev.remit.testkit.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.bundle.BundleFault;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.suite.Case;
import dev.remit.lang.suite.Suite;
import dev.remit.testkit.Suites;
import dev.remit.testkit.mutation.MutationResult.Kill;
import dev.remit.testkit.mutation.MutationResult.Survivor;
import dev.remit.testkit.report.MutationText;
import dev.remit.testkit.run.Progress;
import dev.remit.testkit.run.Replay;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a suite notices of a bundle that is changed. */
class MutationTest {
  private static final String RULES =
      """
      package crm

      label pii

      attribute task.purpose: string from vouched

      tool crm.query { args { customer: string } does read on crm.customers }
      tool crm.refund { args { amount: decimal } does pay on crm.refunds }

      dataset crm.customers { sensitivity confidential, labels { pii }, owner "team-crm" }
      dataset crm.refunds { sensitivity internal, labels { }, owner "team-crm" }

      permit read "Customers are read for a ticket" {
        tool is crm.query
        when task.purpose == "support"
        grant for 2m
      }

      permit refund "Refunds are paid" {
        tool is crm.refund
        when chain.depth <= 2
        grant once for 1m
      }

      deny static_key "Static keys are not used" {
        when credential.kind == static_key
      }

      oblige redact "Card numbers are cut out" {
        dataset labelled pii
        with redact { fields: { "card", "iban" } }
      }
      """;

  private static final String TESTS =
      """

      fixture ticket {
        agent "spiffe://acme.example/agent/7"
        principal "https://idp.acme.example" / "emma"
        chain principal -> agent
        task { id: "t-1", purpose: "support" }
        credential { kind: jwt_svid, expires_at: 12:00 }
        call crm.query { customer: "c-9" }
        at 2026-11-23T11:00:00Z
      }

      test "a ticket is read" {
        given ticket
        expect allow by read for 2m with redact { fields: { "card", "iban" } }
      }

      test "nothing else is read" {
        given ticket with task.purpose: "sales"
        expect deny NOT_PERMITTED
      }

      test "a refund" {
        given ticket
        call crm.refund { amount: 1.00 }
        task.purpose: "sales"
        expect allow by refund once for 1m no obligations
      }

      test "no static keys" {
        given ticket with credential.kind: static_key
        expect deny by static_key
      }

      test "a refund through two" {
        given ticket
        call crm.refund { amount: 1.00 }
        chain principal -> "spiffe://acme.example/agent/8" -> agent
        expect allow by refund
      }

      test "a refund through three" {
        given ticket
        call crm.refund { amount: 1.00 }
        chain principal -> "spiffe://acme.example/agent/8" -> "spiffe://acme.example/agent/9" -> agent
        expect deny NOT_PERMITTED
      }
      """;

  private static final String THROUGH_TWO = "test \"a refund through two\"";

  private static MutationResult mutated(TestedBundle tested, int jobs) {
    assertEquals(0, Suites.run(tested).failures());
    return new MutationRunner(
            tested,
            tested.suite().cases(),
            new MutationRunner.Options(jobs, 1, 1_000),
            Progress.NONE)
        .run();
  }

  private static MutationResult mutated(String text) {
    return mutated(Suites.compiled(text), 2);
  }

  /** All that counts, without times. */
  private static String words(MutationResult result, TestedBundle tested) {
    return result.killed() + "\n" + result.equivalent() + MutationText.of(result, tested.bundle());
  }

  /** The tests without one of them. */
  private static String without(String test) {
    int start = TESTS.indexOf(test);
    return TESTS.substring(0, start) + TESTS.substring(TESTS.indexOf("\n}\n", start) + 3);
  }

  private static List<String> changes(Stream<Mutant> mutants) {
    return mutants.map(Mutant::change).toList();
  }

  @Test
  void a_suite_notices_every_change_of_its_rules() {
    MutationResult result = mutated(RULES + TESTS);
    assertEquals(List.of(), result.survivors());
    assertEquals(100, result.percent());
    assertTrue(
        changes(result.killed().stream().map(Kill::mutant))
            .containsAll(
                List.of(
                    "the permit became a deny",
                    "the deny became a permit",
                    "the oblige was left out",
                    "the grant for 2m became one for 4m",
                    "`once` was left out of the grant",
                    "`task.purpose == \"support\"` was left out",
                    "`task.purpose == \"support\"` became its opposite",
                    "`chain.depth <= 2`: `<=` became `<`",
                    "`chain.depth <= 2`: 2 became 3",
                    "`fields: { \"card\", \"iban\" }`: \"iban\" was left out")),
        result.killed().toString());
  }

  @Test
  void without_one_test_its_change_is_listed_with_a_test_that_would_notice() {
    TestedBundle tested = Suites.compiled(RULES + without("test \"nothing else is read\""));
    assertEquals(
        """
        NOT NOTICED crm.read: `task.purpose == "support"` was left out
             --> a.policy:15:8
          15 |   when task.purpose == "support"
             |        ^^^^^^^^^^^^^^^^^^^^^^^^^
          this test would:

          test "crm.read: task.purpose == 'support' was left out" {
            given crm.ticket
            task.purpose: "supportx"
            expect deny NOT_PERMITTED
          }

        NOT NOTICED crm.refund: `tool is crm.refund` was left out
             --> a.policy:20:3
          20 |   tool is crm.refund
             |   ^^^^^^^^^^^^^^^^^^
          the test "crm.read: task.purpose == 'support' was left out" above would notice this too

        mutation: 21 of 23 changes noticed (91 %)
        """,
        MutationText.of(mutated(tested, 2), tested.bundle()));
  }

  @Test
  void where_no_request_is_found_it_says_how_many_were_tried() {
    TestedBundle tested = Suites.compiled(RULES + without(THROUGH_TWO));
    assertEquals(
        """
        NOT NOTICED crm.refund: `chain.depth <= 2`: `<=` became `<`
             --> a.policy:21:8
          21 |   when chain.depth <= 2
             |        ^^^^^^^^^^^^^^^^
          of 1000 requests that were tried, none is answered so that a test would notice; another may be

        mutation: 22 of 23 changes noticed (95 %)
        """,
        MutationText.of(mutated(tested, 2), tested.bundle()));
  }

  @Test
  void what_it_prints_can_be_pasted_and_notices() {
    TestedBundle tested = Suites.compiled(RULES + without("test \"a refund\""));
    MutationResult before = mutated(tested, 2);
    assertFalse(before.survivors().isEmpty());
    StringBuilder pasted = new StringBuilder();
    List<String> lines = MutationText.of(before, tested.bundle()).lines().toList();
    boolean inside = false;
    for (String line : lines) {
      inside |= line.startsWith("  test ");
      pasted.append(inside ? line + "\n" : "");
      inside &= !line.equals("  }");
    }
    MutationResult after = mutated(RULES + without("test \"a refund\"") + pasted);
    assertEquals(
        changes(
            before.survivors().stream()
                .filter(each -> each.told().isEmpty())
                .map(Survivor::mutant)),
        changes(after.survivors().stream().map(Survivor::mutant)));
  }

  @Test
  void the_result_depends_on_the_seed_and_not_on_the_jobs() {
    TestedBundle tested = Suites.compiled(RULES + without(THROUGH_TWO));
    assertEquals(words(mutated(tested, 1), tested), words(mutated(tested, 4), tested));
  }

  @Test
  void a_scenario_notices_what_its_steps_do() {
    MutationResult result =
        mutated(
            Suites.RULES
                + """
                scenario "an approval is used once" given money with args.amount: 50.00 {
                  step "asks" { expect deny APPROVAL_REQUIRED }
                  approved by "https://idp.acme.example" / "leads/1"
                  wait 11m
                  step "again" { expect deny APPROVAL_REQUIRED }
                }
                """);
    assertTrue(
        changes(result.killed().stream().map(Kill::mutant)).contains("the oblige was left out"));
  }

  /** A rule that reads arguments binds whatever it is in effect for to one use. */
  @Test
  void a_grant_that_has_become_one_for_once_is_noticed_by_not_once() {
    String change = "`tool is crm.refund` was left out";
    Function<String, List<String>> of =
        how ->
            changes(
                mutated(
                        Suites.RULES
                            + "test \"t\" { given ticket expect allow by read "
                            + how
                            + " }\n")
                    .killed()
                    .stream()
                    .map(Kill::mutant)
                    .filter(mutant -> mutant.rule().equals("crm.refund")));
    assertFalse(of.apply("for 5m").contains(change));
    assertTrue(of.apply("not once for 5m").contains(change));
  }

  @Test
  void a_change_that_provably_changes_nothing_is_counted_apart() {
    MutationResult result =
        mutated(
            """
            package crm governs tool crm.**
            label pii
            tool crm.query { args { n: int } does read on crm.customers }
            tool crm.list { does read on crm.customers }
            dataset crm.customers { sensitivity confidential, labels { pii }, owner "crm" }
            permit query "Q" {
              tool is crm.query
              dataset in { crm.customers, crm.* }
              when args.n <= 5
              when args.n <= 9
              when every hop satisfies (hop.trust >= vouched)
              grant once for 1m
            }
            permit list "L" { tool is crm.list }
            fixture base {
              agent "spiffe://acme.example/bot"
              principal "https://idp.acme.example" / "emma"
              task { id: "t-1" }
              credential { expires_at: 12:00 }
              call crm.query { n: 5 }
              at 2026-11-23T11:00:00Z
            }
            test "q" { given base expect allow by query once for 1m }
            test "l" { given base with call crm.list { } expect allow by list for 5m }
            """);
    assertEquals(
        List.of(
            "`tool crm.**` was left out",
            "`dataset in { crm.customers, crm.* }` was left out",
            "`dataset in { crm.customers, crm.* }`: `crm.*` was left out",
            "`dataset in { crm.customers, crm.* }`: `crm.customers` was left out",
            "`args.n <= 9` was left out",
            "`args.n <= 9`: `<=` became `<`",
            "`args.n <= 9`: 9 became 10",
            "`every hop satisfies (hop.trust >= vouched)` was left out",
            "`every hop satisfies (hop.trust >= vouched)`: `every` became `some`",
            "`once` was left out of the grant",
            "`tool crm.**` was left out"),
        changes(result.equivalent().stream()));
  }

  /**
   * By what the catalogue's accesses are together, by a clause that is never true, by one member.
   */
  @Test
  void clauses_are_held_together_against_the_accesses_of_the_catalogue() {
    MutationResult result =
        mutated(
            """
            package crm
            label pii
            tool crm.query { does read on crm.customers }
            tool crm.pay { does pay on crm.money }
            tool hr.look { does read on hr.staff }
            dataset crm.customers { sensitivity confidential, labels { pii }, owner "crm" }
            dataset crm.money { sensitivity internal, labels { }, owner "crm" }
            dataset hr.staff { sensitivity internal, labels { }, owner "hr" }
            permit query "Reading customers" {
              tool in crm.*
              dataset in { crm.customers, hr.staff }
              action is read
            }
            deny untrusted "Never" {
              when some hop satisfies (hop.trust < vouched)
              when task.purpose == "x"
            }
            fixture base {
              agent "spiffe://acme.example/bot"
              principal "https://idp.acme.example" / "emma"
              task { id: "t-1", purpose: "y" }
              credential { expires_at: 12:00 }
              call crm.query { }
              at 2026-11-23T11:00:00Z
            }
            test "q" { given base expect allow by query for 5m }
            test "p" { given base with call crm.pay { } expect deny }
            test "h" { given base with call hr.look { } expect deny }
            """);
    assertEquals(
        List.of(
            "`dataset in { crm.customers, hr.staff }` was left out",
            "`dataset in { crm.customers, hr.staff }`: `hr.staff` was left out",
            "`action is read` was left out",
            "`task.purpose == \"x\"` was left out",
            "`task.purpose == \"x\"` became its opposite",
            "the deny became a permit"),
        changes(result.equivalent().stream()));
  }

  /** The shipped policies: no test and no request that is found notices what is called the same. */
  @Test
  void nothing_is_called_the_same_that_is_not() throws BundleFault {
    TestedBundle tested = Suites.read(Path.of("../policies"));
    CompiledBundle reference = tested.bundle().interpreted();
    Equivalence equivalence = new Equivalence(reference);
    List<Mutant> same =
        Mutants.of(reference, Instant.MAX).stream()
            .filter(equivalence::isProven)
            .map(RuleChanges.Change::mutant)
            .toList();
    assertTrue(same.size() > 20, same.size() + " changes");
    for (Mutant mutant : same) {
      CompiledBundle changed = Mutants.in(reference, mutant);
      for (Case each : tested.suite().cases()) {
        if (each.stages().getFirst().scene().rows().isEmpty()) {
          assertTrue(Replay.passes(each, changed), mutant.rule() + ": " + mutant.change());
        }
      }
    }
    Teller teller = new Teller(tested, reference, same, Progress.NONE, 1);
    List<Suite.Start> starts = tested.suite().scenes();
    teller.search(starts, 7, 3_000);
    assertEquals(
        List.of(), teller.survivors().stream().filter(each -> each.told().isPresent()).toList());
  }
}
