package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.remit.lang.runtime.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The grant of an ALLOW, and for how long its answer may be used again. */
class GrantTest {
  private static final Instant NOON = Asking.NOON;

  private static Optional<Instant> in(long seconds) {
    return Optional.of(NOON.plusSeconds(seconds));
  }

  private static Bench bench(String rules) {
    Bench bench = new Bench(rules);
    bench.asking.task =
        Sent.of(new Question.TaskClaim("t-1", Sent.none(), Sent.none(), Source.VOUCHED));
    return bench;
  }

  private static Optional<Instant> end(Bench bench) {
    return Optional.of(bench.allow().grant().expiresAt());
  }

  @Test
  void F39_a_grant_always_ends() {
    assertEquals(in(300), end(bench("permit a \"A\" { }")));
    assertEquals(in(3600), end(bench("permit a \"A\" { grant for 12h }")));
    Bench small = bench("permit a \"A\" { grant for 12h }");
    small.settings =
        Bench.grants(Duration.ofSeconds(7), Duration.ofSeconds(9), Duration.ofSeconds(1));
    assertEquals(in(9), end(small));
  }

  @Test
  void F9_the_widest_permit_decides_and_is_reported() {
    Bench bench =
        bench(
            """
            permit short "S" { grant for 1m }
            permit long "L" { grant for 5m }
            permit single "O" { grant once for 1h }
            permit also_long "A" { grant for 5m }
            """);
    assertEquals("PERMITTED p.also_long", bench.outcome());
    assertEquals(in(300), end(bench));
  }

  @Test
  void F9_dropping_a_fact_of_the_short_permit_does_not_lengthen_the_grant() {
    String rules =
        """
        permit long "L" { grant for 1h }
        permit bound "B" { when credential.kind == jwt_svid grant for 1m }
        """;
    Optional<Instant> known = end(bench(rules).fact("credential.kind", "\"jwt_svid\""));
    assertEquals(known, end(bench(rules)));
  }

  @Test
  void of_several_accesses_the_narrowest_deciding_grant_is_given_and_its_rule_reported() {
    Bench bench =
        bench(
                """
                permit deletes "D" { tool in fs.* action is delete grant for 1m }
                permit writes "W" { tool in fs.* action is write grant for 5m }
                """)
            .call("fs", "move", "{\"source\":\"/w/a\",\"destination\":\"/w/b\"}");
    assertEquals("PERMITTED p.deletes", bench.outcome());
    assertEquals(in(60), end(bench));
    assertEquals(2, bench.allow().grant().accesses().size());
  }

  @Test
  void every_cap_cuts_the_grant() {
    Bench bench = bench("permit a \"A\" { grant for 30m }");
    bench.asking.chain =
        Sent.of(new Hops(1).change(0, hop -> Hops.lasting(hop, NOON, NOON.plusSeconds(40))).hops());
    assertEquals(in(40), end(bench));
    bench.asking.credential =
        Sent.of(new Question.CredentialClaim("c", Sent.of(NOON.plusSeconds(30)), Source.VOUCHED));
    assertEquals(in(30), end(bench));
    bench.asking.task =
        Sent.of(
            new Question.TaskClaim(
                "t-1", Sent.none(), Sent.of(NOON.plusSeconds(20)), Source.VOUCHED));
    assertEquals(in(20), end(bench));
    bench.memory.registerTask("t-1", Optional.empty(), in(10));
    assertEquals(in(10), end(bench));
  }

  @Test
  void an_obligation_caps_the_grant_by_the_shortest() {
    Bench bench =
        bench(
            """
            permit a "A" { grant for 30m }
            oblige b "B" { with cap_grant { at_most: 2m } }
            oblige c "C" { with cap_grant { at_most: 1m } }
            """);
    assertEquals(in(60), end(bench));
    assertEquals(0, bench.allow().obligations().size());
  }

  @Test
  void a_grant_that_would_end_at_once_is_expired() {
    assertEquals(
        "EXPIRED p.a",
        bench(
                """
                attribute env.most: duration from vouched
                permit a "A" { }
                oblige b "B" { with cap_grant { at_most: env.most } }
                """)
            .fact("env.most", "\"0s\"")
            .outcome());
  }

  /** F45: what was decided for these arguments is granted for these arguments. */
  @Test
  void F45_a_grant_is_bound_to_the_arguments_where_a_rule_in_effect_reads_them() {
    String permit = "permit a \"A\" { tool is crm.refund grant for 1m }\n";
    Decision.Grant free = bench(permit).refund("1").allow().grant();
    assertEquals(Optional.empty(), free.argumentsDigest());
    assertEquals(Optional.empty(), free.uses());
    for (String reader :
        new String[] {
          "permit b \"B\" { tool is crm.refund when args.amount > 500 }",
          "deny b \"B\" { tool is crm.refund when args.amount > 500 }",
          "oblige b \"B\" { tool is crm.refund when args.amount > 500 with mark { purpose: \"x\" } }",
        }) {
      Decision.Grant bound = bench(permit + reader).refund("1").allow().grant();
      assertEquals(Optional.of(1), bound.uses(), reader);
      assertNotEquals(Optional.empty(), bound.argumentsDigest(), reader);
      assertNotEquals(
          bound.argumentsDigest(),
          bench(permit + reader).refund("2").allow().grant().argumentsDigest());
    }
    Decision.Grant other =
        bench(permit + "deny b \"B\" { tool is x.open when args.amount > 500 }")
            .refund("1")
            .allow()
            .grant();
    assertEquals(Optional.empty(), other.argumentsDigest());
  }

  @Test
  void a_grant_that_cannot_be_bound_is_not_given() {
    Bench bench = bench("permit a \"A\" { tool is x.open when args.amount <= 5 }");
    bench.call("x", "open", "{\"amount\":1}");
    assertEquals("PERMITTED p.a", bench.outcome());
    Bench denied =
        bench(
            """
            permit a "A" { tool is x.open }
            oblige b "B" { tool is x.open when args.amount <= 5 with cap_grant { at_most: 1m } }
            """);
    denied.asking.tool("x", "open");
    denied.asking.arguments = Asking.raw("{\"amount\":1}", false, Source.VOUCHED);
    assertEquals("ARGUMENTS_INCOMPLETE p.a", denied.outcome());
  }

  @Test
  void the_holder_key_and_the_chain_are_in_the_grant() {
    Bench bench = bench("permit a \"A\" { }").fact("credential.holder_key", "\"sha256:abc\"");
    Decision.Grant grant = bench.allow().grant();
    assertEquals(Optional.of("sha256:abc"), grant.holderKey());
    assertEquals(Optional.of("t-1"), grant.task());
    String before = grant.chainDigest();
    assertNotEquals(before, bench.chain(2, chain -> chain).allow().grant().chainDigest());
  }

  private static Optional<Instant> validUntil(Bench bench) {
    return bench.allow().validUntil();
  }

  @Test
  void an_answer_may_be_used_again_until_the_grant_ends_or_the_cache_time_is_over() {
    assertEquals(in(30), validUntil(bench("permit a \"A\" { grant for 1m }")));
    assertEquals(in(5), validUntil(bench("permit a \"A\" { grant for 5s }")));
    assertEquals(Optional.empty(), validUntil(bench("permit a \"A\" { grant once }")));
  }

  @Test
  void an_answer_that_rests_on_an_approval_is_never_used_again() {
    assertEquals(
        Optional.empty(),
        validUntil(
            bench("permit a \"A\" { tool is crm.refund when args.amount > 0 }").refund("1")));
  }

  /** F37: the clock is looked at also in rules that are not true yet. */
  @Test
  void F37_an_answer_lasts_until_the_next_change_of_a_clock_comparison() {
    String permit = "permit a \"A\" { grant for 1m }\n";
    assertEquals(
        in(10),
        validUntil(bench(permit + "deny b \"B\" { when env.now >= 2026-11-23T12:00:10Z }")));
    assertEquals(
        Optional.of(NOON.plusSeconds(10).plusNanos(1)),
        validUntil(bench(permit + "deny b \"B\" { when env.now > 2026-11-23T12:00:10Z }")));
    assertEquals(
        in(10),
        validUntil(bench("permit a \"A\" { when env.now < 2026-11-23T12:00:10Z grant for 1m }")));
    assertEquals(
        in(30),
        validUntil(
            bench(
                permit + "deny b \"B\" { tool is x.noop when env.now >= 2026-11-23T12:00:10Z }")));
    assertEquals(
        in(30), validUntil(bench(permit + "deny b \"B\" { when env.now < 2026-11-23T11:00:00Z }")));
  }

  @Test
  void F37_an_age_and_a_time_to_live_change_when_they_cross_their_bound() {
    String permit = "permit a \"A\" { grant for 1m }\n";
    Bench age =
        bench(permit + "oblige b \"B\" { when credential.age > 1h with cap_grant { at_most: 1m } }")
            .fact("credential.issued_at", "\"2026-11-23T11:00:10Z\"");
    assertEquals(Optional.of(NOON.plusSeconds(10).plusNanos(1)), validUntil(age));
    Bench ttl =
        bench(
            permit
                + "oblige b \"B\" { when has credential.ttl and credential.ttl < 1m"
                + " with cap_grant { at_most: 1m } }");
    ttl.asking.credential =
        Sent.of(new Question.CredentialClaim("c", Sent.of(NOON.plusSeconds(75)), Source.VERIFIED));
    assertEquals(Optional.of(NOON.plusSeconds(15).plusNanos(1)), validUntil(ttl));
  }

  @Test
  void what_is_compared_with_the_clock_and_not_known_makes_an_answer_last_no_longer() {
    Bench unknown =
        bench(
            """
            permit a "A" { grant for 1m }
            oblige b "B" { when credential.age > 1h with cap_grant { at_most: 1m } }
            """);
    assertEquals(Optional.empty(), validUntil(unknown));
  }

  @Test
  void a_denial_carries_neither_grant_nor_obligation() {
    Bench bench =
        bench(
            """
            permit a "A" { }
            oblige b "B" { with mark { purpose: "x" } }
            deny c "C" { }
            """);
    assertEquals("DENIED p.c", bench.outcome());
  }
}
