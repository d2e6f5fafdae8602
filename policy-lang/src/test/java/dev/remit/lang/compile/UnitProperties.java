package dev.remit.lang.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Seeds;
import dev.remit.lang.interpret.Interpreter;
import dev.remit.lang.ir.Condition;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Law 7, condition by condition: whatever the facts, its code says what it says as it stands. */
class UnitProperties {
  private static final Span PLACE = new Span(new SourceFile("a.policy", "package a\n"), 0, 7);

  static Unit unit(Condition... conditions) {
    return new Unit("unit", "", PLACE, List.of(conditions), false);
  }

  static CompiledUnits compile(List<Unit> units) {
    return new UnitCompiler(Conditions.SHAPE, origin -> PLACE).compile(units);
  }

  @Property(seed = Seeds.BUILD, tries = 400)
  void law_7_code_says_what_the_condition_says(@ForAll Random random) {
    Conditions conditions = new Conditions(random);
    List<Condition> written = Stream.generate(() -> conditions.condition(3)).limit(60).toList();
    CompiledUnits code = compile(written.stream().map(UnitProperties::unit).toList());
    for (int i = 0; i < 20; i++) {
      Facts facts = conditions.facts();
      for (int unit = 0; unit < written.size(); unit++) {
        int at = unit;
        assertEquals(
            Interpreter.evaluate(written.get(unit), facts),
            code.evaluate(unit, facts),
            () -> written.get(at).toString());
      }
    }
  }

  /** As a permit's steady header is asked: of those who act, the acting agent is the last. */
  @Property(seed = Seeds.BUILD, tries = 100)
  void law_7_of_those_who_act_the_acting_one_may_be_asked_alone(@ForAll Random random) {
    Conditions conditions = new Conditions(random);
    List<Condition.Actors> written =
        Stream.generate(() -> new Condition.Actors(conditions.ofActor(2), 0)).limit(40).toList();
    CompiledUnits code =
        compile(
            written.stream()
                .map(actors -> new Unit("unit", "", PLACE, List.of(actors), true))
                .toList());
    for (int i = 0; i < 10; i++) {
      Facts facts = conditions.facts();
      for (int unit = 0; unit < written.size(); unit++) {
        assertEquals(
            Interpreter.ofActors(written.get(unit), facts).getLast(), code.evaluate(unit, facts));
      }
    }
  }

  /** Also where facts change between one rule and the next. */
  @Property(seed = Seeds.BUILD, tries = 100)
  void law_7_what_rules_share_says_what_it_says(@ForAll Random random) {
    Conditions conditions = new Conditions(random);
    List<Unit> units = sharing(conditions, random);
    CompiledUnits code = compile(units);
    assertTrue(
        code.shards().stream().anyMatch(shard -> !shard.numbers().isEmpty()), units::toString);
    for (int i = 0; i < 10; i++) {
      Facts facts = conditions.facts();
      for (int asked = 0; asked < 100; asked++) {
        int unit = random.nextInt(units.size());
        assertEquals(
            truth(units.get(unit), facts),
            code.evaluate(unit, facts),
            () -> units.get(unit).toString());
        if (random.nextInt(4) == 0) {
          conditions.change(facts);
        }
      }
    }
  }

  /** Each of a rule of its own, over a few conditions that come again and again. */
  private static List<Unit> sharing(Conditions conditions, Random random) {
    List<Condition> few =
        Stream.generate(() -> conditions.condition(3))
            .filter(condition ->
                Dear.in(new ShardSource.Method("", List.of(condition), false)).stream()
                    .anyMatch(dear -> dear.condition().equals(condition)))
            .limit(4)
            .toList();
    return IntStream.range(0, 24)
        .mapToObj(rule -> {
          Condition one = few.get(rule % few.size());
          Condition other = few.get(random.nextInt(few.size()));
          Condition of =
              switch (random.nextInt(5)) {
                case 0 -> new Condition.Any(List.of(one, conditions.condition(1)), rule);
                case 1 -> new Condition.Not(new Condition.All(List.of(one, other), 0), rule);
                case 2 -> new Condition.Hops(Condition.Quantifier.SOME, one, rule);
                case 3 -> new Condition.Actors(new Condition.Any(List.of(one, other), 0), rule);
                default -> one;
              };
          return new Unit("r" + rule, "", PLACE, List.of(of, other), random.nextInt(4) == 0);
        })
        .toList();
  }

  private static Truth truth(Unit unit, Facts facts) {
    return unit.conditions().stream()
        .map(condition ->
            unit.ofActing() && condition instanceof Condition.Actors actors
                ? Interpreter.ofActors(actors, facts).getLast()
                : Interpreter.evaluate(condition, facts))
        .reduce(Truth.TRUE, Truth::and);
  }

  @Property(seed = Seeds.BUILD, tries = 40)
  void law_7_large_units_say_what_they_say_in_pieces(@ForAll Random random) {
    Conditions conditions = new Conditions(random);
    Condition[] many =
        Stream.generate(() -> new Condition.Any(large(conditions), 0))
            .limit(20)
            .toArray(Condition[]::new);
    CompiledUnits code = compile(List.of(unit(many), unit(new Condition.All(List.of(many), 0))));
    MethodSizes.of(code).forEach(size -> assertTrue(size < 8_000, () -> "a method of " + size));
    for (int i = 0; i < 20; i++) {
      Facts facts = conditions.facts();
      Truth all = Interpreter.evaluate(new Condition.All(List.of(many), 0), facts);
      assertEquals(all, code.evaluate(0, facts));
      assertEquals(all, code.evaluate(1, facts));
    }
  }

  private static List<Condition> large(Conditions conditions) {
    return Stream.generate(() -> conditions.condition(3)).limit(60).toList();
  }

  /** Otherwise a method might come out larger than it was planned. */
  @Property(seed = Seeds.BUILD, tries = 100)
  void no_code_is_larger_than_it_is_estimated(@ForAll Random random) {
    Conditions conditions = new Conditions(random);
    List<Condition> written =
        Stream.generate(() -> conditions.condition(2))
            .filter(condition -> Sizes.of(condition) <= Outline.LARGEST_PART)
            .limit(40)
            .toList();
    for (Condition condition : written) {
      int size = MethodSizes.of(compile(List.of(unit(condition)))).max().orElse(0);
      assertTrue(
          size <= Sizes.of(condition) + Sizes.JOIN,
          () -> size + " bytes, not " + Sizes.of(condition) + ": " + condition);
    }
  }

  /** The facts are such that each truth value comes out often. */
  @Property(seed = Seeds.BUILD, tries = 1)
  void each_truth_value_is_asked_for(@ForAll Random random) {
    Conditions conditions = new Conditions(random);
    Map<Truth, Integer> found = new EnumMap<>(Truth.class);
    IntStream.range(0, 5_000)
        .forEach(i ->
            found.merge(
                Interpreter.evaluate(conditions.condition(3), conditions.facts()),
                1,
                Integer::sum));
    for (Truth truth : Truth.values()) {
      assertTrue(found.getOrDefault(truth, 0) > 500, found::toString);
    }
  }
}
