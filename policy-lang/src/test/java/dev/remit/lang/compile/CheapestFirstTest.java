package dev.remit.lang.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Condition.Comparison;
import dev.remit.lang.ir.Condition.Members;
import dev.remit.lang.ir.Condition.Quantifier;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.NamePattern;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In which order the parts of a condition are evaluated. */
class CheapestFirstTest {
  private static final Operand SLOT = new Operand.Slot(0);

  private static Condition is(long number, int origin) {
    return new Condition.Compare(
        Comparison.EQUAL, SLOT, new Operand.Constant(new Value.Int(number)), origin);
  }

  private static Condition everyHop(Condition body) {
    return new Condition.Hops(Quantifier.EVERY, body, 9);
  }

  private static Condition named(int patterns, int origin) {
    return new Condition.In(
        SLOT,
        Members.of(
            List.of(), java.util.Collections.nCopies(patterns, new NamePattern(List.of("a", "*")))),
        origin);
  }

  @Test
  void what_goes_through_hops_and_patterns_comes_after_what_compares_words() {
    Condition hops = everyHop(is(1, 1));
    Condition patterns = named(2, 2);
    Condition word = is(2, 3);
    assertEquals(List.of(word, patterns, hops), CheapestFirst.order(List.of(hops, patterns, word)));
  }

  @Test
  void what_costs_the_same_stays_as_it_is_written() {
    List<Condition> written = List.of(is(3, 1), is(1, 2), is(2, 3));
    assertEquals(written, CheapestFirst.order(written));
  }

  @Test
  void the_parts_of_parts_are_ordered_too() {
    Condition dear = named(3, 1);
    Condition cheap = is(1, 2);
    List<Condition> ordered =
        CheapestFirst.order(
            List.of(
                new Condition.Not(
                    new Condition.Any(
                        List.of(everyHop(new Condition.All(List.of(dear, cheap), 3)), dear, cheap),
                        4),
                    5)));
    assertEquals(
        List.of(
            new Condition.Not(
                new Condition.Any(
                    List.of(cheap, dear, everyHop(new Condition.All(List.of(cheap, dear), 3))), 4),
                5)),
        ordered);
  }

  @Test
  void a_unit_has_its_conditions_in_that_order() {
    Condition hops = everyHop(is(1, 1));
    Condition word = is(2, 3);
    Unit unit =
        new Unit(
            "p.rule",
            "",
            new dev.remit.lang.source.Span(
                new dev.remit.lang.source.SourceFile("a.policy", "package a\n"), 0, 1),
            List.of(hops, word),
            false);
    assertEquals(List.of(word, hops), unit.conditions());
  }
}
