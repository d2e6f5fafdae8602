package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Bundles;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.runtime.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long something is left, and how long ago it was: {@code hop.ttl} and its kin. */
class ClockValuesTest {
  private static final Instant NOON = Asking.NOON;
  private static final String PERMIT = "permit a \"A\" { grant for 1m }\n";

  private static Bench hops(String deny, Duration... left) {
    return new Bench(PERMIT + "deny d \"D\" { when " + deny + " }")
        .chain(
            left.length,
            hops -> {
              for (int i = 0; i < left.length; i++) {
                Instant end = NOON.plus(left[i]);
                hops.change(i, hop -> Hops.lasting(hop, NOON.minusSeconds(60), end));
              }
              return hops;
            });
  }

  private static Bench rotation(String unless) {
    return new Bench(PERMIT + "deny d \"D\" { unless " + unless + " }");
  }

  private static void refused(Code code, String rule) {
    List<Code> found =
        Bundles.diagnostics(Bench.CATALOGUE + rule).stream()
            .filter(Diagnostic::isError)
            .map(Diagnostic::code)
            .toList();
    assertEquals(List.of(code), found, rule);
  }

  @Test
  void a_hop_has_as_long_left_as_until_it_ends() {
    String ends = "some hop satisfies (hop.ttl < 30s)";
    assertEquals("PERMITTED p.a", hops(ends, Duration.ofSeconds(30)).outcome());
    assertEquals("DENIED p.d", hops(ends, Duration.ofSeconds(30).minusNanos(1)).outcome());
    assertEquals("DENIED p.d", hops(ends, Duration.ofMinutes(2), Duration.ofSeconds(20)).outcome());
  }

  @Test
  void an_answer_lasts_until_a_hop_crosses_its_bound() {
    Bench bench =
        hops("some hop satisfies (hop.ttl < 50s)", Duration.ofHours(1), Duration.ofSeconds(70));
    assertEquals(Optional.of(NOON.plusSeconds(20).plusNanos(1)), bench.allow().validUntil());
  }

  @Test
  void what_an_untrusted_hop_says_of_its_end_is_not_known() {
    Bench bench =
        new Bench(PERMIT + "deny d \"D\" { when some hop satisfies (hop.ttl < 30s) }")
            .chain(1, hops -> hops.change(0, hop -> Hops.trusted(hop, Source.ASSERTED)));
    bench.settings = Bench.settings(8, java.util.Set.of(), Source.ASSERTED);
    assertEquals("INDETERMINATE p.d hop.expires_at", bench.outcome());
  }

  @Test
  void a_delegation_that_ends_sooner_never_switches_a_deny_off() {
    refused(Code.CHAIN_POLARITY, "deny d \"D\" { when some hop satisfies (hop.ttl > 8h) }");
    refused(Code.CHAIN_POLARITY, "permit p \"P\" { when every hop satisfies (hop.ttl < 8h) }");
    assertEquals(
        "DENIED p.d",
        hops(
                "some hop satisfies (hop.ttl > 8h) because \"a long one is to be made anew\"",
                Duration.ofHours(9))
            .outcome());
  }

  @Test
  void a_hop_s_time_is_read_of_a_hop() {
    refused(Code.UNKNOWN_NAME, "deny d \"D\" { when hop.ttl < 1m }");
  }

  @Test
  void a_rotation_is_as_old_as_it_was_made() {
    String rule = "has credential.rotated_at and credential.rotation_age <= 1h";
    assertEquals(
        "PERMITTED p.a",
        rotation(rule).fact("credential.rotated_at", "\"2026-11-23T11:00:00Z\"").outcome());
    assertEquals(
        "DENIED p.d",
        rotation(rule).fact("credential.rotated_at", "\"2026-11-23T10:59:59Z\"").outcome());
    assertEquals("INDETERMINATE p.d credential.rotated_at", rotation(rule).outcome());
    Bench never = rotation(rule);
    never.asking.facts.add(
        new Question.Statement("credential.rotated_at", Sent.none(), Source.VOUCHED));
    assertEquals("DENIED p.d", never.outcome());
  }

  /** Without the guard this deny would say nothing of a credential that never ends. */
  @Test
  void what_may_have_no_end_or_no_rotation_is_guarded() {
    refused(Code.UNGUARDED, "deny d \"D\" { when credential.ttl > 90d }");
    refused(Code.UNGUARDED, "deny d \"D\" { when credential.rotation_age > 90d }");
    refused(Code.CLOCK, "deny d \"D\" { when credential.ttl default 1h > 90d }");
    Bench forever =
        new Bench(PERMIT + "deny d \"D\" { unless has credential.ttl and credential.ttl <= 90d }");
    assertEquals("DENIED p.d", forever.outcome());
    Bench guarded =
        new Bench(
            PERMIT + "deny d \"D\" { unless has credential.expires_at and credential.ttl <= 90d }");
    assertEquals("DENIED p.d", guarded.outcome());
    assertTrue(
        Bundles.diagnostics(Bench.CATALOGUE + "deny d \"D\" { when has credential.age }").stream()
            .anyMatch(found -> found.code() == Code.NOT_OPTIONAL));
  }
}
