package dev.remit.lang.fast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.Bundles;
import dev.remit.lang.decide.AlteredQuestion;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decider;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.ReasonCode;
import dev.remit.lang.runtime.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Obligations that the enforcement point does with the act are written by the fast path. */
class FastObligationsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final CompiledBundle BUNDLE =
      Bundles.compile(
          """
          package p
          tool s.pay { args { n: int, on: list<name> max 32 } does pay on args.on }
          dataset d.x { labels { } }
          dataset d.y { labels { } }
          permit a "A" { acts alone without credential without task tool is s.pay grant for 30m }
          oblige few "F" { dataset is d.x with max_rows { rows: 10 } }
          oblige fewer "G" { dataset is d.y with max_rows { rows: 5 } }
          oblige short "S" { tool is s.pay when args.n == 2 with cap_grant { at_most: 2m } }
          oblige maybe "M" { when env.region == "eu" with redact { fields: { iban } } }
          oblige people "P" { tool is s.pay when args.n == 3
            with human_approval { approvers: leads, count: 1, within: 10m } }
          group principals leads = { "https://idp.example" / "lead" }
          """);

  private final InMemoryLiveState state = new InMemoryLiveState();
  private final FastDecider decider = new FastDecider(BUNDLE);

  private static Question question(long n, Set<String> supported, String... datasets) {
    Json on = new Json.Array(List.of(datasets).stream().<Json>map(Json.Text::new).toList());
    return new AlteredQuestion(Alone.pay("1", n, on))
        .supported(supported)
        .facts(Alone.stating("env.region", "us", Source.VERIFIED))
        .question();
  }

  private Decision.Allow fast(Question question) {
    Decision decision = decider.decided(question, state, NOW).orElseThrow();
    assertEquals(Decider.decide(question, BUNDLE.interpreted(), state, NOW), decision);
    return (Decision.Allow) decision;
  }

  private ReasonCode left(Question question) {
    assertEquals(Optional.empty(), decider.decided(question, state, NOW));
    return decider.decide(question, state, NOW).reason().code();
  }

  @Test
  void what_two_accesses_oblige_to_is_merged_and_none_of_it_stays_for_the_next() {
    Set<String> all = Set.of("max_rows", "redact");
    assertEquals("[few, fewer]", rules(fast(question(1, all, "d.x", "d.y"))));
    assertEquals("[few]", rules(fast(question(1, all, "d.x"))));
    assertEquals("[fewer]", rules(fast(question(1, all, "d.y"))));
  }

  private static String rules(Decision.Allow allow) {
    return allow.obligations().getFirst().rules().stream()
        .map(id -> id.substring(id.indexOf('.') + 1))
        .toList()
        .toString();
  }

  @Test
  void a_grant_is_cut_by_an_obligation() {
    assertEquals(
        NOW.plusSeconds(120), fast(question(2, Set.of("max_rows"), "d.x")).grant().expiresAt());
    assertEquals(
        NOW.plusSeconds(1_800), fast(question(1, Set.of("max_rows"), "d.x")).grant().expiresAt());
  }

  @Test
  void what_is_unsupported_or_due_before_the_act_is_left_to_the_reference() {
    assertEquals(ReasonCode.OBLIGATION_UNSUPPORTED, left(question(1, Set.of("redact"), "d.x")));
    assertEquals(ReasonCode.APPROVAL_REQUIRED, left(question(3, Set.of("max_rows"), "d.x")));
  }

  /** Nobody says which region it is. */
  @Test
  void what_may_oblige_does() {
    Question known = question(1, Set.of("max_rows", "redact"), "d.x");
    Question unknown = withoutFacts(known);
    assertEquals(1, fast(known).obligations().size());
    assertEquals(2, fast(unknown).obligations().size());
    assertEquals(
        ReasonCode.OBLIGATION_UNSUPPORTED,
        left(withoutFacts(question(1, Set.of("max_rows"), "d.x"))));
  }

  private static Question withoutFacts(Question question) {
    return new AlteredQuestion(question).facts(List.of()).question();
  }
}
