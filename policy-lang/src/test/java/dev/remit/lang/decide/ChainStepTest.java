package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.decide.Scope.Bound;
import dev.remit.lang.runtime.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Step 3: the chain. */
class ChainStepTest {
  private static final String PERMITTED = "PERMITTED p.all_of_it";
  private static final Instant NOON = Asking.NOON;

  private final Bench bench = Bench.open();

  private static Scope scope(
      Optional<Bound<String>> tools,
      Optional<Bound<String>> actions,
      Bound<Scope.DatasetBound> datasets,
      Bound<Scope.ArgumentBound> arguments) {
    return new Scope(tools, actions, Optional.of(datasets), Optional.of(arguments));
  }

  private static Scope datasets(String name, Optional<String> path) {
    return scope(
        Optional.of(new Bound.All<>()),
        Optional.of(new Bound.All<>()),
        new Bound.Only<>(List.of(new Scope.DatasetBound(name, path))),
        new Bound.All<>());
  }

  private static Scope tools(String... names) {
    return scope(
        Bench.only(names), Optional.of(new Bound.All<>()), new Bound.All<>(), new Bound.All<>());
  }

  private static Scope actions(String... names) {
    return scope(
        Optional.of(new Bound.All<>()), Bench.only(names), new Bound.All<>(), new Bound.All<>());
  }

  private static Scope amount(String min, String max) {
    return scope(
        Optional.of(new Bound.All<>()),
        Optional.of(new Bound.All<>()),
        new Bound.All<>(),
        new Bound.Only<>(
            List.of(
                new Scope.Interval(
                    "amount",
                    Optional.of(new BigDecimal(min)),
                    Optional.of(new BigDecimal(max))))));
  }

  @Test
  void a_good_chain_of_any_admitted_length_passes() {
    for (int hops = 1; hops <= 8; hops++) {
      assertEquals(PERMITTED, bench.chain(hops, chain -> chain).outcome());
    }
  }

  @Test
  void the_depth_limit_counts_hops() {
    bench.settings = Bench.settings(3, Set.of(), Source.VOUCHED);
    assertEquals(PERMITTED, bench.chain(3, chain -> chain).outcome());
    assertEquals("CHAIN_TOO_DEEP hop 3", bench.chain(4, chain -> chain).outcome());
  }

  @Test
  void a_chain_is_empty_exactly_when_the_agent_is_the_principal() {
    bench.asking.chain = Sent.none();
    assertEquals("CHAIN_MISSING", bench.outcome());
    bench.asking.chain = Sent.of(List.of());
    assertEquals("CHAIN_MISSING", bench.outcome());
    Bench alone = new Bench("permit self \"S\" { acts alone }").alone();
    assertEquals("PERMITTED p.self", alone.outcome());
    alone.asking.chain = Sent.of(new Hops(2).change(0, hop -> Hops.from(hop, Asking.AGENT)).hops());
    assertEquals("CHAIN_CYCLE", alone.outcome());
  }

  @Test
  void a_root_is_authenticated_or_listed() {
    assertEquals(PERMITTED, bench.outcome());
    bench.asking.principalAuthenticated = false;
    assertEquals("CHAIN_ROOT", bench.outcome());
    bench.settings = Bench.settings(8, Set.of(Asking.EMMA), Source.VOUCHED);
    assertEquals(PERMITTED, bench.outcome());
    bench.settings = Bench.settings(8, Set.of(Bench.person("other")), Source.VOUCHED);
    assertEquals("CHAIN_ROOT", bench.outcome());
  }

  @Test
  void the_first_hop_starts_at_the_principal_and_has_no_parent() {
    assertEquals(
        "CHAIN_ROOT hop 0",
        bench
            .chain(1, chain -> chain.change(0, hop -> Hops.from(hop, Bench.person("bob"))))
            .outcome());
    assertEquals(
        "CHAIN_ROOT hop 0",
        bench
            .chain(1, chain -> chain.change(0, hop -> Hops.parent(hop, Sent.of("d-x"))))
            .outcome());
  }

  @Test
  void hops_link_by_identity_delegation_and_task_up_to_the_agent() {
    assertEquals(
        "CHAIN_BROKEN hop 1",
        bench
            .chain(3, chain -> chain.change(1, hop -> Hops.from(hop, Bench.agent("worker/9"))))
            .outcome());
    assertEquals(
        "CHAIN_BROKEN hop 1",
        bench
            .chain(3, chain -> chain.change(1, hop -> Hops.parent(hop, Sent.of("d-9"))))
            .outcome());
    assertEquals(
        "CHAIN_BROKEN hop 1",
        bench.chain(3, chain -> chain.change(1, hop -> Hops.parent(hop, Sent.none()))).outcome());
    assertEquals(
        "CHAIN_BROKEN hop 1",
        bench.chain(3, chain -> chain.change(1, hop -> Hops.task(hop, "t-2"))).outcome());
    assertEquals(
        "CHAIN_BROKEN hop 2",
        bench
            .chain(3, chain -> chain.change(2, hop -> Hops.to(hop, Bench.agent("other"))))
            .outcome());
  }

  @Test
  void a_chain_of_the_tasks_parent_is_one_of_the_task() {
    bench.asking.task =
        Sent.of(new Question.TaskClaim("t-1", Sent.of("t-0"), Sent.none(), Source.VOUCHED));
    bench.chain(1, chain -> chain.change(0, hop -> Hops.task(hop, "t-0")));
    assertEquals(PERMITTED, bench.outcome());
    bench.chain(1, chain -> chain.change(0, hop -> Hops.task(hop, "t-00")));
    assertEquals("CHAIN_BROKEN hop 0", bench.outcome());
  }

  @Test
  void an_identity_stands_once() {
    assertEquals(
        "CHAIN_CYCLE hop 2",
        bench
            .chain(
                4,
                chain ->
                    chain
                        .change(2, hop -> Hops.to(hop, Bench.agent("worker/1")))
                        .change(3, hop -> Hops.from(hop, Bench.agent("worker/1"))))
            .outcome());
  }

  @Test
  void a_delegation_holds_from_its_start_until_just_before_its_end() {
    assertEquals(
        PERMITTED,
        bench
            .chain(1, chain -> chain.change(0, hop -> Hops.lasting(hop, NOON, NOON.plusNanos(1))))
            .outcome());
    assertEquals(
        "CHAIN_NOT_YET hop 0",
        bench
            .chain(
                1,
                chain ->
                    chain.change(
                        0, hop -> Hops.lasting(hop, NOON.plusNanos(1), NOON.plusSeconds(9))))
            .outcome());
    assertEquals(
        "CHAIN_EXPIRED hop 0",
        bench
            .chain(
                1, chain -> chain.change(0, hop -> Hops.lasting(hop, NOON.minusSeconds(9), NOON)))
            .outcome());
  }

  @Test
  void a_hop_is_no_longer_lived_than_the_one_before() {
    Instant start = NOON.minusSeconds(3600);
    Instant end = NOON.plusSeconds(3600);
    assertEquals(
        "CHAIN_WIDENED hop 1",
        bench
            .chain(2, chain -> chain.change(1, hop -> Hops.lasting(hop, start, end.plusNanos(1))))
            .outcome());
    assertEquals(
        "CHAIN_WIDENED hop 1",
        bench
            .chain(2, chain -> chain.change(1, hop -> Hops.lasting(hop, start.minusNanos(1), end)))
            .outcome());
  }

  @Test
  void a_hop_is_no_wider_than_the_one_before() {
    assertWidened(tools("crm.*"), Asking.everything());
    assertWidened(tools("crm.query"), tools("crm.*"));
    assertWidened(actions("read"), actions("read", "write"));
    assertWidened(datasets("crm.*", Optional.empty()), datasets("crm.**", Optional.empty()));
    assertWidened(datasets("files", Optional.of("/w/**")), datasets("files", Optional.empty()));
    assertWidened(amount("0", "10"), amount("0", "10.01"));
    assertWidened(amount("0", "10"), amount("-0.01", "10"));
    assertWidened(amount("0", "10"), Asking.everything());
  }

  private void assertWidened(Scope before, Scope after) {
    assertEquals(
        "CHAIN_WIDENED hop 1",
        bench
            .chain(
                2,
                chain ->
                    chain
                        .change(0, hop -> Hops.scoped(hop, before))
                        .change(1, hop -> Hops.scoped(hop, after)))
            .outcome());
  }

  @Test
  void every_access_lies_within_the_last_scope() {
    assertEquals(PERMITTED, scoped(tools("crm.query")).outcome());
    assertEquals("CHAIN_SCOPE hop 0", scoped(tools("crm.refund")).outcome());
    assertEquals("CHAIN_SCOPE hop 0", scoped(tools()).outcome());
    assertEquals(PERMITTED, scoped(actions("read")).outcome());
    assertEquals("CHAIN_SCOPE hop 0", scoped(actions("write")).outcome());
    assertEquals(PERMITTED, scoped(datasets("crm.*", Optional.empty())).outcome());
    assertEquals("CHAIN_SCOPE hop 0", scoped(datasets("hr.**", Optional.empty())).outcome());
    assertEquals(
        "CHAIN_SCOPE hop 0", scoped(datasets("crm.customers", Optional.of("/a"))).outcome());
  }

  private Bench scoped(Scope scope) {
    return bench.chain(1, chain -> chain.change(0, hop -> Hops.scoped(hop, scope)));
  }

  @Test
  void one_access_outside_the_scope_is_enough() {
    scoped(datasets("files", Optional.of("/w/**")));
    bench.call("fs", "move", "{\"source\":\"/w/a\",\"destination\":\"/w/b\"}");
    assertEquals(PERMITTED, bench.outcome());
    bench.call("fs", "move", "{\"source\":\"/w/a\",\"destination\":\"/x/b\"}");
    assertEquals("CHAIN_SCOPE hop 0", bench.outcome());
  }

  @Test
  void an_argument_outside_its_interval_or_absent_lies_outside_the_scope() {
    scoped(amount("0.01", "100"));
    assertEquals(PERMITTED, bench.refund("100").outcome());
    assertEquals("CHAIN_SCOPE hop 0", bench.refund("100.01").outcome());
    assertEquals("CHAIN_SCOPE hop 0", bench.refund("0").outcome());
    assertEquals("CHAIN_SCOPE hop 0", bench.call("crm", "query", "{}").outcome());
  }

  private static Scope texts(
      String argument, List<String> values, List<String> names, String... paths) {
    return scope(
        Optional.of(new Bound.All<>()),
        Optional.of(new Bound.All<>()),
        new Bound.All<>(),
        new Bound.Only<>(List.of(new Scope.Texts(argument, values, names, List.of(paths)))));
  }

  @Test
  void a_text_outside_the_values_and_patterns_of_a_scope_lies_outside_it() {
    scoped(texts("note", List.of("Größe", "crm.one"), List.of("crm.eu.*"), "/srv/**"));
    for (String good : List.of("Größe", "crm.one", "crm.eu.x", "/srv/a/b")) {
      assertEquals(PERMITTED, noted('"' + good + '"').outcome(), good);
    }
    for (String bad :
        List.of("größe", "crm.two", "crm.eu", "crm.eu.x.y", "/srv", "srv/a", "/srv/../x", "")) {
      assertEquals("CHAIN_SCOPE hop 0", noted('"' + bad + '"').outcome(), bad);
    }
    assertEquals("CHAIN_SCOPE hop 0", noted("null").outcome());
    assertEquals("CHAIN_SCOPE hop 0", bench.refund("1").outcome());
    assertEquals("CHAIN_SCOPE hop 0", bench.call("crm", "query", "{}").outcome());
  }

  private Bench noted(String note) {
    return bench.call("crm", "refund", "{\"amount\":1,\"note\":" + note + "}");
  }

  @Test
  void a_path_is_bound_like_the_text_it_is_and_a_list_or_a_number_is_none() {
    scoped(texts("source", List.of(), List.of(), "/w/**"));
    assertEquals(
        PERMITTED,
        bench.call("fs", "move", "{\"source\":\"/w/a\",\"destination\":\"/x\"}").outcome());
    assertEquals(
        "CHAIN_SCOPE hop 0",
        bench.call("fs", "move", "{\"source\":\"/x\",\"destination\":\"/w/a\"}").outcome());
    scoped(texts("paths", List.of(), List.of(), "/w/**"));
    assertEquals("CHAIN_SCOPE hop 0", bench.call("fs", "read", "{\"paths\":[\"/w/a\"]}").outcome());
    scoped(texts("amount", List.of("1"), List.of()));
    assertEquals("CHAIN_SCOPE hop 0", bench.refund("1").outcome());
    scoped(texts("source", List.of(), List.of("**"), "**", "/**"));
    bench.asking.arguments =
        new Arguments.Typed(
            List.of(
                new Json.Member("source", new Json.Elided("sha256:" + "0".repeat(64), 4)),
                new Json.Member("destination", new Json.Text("/w/a"))),
            true,
            Source.VOUCHED);
    bench.asking.tool("fs", "move");
    assertEquals("CHAIN_SCOPE hop 0", bench.outcome());
  }

  @Test
  void a_hop_admits_no_more_texts_than_the_one_before() {
    Scope wide = texts("note", List.of("a"), List.of("crm.**"), "/srv/**");
    assertWidened(wide, Asking.everything());
    assertWidened(wide, amount("0", "1"));
    assertWidened(wide, texts("other", List.of("a"), List.of()));
    assertWidened(wide, texts("note", List.of("b"), List.of()));
    assertWidened(wide, texts("note", List.of("a"), List.of("**")));
    assertWidened(wide, texts("note", List.of("a"), List.of(), "srv/**"));
    bench.chain(
        2,
        chain ->
            chain
                .change(0, hop -> Hops.scoped(hop, wide))
                .change(
                    1,
                    hop ->
                        Hops.scoped(
                            hop,
                            texts("note", List.of("a", "crm.x"), List.of("crm.*"), "/srv/*"))));
    assertEquals(PERMITTED, noted("\"crm.x\"").outcome());
    assertEquals("CHAIN_SCOPE hop 1", noted("\"crm.x.y\"").outcome());
  }

  @Test
  void an_access_that_is_not_known_is_not_within_a_scope() {
    scoped(actions("read"));
    assertEquals("CHAIN_SCOPE hop 0", bench.call("x", "raw", "{\"amount\":1}").outcome());
    scoped(datasets("crm.*", Optional.empty()));
    assertEquals("CHAIN_SCOPE hop 0", bench.call("x", "asked", "{}").outcome());
  }

  @Test
  void a_hop_below_the_floor_is_unverified() {
    bench.chain(2, chain -> chain.change(1, hop -> Hops.trusted(hop, Source.ASSERTED)));
    assertEquals("CHAIN_UNVERIFIED hop 1", bench.outcome());
    bench.settings = Bench.settings(8, Set.of(), Source.ASSERTED);
    assertEquals(PERMITTED, bench.outcome());
    bench.settings = Bench.settings(8, Set.of(), Source.VERIFIED);
    assertEquals("CHAIN_UNVERIFIED hop 0", bench.outcome());
  }

  @Test
  void of_several_faults_the_lowest_hops_is_reported_then_the_first_by_code() {
    bench.chain(
        3,
        chain ->
            chain
                .change(2, hop -> Hops.from(hop, Bench.agent("worker/9")))
                .change(1, hop -> Hops.lasting(hop, NOON.minusSeconds(9), NOON))
                .change(1, hop -> Hops.trusted(hop, Source.ASSERTED)));
    assertEquals("CHAIN_EXPIRED hop 1", bench.outcome());
  }
}
