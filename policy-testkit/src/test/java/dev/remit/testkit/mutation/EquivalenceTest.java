package dev.remit.testkit.mutation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.testkit.Suites;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the catalogue says is no proof where a request may say otherwise. */
class EquivalenceTest {
  /** The changes of a bundle that are proven to change no answer, with their rules. */
  private static List<String> proven(String text) {
    CompiledBundle bundle = Suites.compiled(text).bundle().interpreted();
    Equivalence equivalence = new Equivalence(bundle);
    return Mutants.of(bundle, Instant.MAX).stream()
        .filter(equivalence::isProven)
        .map(change -> change.mutant().rule() + ": " + change.mutant().change())
        .toList();
  }

  /** An argument that is elided leaves open which action it is. */
  @Test
  void an_action_by_an_argument_is_not_fixed() {
    String text =
        """
        package crm
        tool crm.view { args { mode: string } does %s on crm.d }
        dataset crm.d { sensitivity internal, labels { }, owner "crm" }
        permit view "View" { tool is crm.view action is read }
        """;
    String change = "crm.view: `action is read` was left out";
    assertTrue(proven(text.formatted("read")).contains(change));
    assertFalse(proven(text.formatted("action from args.mode { \"v\": read }")).contains(change));
  }

  @Test
  void a_dataset_that_the_request_names_may_be_any() {
    assertFalse(
        proven(
                """
                package crm
                tool crm.ask { does send on datasets from request }
                dataset crm.a { sensitivity internal, labels { }, owner "crm" }
                dataset crm.b { sensitivity internal, labels { }, owner "crm" }
                deny ask "Ask" { dataset in crm.* dataset is crm.a }
                """)
            .contains("crm.ask: `dataset is crm.a` was left out"));
  }

  /** One that is never true binds grants of others to its arguments while it is in effect. */
  @Test
  void a_rule_that_reads_arguments_matters_though_it_is_never_true() {
    String text =
        """
        package crm
        tool crm.pay { args { n: int } does pay on crm.d }
        tool crm.look { does read on crm.d }
        dataset crm.d { sensitivity internal, labels { }, owner "crm" }
        deny never_true "Never" {
          tool is crm.pay
          %s
          when some hop satisfies (hop.trust < vouched)
        }
        """;
    String change = "crm.never_true: `tool is crm.pay` was left out";
    assertTrue(proven(text.formatted("")).contains(change));
    assertFalse(proven(text.formatted("when args.n > 0")).contains(change));
  }
}
