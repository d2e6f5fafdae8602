package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.remit.lang.Bundles;
import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.SharedMethods;
import dev.remit.lang.compile.ShardClass;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.TextPattern;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.source.SourceFile;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What of a bundle is compiled again after a change, and what is taken over. */
class RecompiledTest {
  private static final String REFUND =
      """
      permit refund "R" {
        tool is crm.refund
        when args.amount <= 100.00
        grant for 1m
      }
      """;
  private static final String QUERY =
      """
      permit query "Q" {
        tool is crm.query
        when task.purpose == "support"
        grant for 1m
      }
      """;
  private static final String STOP =
      """
      deny stop "S" {
        when task.purpose == "stopped"
      }
      """;

  /** Each text a file of the package, after that of the catalogue. */
  private static CompiledBundle bundle(String... files) {
    return inPackage(Stream.concat(Stream.of(Bench.CATALOGUE), Stream.of(files)));
  }

  private static CompiledBundle inPackage(Stream<String> files) {
    return Bundles.compile(
        files.map(file -> file.startsWith("package") ? file : "package p\n" + file).toList());
  }

  /** The class of each file, by the number of the file. */
  private static Map<String, Class<?>> types(CompiledBundle bundle) {
    return ((CompiledRules) bundle.rules())
        .types().stream()
            .collect(
                Collectors.toMap(
                    type -> type.getSimpleName().replaceAll("^Policy_(test\\d+)_policy_0.*", "$1"),
                    type -> type));
  }

  private static void assertReused(CompiledBundle before, CompiledBundle after, int... files) {
    Map<String, Class<?>> old = types(before);
    Map<String, Class<?>> all = types(after);
    List<String> reused =
        all.keySet().stream().filter(file -> all.get(file) == old.get(file)).sorted().toList();
    assertEquals(IntStream.of(files).mapToObj(file -> "test" + file).toList(), reused);
  }

  private static Decision decide(Asking asking, CompiledBundle bundle) {
    return Decider.decide(asking.question(), bundle, new InMemoryLiveState(), Asking.NOON);
  }

  private static String outcome(Asking asking, CompiledBundle bundle) {
    Decision decision = decide(asking, bundle);
    assertEquals(decide(asking, bundle.interpreted()), decision);
    return decision.reason().code().name();
  }

  private static Asking asking() {
    return new Asking().fact("task.purpose", "\"support\"", Source.VOUCHED);
  }

  private static Asking refund(String amount) {
    return asking().tool("crm", "refund").arguments("{\"amount\":" + amount + "}");
  }

  /** Names and bytes. */
  static List<String> written(CompiledBundle bundle) {
    return bundle.classes().stream()
        .map(type -> type.name() + " " + HexFormat.of().formatHex(type.bytes()))
        .toList();
  }

  @Test
  void of_three_files_the_changed_one_alone_is_compiled() {
    CompiledBundle before = bundle(REFUND, QUERY, STOP).compiled();
    CompiledBundle after = bundle(REFUND.replace("100", "200"), QUERY, STOP).compiled(before);
    assertReused(before, after, 2, 3);
    assertEquals("NOT_PERMITTED", outcome(refund("150"), before));
    assertEquals("PERMITTED", outcome(refund("150"), after));
    assertEquals(
        written(bundle(REFUND.replace("100", "200"), QUERY, STOP).compiled()), written(after));
  }

  @Test
  void the_same_bundle_again_is_all_reused() {
    CompiledBundle before = bundle(REFUND, QUERY, STOP).compiled();
    assertReused(before, bundle(REFUND, QUERY, STOP).compiled(before), 1, 2, 3);
  }

  /** Rules are counted, and places in texts, through all files. */
  @Test
  void a_rule_more_in_the_first_file_leaves_the_others_as_they_are() {
    CompiledBundle before = bundle(REFUND, QUERY, STOP).compiled();
    String more =
        REFUND + "deny above \"A\" {\n  tool is crm.refund\n  when args.amount > 90.00\n}\n";
    CompiledBundle after = bundle(more, QUERY, STOP).compiled(before);
    assertReused(before, after, 2, 3);
    assertEquals("DENIED", outcome(refund("95"), after));
    assertEquals(written(bundle(more, QUERY, STOP).compiled()), written(after));
  }

  @Test
  void another_file_that_comes_or_goes_leaves_the_others_as_they_are() {
    CompiledBundle two = bundle(REFUND, QUERY).compiled();
    CompiledBundle three = bundle(REFUND, QUERY, STOP).compiled(two);
    assertReused(two, three, 1, 2);
    assertReused(three, bundle(REFUND, QUERY).compiled(three), 1, 2);
  }

  /** Stack traces tell them. */
  @Test
  void a_file_whose_lines_move_is_compiled_again() {
    CompiledBundle before = bundle(REFUND, QUERY).compiled();
    CompiledBundle after = bundle("// Refunds.\n" + REFUND, QUERY).compiled(before);
    assertReused(before, after, 2);
    assertEquals(written(bundle("// Refunds.\n" + REFUND, QUERY).compiled()), written(after));
  }

  /** The rule reads the same two slots; how a number lies in them is another matter. */
  @Test
  void a_type_that_changes_elsewhere_reuses_nothing_wrong() {
    String tool = "tool x.pay { args { low: TYPE, most: TYPE } does pay on crm.refunds }\n";
    String rule = "permit pay \"P\" { tool is x.pay when args.low <= args.most grant for 1m }\n";
    CompiledBundle whole = bundle(tool.replace("TYPE", "int"), rule).compiled();
    CompiledBundle exact = bundle(tool.replace("TYPE", "decimal"), rule).compiled(whole);
    assertReused(whole, exact);
    Asking near = asking().tool("x", "pay").arguments("{\"low\":1.5,\"most\":1.75}");
    assertEquals("PERMITTED", outcome(near, exact));
    Asking far = asking().tool("x", "pay").arguments("{\"low\":2.5,\"most\":1.75}");
    assertEquals("NOT_PERMITTED", outcome(far, exact));
  }

  /** An ordered word is compared by its place. */
  @Test
  void an_enum_whose_words_move_reuses_nothing_wrong() {
    String words = "enum tier ordered { free, paid, gold }\n";
    String facts = "attribute task.tier: tier from vouched\n";
    String rule = "permit query \"Q\" { tool is crm.query when task.tier >= paid grant for 1m }\n";
    CompiledBundle before = bundle(words + facts, rule).compiled();
    String moved = words.replace("free, paid, gold", "paid, gold, free");
    CompiledBundle after = bundle(moved + facts, rule).compiled(before);
    assertReused(before, after);
    Asking free = asking().fact("task.tier", "\"free\"", Source.VOUCHED);
    assertEquals("NOT_PERMITTED", outcome(free, before));
    assertEquals("PERMITTED", outcome(free, after));
  }

  /** A fact that a rule begins to read moves the slots of those after it. */
  @Test
  void slots_that_move_reuse_nothing_wrong() {
    String facts =
        """
        attribute task.a: string from vouched
        attribute task.b: string from vouched
        attribute task.c: string from vouched
        """;
    String second = "permit query \"Q\" { tool is crm.query when task.b == \"b\" grant for 1m }\n";
    String third = "deny stop \"S\" { when task.FACT == \"x\" }\n";
    CompiledBundle before = bundle(facts, second, third.replace("FACT", "c")).compiled();
    CompiledBundle after = bundle(facts, second, third.replace("FACT", "a")).compiled(before);
    assertReused(before, after);
    Asking asking =
        asking().fact("task.a", "\"y\"", Source.VOUCHED).fact("task.b", "\"b\"", Source.VOUCHED);
    assertEquals("PERMITTED", outcome(asking, after));
    assertEquals("DENIED", outcome(asking.fact("task.c", "\"x\"", Source.VOUCHED), before));
  }

  /** Hops lie as far apart as there are facts of one. */
  @Test
  void more_facts_of_a_hop_reuse_nothing_wrong() {
    String first =
        """
        permit query "Q" {
          tool is crm.query
          when every hop satisfies (hop.trust >= vouched)
          grant for 1m
        }
        """;
    String second =
        "permit refund \"R\" { tool is crm.refund when every hop satisfies (hop.FACT) grant for 1m }\n";
    CompiledBundle before =
        bundle(first, second.replace("hop.FACT", "hop.trust >= vouched")).compiled();
    CompiledBundle after =
        bundle(first, second.replace("hop.FACT", "hop.purpose == \"support\"")).compiled(before);
    assertReused(before, after);
    assertEquals("PERMITTED", outcome(asking(), after));
  }

  private static String everyHop(String rule, String trust) {
    return """
    permit %s "P" {
      tool is crm.query
      when every hop satisfies (hop.trust >= %s)
      grant for 1m
    }
    """
        .formatted(rule, trust);
  }

  /** Its class then keeps what came out. */
  @Test
  void a_file_is_compiled_again_where_another_comes_to_share_a_condition_or_ceases_to() {
    String first = everyHop("one", "vouched");
    String second = everyHop("two", "vouched");
    String third = everyHop("three", "vouched");
    CompiledBundle one = bundle(STOP, first).compiled();
    CompiledBundle two = bundle(STOP, first, second).compiled(one);
    assertReused(one, two, 1);
    CompiledBundle three = bundle(STOP, first, second, third).compiled(two);
    assertReused(two, three, 1, 2, 3);
    CompiledBundle other = bundle(STOP, first, second, everyHop("three", "verified"));
    assertReused(three, other.compiled(three), 1, 2, 3);
    CompiledBundle again = bundle(STOP, first).compiled(three);
    assertReused(three, again, 1);
    assertEquals(written(one), written(again));
    for (CompiledBundle bundle : List.of(one, two, three, other.compiled(three), again)) {
      assertEquals("PERMITTED", outcome(asking(), bundle));
    }
  }

  /** Of five hundred rules, in two classes. */
  @Test
  void what_many_rules_share_by_a_define_is_written_once_in_a_class() {
    String define = "define trusted = every hop satisfies (hop.trust >= vouched)\n";
    String rule = "permit r%d \"R\" { tool is crm.query when trusted grant for %dm }\n";
    CompiledBundle many =
        bundle(
                define
                    + IntStream.range(0, 500)
                        .mapToObj(i -> rule.formatted(i, i % 5 + 1))
                        .collect(Collectors.joining()))
            .compiled();
    assertEquals(2, many.classes().size());
    for (ShardClass type : many.classes()) {
      assertEquals(List.of("shared$0"), SharedMethods.in(type).toList());
    }
    assertEquals("PERMITTED", outcome(asking(), many));
    CompiledBundle alone = bundle(define + rule.formatted(0, 1)).compiled();
    assertEquals(0, alone.classes().stream().filter(SharedMethods::hasSome).count());
  }

  /** A table is what it is to the bundle that it came with. */
  @Test
  void rows_that_change_are_read() {
    String data =
        "data most[id: string] { amount: decimal }\nrow most[\"support\"] { amount 5.00 }\n";
    String rule =
        """
        permit refund "R" {
          tool is crm.refund
          when args.amount <= most["support"].amount
          grant for 1m
        }
        """;
    CompiledBundle before = bundle(data, rule, STOP).compiled();
    CompiledBundle after = bundle(data.replace("5.00", "9.00"), rule, STOP).compiled(before);
    assertReused(before, after, 3);
    assertEquals("NOT_PERMITTED", outcome(refund("7"), before));
    assertEquals("PERMITTED", outcome(refund("7"), after));
  }

  @Test
  void a_group_that_changes_elsewhere_is_what_it_became() {
    String group = "group agents few = { \"spiffe://acme.example/agent/support/8\" }\n";
    String rule = "permit query \"Q\" { tool is crm.query when agent in few grant for 1m }\n";
    CompiledBundle before = bundle(group, rule, STOP).compiled();
    CompiledBundle after = bundle(group.replace("/8", "/*"), rule, STOP).compiled(before);
    assertReused(before, after, 3);
    assertEquals("NOT_PERMITTED", outcome(asking(), before));
    assertEquals("PERMITTED", outcome(asking(), after));
  }

  /** A regex that does not say where a path begins may match what a relative path is the end of. */
  @Test
  void a_glob_and_a_regex_of_one_text_are_two_constants() throws TextPattern.Malformed {
    TextPattern glob = TextPattern.glob("/a");
    TextPattern regex = TextPattern.regex("/a");
    Value.Path other = new Value.Path(false, List.of("b"));
    assertNotEquals(glob.holds(other), regex.holds(other));
    assertNotEquals(glob, regex);
    assertEquals(glob, TextPattern.glob("/a"));
    assertEquals(regex, TextPattern.regex("/a"));
    assertEquals(glob.hashCode(), TextPattern.glob("/a").hashCode());
  }

  /** Of a chain of bundles the last keeps no other, nor a class but its own. */
  @Test
  void of_fifty_bundles_one_after_another_only_the_last_stays() {
    List<WeakReference<Object>> gone = new ArrayList<>();
    CompiledBundle current = bundle(REFUND, QUERY, STOP).compiled();
    Class<?> kept = types(current).get("test2");
    for (int swap = 1; swap <= 50; swap++) {
      gone.add(new WeakReference<>(current));
      gone.add(new WeakReference<>(current.program()));
      gone.add(new WeakReference<>(current.program().permits().getLast().clauses().getLast()));
      gone.add(new WeakReference<>(current.program().origins().getFirst().file()));
      gone.add(new WeakReference<>(types(current).get("test1")));
      current = bundle(REFUND.replace("100", 100 + swap + ""), QUERY, STOP).compiled(current);
      assertSame(kept, types(current).get("test2"));
    }
    for (int i = 0; i < 20 && gone.stream().anyMatch(of -> of.get() != null); i++) {
      System.gc();
    }
    assertEquals(0, gone.stream().filter(of -> of.get() != null).count());
    assertEquals("PERMITTED", outcome(refund("150"), current));
  }

  @Test
  void whatever_the_order_of_the_files_their_classes_are_the_same() {
    List<SourceFile> files =
        List.of(
            new SourceFile("c.policy", Bench.CATALOGUE),
            new SourceFile("r.policy", "package p\n" + REFUND),
            new SourceFile("q.policy", "package p\n" + QUERY + STOP));
    assertEquals(written(compiled(files)), written(compiled(files.reversed())));
  }

  /** Names of classes have letters and digits alone. */
  @Test
  void files_of_names_that_differ_in_signs_alone_are_told_apart() {
    List<SourceFile> files =
        List.of(
            new SourceFile("c.policy", Bench.CATALOGUE),
            new SourceFile("a-b.policy", "package p\n" + REFUND),
            new SourceFile("a_b.policy", "package p\n" + QUERY));
    CompiledBundle before = compiled(files);
    assertEquals(2, before.classes().stream().map(ShardClass::name).distinct().count());
    CompiledBundle after = compiled(List.of(files.getFirst(), files.getLast())).compiled(before);
    assertEquals(1, after.classes().size());
    assertEquals("PERMITTED", outcome(asking(), after));
  }

  private static CompiledBundle compiled(List<SourceFile> files) {
    return PolicyCompiler.compile(files, Bundles.SETTINGS, "sha256:test")
        .bundle()
        .orElseThrow()
        .compiled();
  }
}
