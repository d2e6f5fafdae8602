package dev.remit.lang.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Condition.Comparison;
import dev.remit.lang.ir.Condition.Quantifier;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.FactsShape;
import dev.remit.lang.runtime.Form;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import java.lang.classfile.ClassFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often a condition is evaluated that several rules have. */
class SharedConditionsTest {
  private static final int HOPS = 3;
  private static final FactsShape SHAPE =
      new FactsShape(
          List.of(new FactsShape.Fact("n", Form.INT)),
          List.of(new FactsShape.Fact("hop.cost", Form.DECIMAL)),
          List.of(new FactsShape.Fact("actor.n", Form.INT)));

  /** A number that counts how often it is compared. */
  private static final class Counting extends BigDecimal {
    private static final long serialVersionUID = 1L;

    private int compared;
    private boolean fails;

    Counting(String number) {
      super(number);
    }

    @Override
    public int compareTo(BigDecimal other) {
      compared++;
      if (fails) {
        throw new IllegalStateException("for once");
      }
      return super.compareTo(other);
    }
  }

  private final Counting cost = new Counting("2");
  private final Facts facts = facts();

  private Facts facts() {
    Facts made = new Facts(SHAPE, HOPS, 1, Instant.EPOCH);
    made.putWord(0, 1);
    for (int hop = 0; hop < HOPS; hop++) {
      made.putObject(made.hopAt(hop), cost);
    }
    return made;
  }

  private static Condition is(long number) {
    return new Condition.Compare(
        Comparison.EQUAL, new Operand.Slot(0), new Operand.Constant(new Value.Int(number)), 1);
  }

  private static Condition costsAtMost(String most) {
    return new Condition.Compare(
        Comparison.LESS_OR_EQUAL,
        new Operand.HopSlot(0),
        new Operand.Constant(new Value.Decimal(new BigDecimal(most))),
        1);
  }

  private static Condition everyHop(String most) {
    return everyHop(costsAtMost(most), 1);
  }

  private static Condition everyHop(Condition body, int origin) {
    return new Condition.Hops(Quantifier.EVERY, body, origin);
  }

  private static final SourceFile LINES = new SourceFile("a.policy", "\n".repeat(1_000));

  private static Span line(int line) {
    return new Span(LINES, line - 1, line);
  }

  private static Unit unit(String file, String rule, Condition... conditions) {
    Span place = new Span(new SourceFile(file, "package a\n"), 0, 7);
    return new Unit(rule, "", place, List.of(conditions), false);
  }

  private static Unit unit(String rule, Condition... conditions) {
    return unit("a.policy", rule, conditions);
  }

  private static CompiledUnits compile(List<Unit> units) {
    return compile(units, CompiledUnits.NONE);
  }

  private static CompiledUnits compile(List<Unit> units, CompiledUnits previous) {
    return new UnitCompiler(SHAPE, SharedConditionsTest::line).compile(units, previous);
  }

  private static long shared(ShardClass type) {
    return ClassFile.of().parse(type.bytes()).methods().stream()
        .filter(method -> method.methodTypeSymbol().equals(SharedEmitter.signature()))
        .count();
  }

  private static long shared(CompiledUnits code) {
    return code.classes().stream().mapToLong(SharedConditionsTest::shared).sum();
  }

  private int compared(Runnable evaluating) {
    int before = cost.compared;
    evaluating.run();
    return cost.compared - before;
  }

  private void evaluate(CompiledUnits code, int units, Truth expected) {
    for (int unit = 0; unit < units; unit++) {
      assertEquals(expected, code.evaluate(unit, facts));
    }
  }

  @Test
  void of_five_hundred_rules_one_evaluates_what_they_share() {
    List<Unit> units =
        IntStream.range(0, 500)
            .mapToObj(i -> unit("p.r" + i, is(1), everyHop(costsAtMost("5"), i + 1)))
            .toList();
    CompiledUnits code = compile(units);
    assertEquals(2, code.classes().size());
    assertEquals(HOPS, compared(() -> evaluate(code, 500, Truth.TRUE)));
    assertEquals(0, compared(() -> evaluate(code, 500, Truth.TRUE)));
    facts.putWord(0, 1);
    assertEquals(HOPS, compared(() -> evaluate(code, 500, Truth.TRUE)));
  }

  @Test
  void it_is_evaluated_once_whatever_comes_out() {
    CompiledUnits code =
        compile(List.of(unit("p.a", everyHop("1")), unit("p.b", is(1), everyHop("1"))));
    assertEquals(1, compared(() -> evaluate(code, 2, Truth.FALSE)));
    Condition some = new Condition.Hops(Quantifier.SOME, costsAtMost("1"), 1);
    CompiledUnits other = compile(List.of(unit("p.a", some), unit("p.b", some)));
    facts.clear(HOPS, 1, Instant.EPOCH);
    facts.putObject(facts.hopAt(1), cost);
    assertEquals(1, compared(() -> evaluate(other, 2, Truth.UNKNOWN)));
  }

  /** Whichever way a fact comes to lie there. */
  @Test
  void whatever_changes_a_fact_has_it_evaluated_again() {
    CompiledUnits code = compile(List.of(unit("p.a", everyHop("5")), unit("p.b", everyHop("5"))));
    int hop = facts.hopAt(1);
    Value more = new Value.Decimal(new BigDecimal("6"));
    Facts others = facts();
    others.putObject(others.hopAt(1), new BigDecimal("6"));
    List<Runnable> changes =
        List.of(
            () -> facts.put(hop, Form.DECIMAL, more),
            () -> facts.put(hop, Form.DECIMAL, new dev.remit.lang.runtime.Reading.Unknown("u")),
            () -> facts.putObject(hop, new BigDecimal("6")),
            () -> facts.putNone(hop),
            () -> facts.lay(hop, others.row(others.hopAt(1), new int[] {0})),
            () -> facts.clear(HOPS, 1, Instant.EPOCH));
    for (Runnable change : changes) {
      facts.clear(HOPS, 1, Instant.EPOCH);
      for (int each = 0; each < HOPS; each++) {
        facts.putObject(facts.hopAt(each), cost);
      }
      evaluate(code, 2, Truth.TRUE);
      change.run();
      assertNotEquals(Truth.TRUE, code.evaluate(1, facts));
    }
  }

  @Test
  void words_and_symbols_that_are_put_have_it_evaluated_again() {
    FactsShape shape =
        new FactsShape(
            List.of(new FactsShape.Fact("n", Form.INT), new FactsShape.Fact("action", Form.SYMBOL)),
            List.of(new FactsShape.Fact("hop.n", Form.INT)),
            List.of());
    Condition word =
        new Condition.Compare(Comparison.EQUAL, new Operand.Slot(0), new Operand.HopSlot(0), 1);
    Condition symbol =
        new Condition.Compare(
            Comparison.EQUAL,
            new Operand.Slot(1),
            new Operand.Constant(new Value.Symbol("read", 0)),
            1);
    Condition both = everyHop(new Condition.All(List.of(word, symbol), 1), 1);
    List<Unit> units = List.of(unit("p.a", both), unit("p.b", both));
    CompiledUnits code = new UnitCompiler(shape, origin -> units.getFirst().place()).compile(units);
    Facts some = new Facts(shape, 1, 1, Instant.EPOCH);
    some.putWord(0, 1);
    some.putSymbol(1, "read", 0);
    some.putWord(some.hopAt(0), 1);
    assertEquals(Truth.TRUE, code.evaluate(0, some));
    some.putWord(0, 2);
    assertEquals(Truth.FALSE, code.evaluate(1, some));
    some.putWord(0, 1);
    assertEquals(Truth.TRUE, code.evaluate(0, some));
    some.putSymbol(1, "pay", 1);
    assertEquals(Truth.FALSE, code.evaluate(1, some));
  }

  @Test
  void a_fault_on_the_way_keeps_nothing() {
    CompiledUnits code = compile(List.of(unit("p.a", everyHop("1")), unit("p.b", everyHop("1"))));
    cost.fails = true;
    assertThrows(IllegalStateException.class, () -> code.evaluate(0, facts));
    cost.fails = false;
    evaluate(code, 2, Truth.FALSE);
  }

  /** Its numbers stand for other conditions. */
  @Test
  void other_code_on_the_same_facts_knows_nothing_of_it() {
    CompiledUnits one = compile(List.of(unit("p.a", everyHop("5")), unit("p.b", everyHop("5"))));
    CompiledUnits other = compile(List.of(unit("p.a", everyHop("1")), unit("p.b", everyHop("1"))));
    for (int i = 0; i < 2; i++) {
      evaluate(one, 2, Truth.TRUE);
      evaluate(other, 2, Truth.FALSE);
    }
  }

  /** What else is asked of a rule reads the same conditions. */
  @Test
  void a_rule_alone_shares_nothing_with_itself() {
    Span place = unit("p.a").place();
    CompiledUnits code =
        compile(
            List.of(
                unit("p.a", everyHop("5"), everyHop("5")),
                new Unit("p.a", "header", place, List.of(everyHop("5")), false)));
    assertEquals(0, shared(code));
    Condition within = everyHop("5");
    Condition whole = new Condition.Actors(new Condition.Any(List.of(within, is(1)), 1), 1);
    assertEquals(0, shared(compile(List.of(unit("p.a", whole, whole, within)))));
    assertEquals(3 * HOPS, compared(() -> evaluate(code, 2, Truth.TRUE)));
  }

  @Test
  void what_costs_little_is_not_shared() {
    assertEquals(0, shared(compile(List.of(unit("p.a", is(1)), unit("p.b", is(1))))));
  }

  /** Of two hops it says two things. */
  @Test
  void what_is_said_of_the_hop_around_it_is_not_shared() {
    Condition dear = new Condition.Actors(costsAtMost("5"), 1);
    Condition one = everyHop(new Condition.All(List.of(dear, is(1)), 1), 1);
    Condition other = everyHop(new Condition.All(List.of(dear, is(2)), 1), 1);
    assertEquals(0, shared(compile(List.of(unit("p.a", one), unit("p.b", other)))));
  }

  @Test
  void what_stands_only_within_something_shared_is_evaluated_with_it() {
    Condition within = new Condition.Actors(is(1), 1);
    Condition whole = everyHop(new Condition.Any(List.of(costsAtMost("5"), within), 1), 1);
    assertEquals(1, shared(compile(List.of(unit("p.a", whole), unit("p.b", whole)))));
    Condition alone = new Condition.Not(within, 1);
    CompiledUnits code = compile(List.of(unit("p.a", whole, alone), unit("p.b", whole)));
    assertEquals(2, shared(code));
    assertEquals(Truth.FALSE, code.evaluate(0, facts));
    assertEquals(Truth.TRUE, code.evaluate(1, facts));
  }

  /** A unit of the acting agent asks a condition on everyone of that agent. */
  @Test
  void of_the_acting_agent_alone_another_thing_is_said() {
    Condition everyone =
        new Condition.Actors(
            new Condition.Compare(
                Comparison.EQUAL,
                new Operand.ActorSlot(0),
                new Operand.Constant(new Value.Int(7)),
                1),
            1);
    Unit acting = new Unit("p.c", "steady header", unit("p.c").place(), List.of(everyone), true);
    CompiledUnits code = compile(List.of(unit("p.a", everyone), unit("p.b", everyone), acting));
    assertEquals(1, shared(code));
    Facts two = new Facts(SHAPE, 0, 2, Instant.EPOCH);
    two.putWord(two.actorAt(0), 1);
    two.putWord(two.actorAt(1), 7);
    assertEquals(Truth.FALSE, code.evaluate(0, two));
    assertEquals(Truth.TRUE, code.evaluate(2, two));
    assertEquals(Truth.FALSE, code.evaluate(1, two));
    assertEquals(0, shared(compile(List.of(unit("p.a", everyone), acting))));
  }

  /** They come to lie in other places, and the class is the same. */
  @Test
  void a_class_that_is_taken_over_keeps_its_numbers() {
    List<Unit> second =
        List.of(unit("b.policy", "p.c", everyHop("1")), unit("b.policy", "p.d", everyHop("1")));
    List<Unit> first = List.of(unit("p.a", everyHop("5")), unit("p.b", everyHop("5")));
    CompiledUnits before = compile(second);
    List<Unit> both = java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
    CompiledUnits after = compile(both, before);
    CompiledUnits anew = compile(both);
    assertSame(before.types().getFirst(), after.types().getLast());
    for (int i = 0; i < 2; i++) {
      assertArrayEquals(anew.classes().get(i).bytes(), after.classes().get(i).bytes());
    }
    for (CompiledUnits code : List.of(after, anew, after)) {
      assertEquals(Truth.TRUE, code.evaluate(0, facts));
      assertEquals(Truth.FALSE, code.evaluate(2, facts));
      assertEquals(Truth.TRUE, code.evaluate(1, facts));
      assertEquals(Truth.FALSE, code.evaluate(3, facts));
    }
  }

  /** A number that is free is taken again, or rooms would grow with each bundle. */
  @Test
  void numbers_do_not_grow_from_bundle_to_bundle() {
    CompiledUnits code = CompiledUnits.NONE;
    for (int i = 0; i < 20; i++) {
      Condition own = everyHop(i + ".5");
      code =
          compile(
              List.of(
                  unit("p.a", own),
                  unit("p.b", own),
                  unit("b.policy", "p.c", everyHop("1")),
                  unit("b.policy", "p.d", everyHop("1"))),
              code);
      assertEquals(
          List.of(0, 1),
          code.shards().stream().flatMap(shard -> shard.numbers().stream()).sorted().toList());
    }
  }

  @Test
  void rules_of_two_files_share_too() {
    List<Unit> units = List.of(unit("p.a", everyHop("5")), unit("b.policy", "p.b", everyHop("5")));
    CompiledUnits before = compile(List.of(units.getLast()));
    CompiledUnits code = compile(units, before);
    assertNotSame(before.types().getFirst(), code.types().getLast());
    assertEquals(HOPS, compared(() -> evaluate(code, 2, Truth.TRUE)));
    List<Unit> changed = List.of(unit("p.a", is(1), everyHop("5")), units.getLast());
    CompiledUnits after = compile(changed, code);
    assertSame(code.types().getLast(), after.types().getLast());
    facts.putWord(0, 1);
    assertEquals(HOPS, compared(() -> evaluate(after, 2, Truth.TRUE)));
  }
}
