package dev.remit.lang.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.FlatFacts;
import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Condition.Comparison;
import dev.remit.lang.ir.Condition.Members;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.IdentityPattern;
import dev.remit.lang.schema.IdentitySet;
import dev.remit.lang.schema.NamePattern;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the index selects, how large it is, and what a selection takes: counted, never timed. */
class RuleIndexTest {
  private static final Reading UNKNOWN = new Reading.Unknown("fact");

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static Value name(String dotted) {
    return new Value.Name(List.of(dotted.split("\\.")));
  }

  private static Value agent(String subject) {
    return new Value.Identity("spiffe://t.example", subject);
  }

  private static Operand slot(int slot) {
    return new Operand.Slot(slot);
  }

  private static Condition is(int slot, Value value) {
    return new Condition.Compare(Comparison.EQUAL, slot(slot), new Operand.Constant(value), 0);
  }

  private static Condition is(int slot, int value) {
    return is(slot, text("v" + value));
  }

  private static Condition in(int slot, List<Value> values, String... patterns) {
    List<NamePattern> names =
        Arrays.stream(patterns).map(text -> new NamePattern(List.of(text.split("\\.")))).toList();
    return new Condition.In(slot(slot), Members.of(values, names), 0);
  }

  private static Condition in(int slot, IdentitySet who) {
    return new Condition.In(slot(slot), Members.of(who), 0);
  }

  private static Facts facts(Reading... slots) {
    return FlatFacts.of(slots, new Reading[0][], new Reading[][] {{}});
  }

  private static Facts facts(int slots, IntFunction<Reading> of) {
    return facts(IntStream.range(0, slots).mapToObj(of).toArray(Reading[]::new));
  }

  private static List<List<Condition>> rules(int count, IntFunction<List<Condition>> rule) {
    return IntStream.range(0, count).mapToObj(rule).toList();
  }

  private static int[] selected(List<List<Condition>> rules, Reading... slots) {
    return RuleIndex.of(rules).select(facts(slots)).rules();
  }

  private static long work(Selection selection) {
    return selection.probes() + selection.words();
  }

  @Test
  void F57_an_unknown_key_selects_all_its_rules_and_the_others_narrow_them() {
    List<List<Condition>> rules =
        List.of(
            List.of(is(0, 1)),
            List.of(is(0, 2)),
            List.of(is(0, 1), is(1, 1)),
            List.of(is(0, 1), is(1, 2)),
            List.of(is(1, 1)),
            List.of());
    assertArrayEquals(new int[] {0, 2, 4, 5}, selected(rules, text("v1"), text("v1")));
    assertArrayEquals(new int[] {0, 1, 2, 4, 5}, selected(rules, UNKNOWN, text("v1")));
    assertArrayEquals(new int[] {0, 2, 3, 4, 5}, selected(rules, text("v1"), UNKNOWN));
    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, selected(rules, UNKNOWN, UNKNOWN));
  }

  @Test
  void what_is_none_or_absent_is_no_value_and_may_be_asked_for() {
    List<List<Condition>> rules =
        List.of(
            List.of(is(0, 1)),
            List.of(new Condition.IsNone(slot(0), 0)),
            List.of(new Condition.Any(List.of(is(0, 1), new Condition.IsNone(slot(0), 0)), 0)),
            List.of(new Condition.Not(is(0, 1), 0)));
    assertArrayEquals(new int[] {1, 2, 3}, selected(rules, Reading.NONE));
    assertArrayEquals(new int[] {1, 2, 3}, selected(rules, new Reading.Absent("task")));
    assertArrayEquals(new int[] {0, 2, 3}, selected(rules, text("v1")));
    assertArrayEquals(new int[] {3}, selected(rules, text("v2")));
    assertArrayEquals(new int[] {0, 1, 2, 3}, selected(rules, UNKNOWN));
  }

  @Test
  void names_and_tools_are_found_by_their_patterns() {
    List<List<Condition>> rules =
        List.of(
            List.of(in(0, List.of(), "crm.*")),
            List.of(in(0, List.of(), "crm.**")),
            List.of(in(0, List.of(name("crm.customers")), "erp.**")),
            List.of(in(0, List.of(), "*.customers")),
            List.of(new Condition.Under(slot(0), new Operand.Constant(name("crm")), 0)),
            List.of(in(0, List.of(), "crm.customers")));
    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, selected(rules, name("crm.customers")));
    assertArrayEquals(new int[] {1, 4}, selected(rules, name("crm.customers.eu")));
    assertArrayEquals(new int[] {4}, selected(rules, name("crm")));
    assertArrayEquals(new int[] {2}, selected(rules, name("erp.x.y")));
    assertArrayEquals(
        new int[] {0, 1, 3, 5}, selected(rules.subList(0, 6), new Value.Tool("crm", "customers")));
  }

  /** A segment of a path is no pattern, whatever it looks like. */
  @Test
  void what_is_under_a_path_is_found_by_its_segments() {
    List<List<Condition>> rules =
        Stream.of(path(""), path("a"), path("a/*"), path("a/b"), path("a/**"))
            .map(parent ->
                List.<Condition>of(new Condition.Under(slot(0), new Operand.Constant(parent), 0)))
            .toList();
    assertArrayEquals(new int[] {0, 1, 3}, selected(rules, path("a/b/c")));
    assertArrayEquals(new int[] {0, 1, 2}, selected(rules, path("a/*")));
    assertArrayEquals(new int[] {0, 1}, selected(rules, path("a/x")));
    assertArrayEquals(new int[] {0}, selected(rules, path("ab")));
  }

  private static Value path(String segments) {
    return new Value.Path(true, segments.isEmpty() ? List.of() : List.of(segments.split("/")));
  }

  /** A visit that ends early leaves nothing for the next selection. */
  @Test
  void no_rule_is_visited_after_one_that_ends_it() {
    List<List<Condition>> rules = rules(200, i -> List.of(is(0, i % 2)));
    IndexSelector selector = RuleIndex.of(rules).selector();
    int[] visited = {0};
    assertFalse(selector.visit(facts(text("v1")), rule -> ++visited[0] < 3));
    assertEquals(3, visited[0]);
    selector.select(facts(text("v0")));
    assertEquals(100, selector.size());
    assertArrayEquals(
        IntStream.range(0, 100).map(i -> 2 * i).toArray(), selector.selection().rules());
  }

  @Test
  void agents_are_found_by_their_groups() {
    IdentitySet bots =
        new IdentitySet.Listed(
            List.of(IdentityPattern.spiffe("spiffe://t.example/bot/*").orElseThrow()));
    IdentitySet two =
        new IdentitySet.Listed(
            List.of(IdentityPattern.spiffe("spiffe://t.example/bot/2").orElseThrow()));
    IdentitySet butTwo =
        IdentitySet.of(List.of(new IdentitySet.Term(false, bots), new IdentitySet.Term(true, two)));
    List<List<Condition>> rules =
        List.of(
            List.of(in(0, bots)),
            List.of(in(0, two)),
            List.of(in(0, butTwo)),
            List.of(is(0, agent("odd"))),
            List.of(in(0, IdentitySet.NOBODY)));
    assertArrayEquals(new int[] {0, 2}, selected(rules, agent("bot/1")));
    assertArrayEquals(new int[] {0, 1, 2}, selected(rules, agent("bot/2")));
    assertArrayEquals(new int[] {3}, selected(rules, agent("odd")));
    assertArrayEquals(new int[] {}, selected(rules, agent("bot")));
    assertArrayEquals(new int[] {0, 1, 2, 3, 4}, selected(rules, UNKNOWN));
  }

  @Test
  void labels_are_found_by_what_a_collection_holds() {
    List<List<Condition>> rules =
        List.of(
            List.of(new Condition.Labelled(slot(0), "pii", 0)),
            List.of(new Condition.ElementOf(new Operand.Constant(text("pci")), slot(0), 0)),
            List.of(new Condition.Not(new Condition.Labelled(slot(0), "pii", 0), 0)));
    assertArrayEquals(
        new int[] {0, 2}, selected(rules, new Value.Many(List.of(text("pii"), text("x")))));
    assertArrayEquals(new int[] {2}, selected(rules, new Value.Many(List.of())));
    assertArrayEquals(
        new int[] {0, 1, 2}, selected(rules, new Value.Many(List.of(text("pii"), UNKNOWN))));
  }

  /** An address is in a network without being equal to it. */
  @Test
  void a_network_in_a_list_is_no_key() {
    Value network = new Value.Cidr(new Value.Ip(false, 0, 0x0A000000L), 8);
    Value address = new Value.Ip(false, 0, 0x0A000001L);
    assertArrayEquals(new int[] {0}, selected(List.of(List.of(in(0, List.of(network)))), address));
    Condition holds = new Condition.ElementOf(new Operand.Constant(address), slot(0), 0);
    assertArrayEquals(
        new int[] {0}, selected(List.of(List.of(holds)), new Value.Many(List.of(network))));
  }

  /** When such a comparison changes is part of the answer, whatever else the clause asks. */
  @Test
  void a_clause_that_reads_the_clock_is_no_key() {
    Condition clock =
        new Condition.Compare(
            Comparison.LESS,
            new Operand.Clock(Operand.Clock.Kind.NOW, new Operand.Constant(text("now"))),
            new Operand.Constant(new Value.Time(Instant.EPOCH)),
            0);
    Condition both = new Condition.All(List.of(is(0, 1), clock), 0);
    assertArrayEquals(new int[] {0}, selected(List.of(List.of(both)), text("v2")));
  }

  @Test
  void of_those_who_act_the_acting_agent_is_asked() {
    Condition ci =
        new Condition.Actors(
            new Condition.Compare(
                Comparison.EQUAL, new Operand.ActorSlot(0), new Operand.Constant(text("ci")), 0),
            0);
    RuleIndex index = RuleIndex.of(List.of(List.of(ci)));
    Reading[][] actors = {{text("x")}, {text("ci")}};
    Facts facts = FlatFacts.of(new Reading[0], new Reading[0][], actors);
    assertArrayEquals(new int[] {0}, index.select(facts).rules());
    Reading[][] others = {{text("ci")}, {text("x")}};
    Facts otherwise = FlatFacts.of(new Reading[0], new Reading[0][], others);
    assertArrayEquals(new int[] {}, index.select(otherwise).rules());
  }

  /** Six rules on each of eight attributes, thirty on each of four, a hundred on each of 100. */
  @Test
  void F52_rules_on_different_attributes_do_not_multiply_each_other() {
    for (int[] shape : new int[][] {{48, 8}, {120, 4}, {10_000, 100}}) {
      int count = shape[0];
      int attributes = shape[1];
      List<List<Condition>> rules = rules(count, i -> List.of(is(i % attributes, i / attributes)));
      RuleIndex index = RuleIndex.of(rules);
      assertTrue(index.size() <= 8L * count, () -> count + " rules, size " + index.size());
      Selection known = index.select(facts(attributes, slot -> text("v1")));
      assertEquals(attributes, known.rules().length);
      assertTrue(work(known) <= 8L * attributes, known::toString);
      Selection none = index.select(facts(attributes, slot -> text("no")));
      assertEquals(0, none.rules().length);
      assertTrue(work(none) <= 4L * attributes, none::toString);
      Selection unknown = index.select(facts(attributes, slot -> UNKNOWN));
      assertEquals(count, unknown.rules().length);
    }
  }

  /** Three attributes out of 100 each, so that hardly two rules ask for the same. */
  @Test
  void F52_rules_with_keys_of_their_own_are_not_gone_through() {
    int attributes = 100;
    List<List<Condition>> rules =
        rules(
            10_000,
            i ->
                List.of(
                    is(i % attributes, i % 7),
                    is(i / attributes % attributes, i % 11),
                    is(i * 31 % attributes, i % 13)));
    RuleIndex index = RuleIndex.of(rules);
    assertTrue(index.size() <= 60_000L * 4, () -> "size " + index.size());
    Facts facts = facts(attributes, slot -> slot < 50 ? text("v" + slot % 5) : UNKNOWN);
    assertArrayEquals(notFalse(rules, facts), index.select(facts).rules());
    Facts nothing = facts(attributes, slot -> text("no"));
    assertEquals(0, index.select(nothing).rules().length);
    assertTrue(work(index.select(nothing)) <= 4L * attributes);
  }

  private static int[] notFalse(List<List<Condition>> rules, Facts facts) {
    return IntStream.range(0, rules.size())
        .filter(i ->
            rules.get(i).stream()
                .noneMatch(clause ->
                    dev.remit.lang.interpret.Interpreter.evaluate(clause, facts) == Truth.FALSE))
        .toArray();
  }

  /** Lists of one rule do not multiply either: 8 attributes with lists of 16 values each. */
  @Test
  void F52_lists_on_several_attributes_do_not_multiply_each_other() {
    List<List<Condition>> rules =
        rules(
            100,
            i ->
                IntStream.range(0, 8)
                    .mapToObj(slot ->
                        in(
                            slot,
                            IntStream.range(0, 16)
                                .mapToObj(value -> text("v" + (i + value * (slot + 1))))
                                .toList()))
                    .toList());
    RuleIndex index = RuleIndex.of(rules);
    long written = 100 * 8 * 16;
    assertTrue(index.size() <= 4 * written, () -> "size " + index.size());
    Facts facts = facts(8, slot -> slot == 3 ? UNKNOWN : text("v" + 40));
    assertArrayEquals(notFalse(rules, facts), index.select(facts).rules());
  }

  @Test
  void members_of_a_group_are_kept_once_however_many_rules_name_it() {
    IdentitySet all =
        new IdentitySet.Listed(
            IntStream.range(0, 10_000)
                .mapToObj(i -> IdentityPattern.spiffe("spiffe://t.example/a/" + i).orElseThrow())
                .toList());
    RuleIndex index = RuleIndex.of(rules(1_000, i -> List.of(in(0, all), is(1, i))));
    assertTrue(index.size() <= 20_000, () -> "size " + index.size());
    assertArrayEquals(new int[] {7}, index.select(facts(agent("a/5"), text("v7"))).rules());
    assertArrayEquals(new int[] {}, index.select(facts(agent("b/5"), text("v7"))).rules());
  }

  /** A tool of its own for each rule, an action that all share, a purpose that ten have. */
  @Test
  void F57_a_selection_takes_as_long_among_100_000_rules_as_among_10() {
    long least = Long.MAX_VALUE;
    long most = 0;
    for (int count : new int[] {10, 1_000, 10_000, 100_000}) {
      List<List<Condition>> rules =
          rules(count, i -> List.of(is(0, i / 2), is(1, 0), is(2, i % 10)));
      RuleIndex index = RuleIndex.of(rules);
      assertTrue(index.size() <= 16L * count, () -> count + " rules, size " + index.size());
      Selection known = index.select(facts(text("v1"), text("v0"), text("v2")));
      assertArrayEquals(new int[] {2}, known.rules());
      Selection unknown = index.select(facts(text("v1"), UNKNOWN, UNKNOWN));
      assertArrayEquals(new int[] {2, 3}, unknown.rules());
      assertTrue(work(unknown) <= work(known), unknown::toString);
      least = Math.min(least, work(known));
      most = Math.max(most, work(known));
    }
    // One word per key for each level of 64 that a hundred thousand rules add to ten.
    assertTrue(most <= least + 2 * 3 + 1, least + " to " + most);
  }

  /** The key by which the rules are found first is not known; the other narrows them. */
  @Test
  void F57_an_unknown_first_key_is_no_scan() {
    RuleIndex index = RuleIndex.of(rules(100_000, i -> List.of(is(0, i), is(1, i % 1_000))));
    Selection selection = index.select(facts(UNKNOWN, text("v5")));
    assertEquals(100, selection.rules().length);
    assertTrue(work(selection) <= 3L * 100, selection::toString);
  }

  /** Of 100,000 rules each value of each key has 10,000, and the five together one. */
  @Test
  void values_that_many_rules_share_narrow_each_other() {
    int count = 100_000;
    int[] tens = {1, 10, 100, 1_000, 10_000};
    RuleIndex index =
        RuleIndex.of(
            rules(
                count,
                i ->
                    Arrays.stream(new int[] {0, 1, 2, 3, 4})
                        .mapToObj(key -> is(key, i / tens[key] % 10))
                        .toList()));
    assertTrue(index.size() <= 16L * count, () -> "size " + index.size());
    Selection selection = index.select(facts(5, key -> text("v" + (key + 1))));
    assertArrayEquals(new int[] {54_321}, selection.rules());
    assertTrue(work(selection) <= 100, selection::toString);
  }

  /** Beyond sixteen keys a rule is found by those with the most values. */
  @Test
  void a_rule_with_very_many_keys_is_found_by_some_of_them() {
    List<List<Condition>> rules =
        rules(40, i -> IntStream.range(0, 200).mapToObj(slot -> is(slot, i % (slot + 1))).toList());
    RuleIndex index = RuleIndex.of(rules);
    Facts unknown = facts(200, slot -> UNKNOWN);
    assertEquals(40, index.select(unknown).rules().length);
    Facts fits = facts(200, slot -> text("v" + 17 % (slot + 1)));
    assertArrayEquals(new int[] {17}, index.select(fits).rules());
  }
}
