package dev.remit.lang.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.FlatFacts;
import dev.remit.lang.Seeds;
import dev.remit.lang.interpret.Interpreter;
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
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Generated conjunctions over generated facts: whatever the index leaves out, the interpreter finds
 * false, and what one selector finds does not depend on what it found before. Slot by slot a text,
 * a name, an identity, a set of texts, a boolean, a path and paths.
 */
class SelectionProperties {
  private static final int TEXT = 0;
  private static final int NAME = 1;
  private static final int WHO = 2;
  private static final int SET = 3;
  private static final int BOOL = 4;
  private static final int PATH = 5;
  private static final int PATHS = 6;
  private static final int SLOTS = 7;

  private static final List<IdentitySet> GROUPS = groups();

  private static List<IdentitySet> groups() {
    IdentitySet all = listed("bot/*");
    IdentitySet one = listed("bot/a");
    IdentitySet deep = listed("bot/**", "b");
    return List.of(
        all,
        one,
        deep,
        IdentitySet.NOBODY,
        IdentitySet.of(List.of(new IdentitySet.Term(false, all), new IdentitySet.Term(true, one))),
        IdentitySet.of(
            List.of(
                new IdentitySet.Term(false, one),
                new IdentitySet.Term(
                    false, IdentitySet.of(List.of(new IdentitySet.Term(false, deep)))))));
  }

  private static IdentitySet listed(String... subjects) {
    return new IdentitySet.Listed(
        Arrays.stream(subjects)
            .map(subject -> IdentityPattern.spiffe("spiffe://t.example/" + subject).orElseThrow())
            .toList());
  }

  private static Value value(int slot, Random random) {
    String word = List.of("a", "b", "c").get(random.nextInt(3));
    return switch (slot) {
      case TEXT -> new Value.Text(word);
      case NAME -> new Value.Name(random.nextBoolean() ? List.of(word) : List.of(word, "a"));
      case WHO ->
          new Value.Identity("spiffe://t.example", random.nextBoolean() ? word : "bot/" + word);
      case SET -> new Value.Many(List.of(new Value.Text(word), reading(TEXT, random)));
      case BOOL -> new Value.Bool(random.nextBoolean());
      case PATHS -> new Value.Many(List.of(value(PATH, random), reading(PATH, random)));
      default ->
          new Value.Path(
              random.nextBoolean(),
              random.nextBoolean()
                  ? List.of(word)
                  : List.of(random.nextBoolean() ? "a" : "b", word));
    };
  }

  private static Reading reading(int slot, Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> Reading.NONE;
      case 1 -> new Reading.Absent("task");
      case 2 -> new Reading.Unknown("fact");
      default -> value(slot, random);
    };
  }

  private static Operand constant(Value value) {
    return new Operand.Constant(value);
  }

  private static Condition condition(int depth, boolean actor, Random random) {
    List<Condition> parts =
        depth == 0
            ? List.of()
            : IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> condition(depth - 1, actor, random))
                .toList();
    return switch (depth == 0 ? 4 : random.nextInt(8)) {
      case 0 -> new Condition.All(parts, 0);
      case 1 -> new Condition.Any(parts, 0);
      case 2 -> new Condition.Not(parts.getFirst(), 0);
      case 3 ->
          actor ? parts.getFirst() : new Condition.Actors(condition(depth - 1, true, random), 0);
      default -> atom(random.nextInt(SLOTS), actor && random.nextBoolean(), random);
    };
  }

  private static Condition atom(int slot, boolean actor, Random random) {
    Operand fact = actor ? new Operand.ActorSlot(slot) : new Operand.Slot(slot);
    if (random.nextInt(6) == 0) {
      return new Condition.IsNone(fact, 0);
    }
    Value value = value(slot, random);
    boolean first = random.nextBoolean();
    return switch (slot) {
      case NAME ->
          first
              ? new Condition.In(
                  fact,
                  Members.of(
                      List.of(value),
                      List.of(
                          new NamePattern(List.of("a", "*")), new NamePattern(List.of("b", "**")))),
                  0)
              : new Condition.Under(fact, constant(value), 0);
      case WHO ->
          first
              ? new Condition.In(fact, Members.of(GROUPS.get(random.nextInt(GROUPS.size()))), 0)
              : equal(fact, value, random);
      case SET ->
          first
              ? new Condition.Labelled(fact, "a", 0)
              : new Condition.ElementOf(constant(value(TEXT, random)), fact, 0);
      case BOOL -> new Condition.Flag(fact, 0);
      case PATH ->
          switch (random.nextInt(3)) {
            case 0 -> new Condition.Under(fact, constant(value), 0);
            case 1 ->
                new Condition.In(
                    fact, Members.of(List.of(value, value(PATH, random)), List.of()), 0);
            default -> equal(fact, value, random);
          };
      case PATHS -> new Condition.ElementOf(constant(value(PATH, random)), fact, 0);
      default ->
          first
              ? new Condition.In(fact, Members.of(List.of(value), List.of()), 0)
              : equal(fact, value, random);
    };
  }

  private static Condition equal(Operand fact, Value value, Random random) {
    return random.nextBoolean()
        ? new Condition.Compare(Comparison.EQUAL, fact, constant(value), 0)
        : new Condition.Compare(Comparison.EQUAL, constant(value), fact, 0);
  }

  private static Reading[] readings(Random random) {
    return IntStream.range(0, SLOTS)
        .mapToObj(slot -> reading(slot, random))
        .toArray(Reading[]::new);
  }

  @Property(seed = Seeds.BUILD, tries = 3_000)
  void F57_what_is_left_out_is_false(@ForAll Random random) {
    List<List<Condition>> rules =
        IntStream.range(0, 1 + random.nextInt(60))
            .mapToObj(rule ->
                IntStream.range(0, random.nextInt(5))
                    .mapToObj(clause -> condition(2, false, random))
                    .toList())
            .toList();
    RuleIndex index = RuleIndex.of(rules);
    IndexSelector again = index.selector();
    for (int i = 0; i < 4; i++) {
      Reading[][] actors = {readings(random), readings(random)};
      Facts facts = FlatFacts.of(readings(random), new Reading[0][], actors);
      int[] rulesLeft = index.select(facts).rules();
      again.select(facts);
      assertArrayEquals(rulesLeft, again.selection().rules(), () -> rules + " of " + facts);
      Set<Integer> selected = Arrays.stream(rulesLeft).boxed().collect(Collectors.toSet());
      for (int rule = 0; rule < rules.size(); rule++) {
        List<Condition> clauses = rules.get(rule);
        Truth truth =
            clauses.stream()
                .map(clause -> Interpreter.evaluate(clause, facts))
                .reduce(Truth.TRUE, Truth::and);
        assertTrue(truth == Truth.FALSE || selected.contains(rule), () -> clauses + " of " + facts);
      }
    }
  }

  /** Around as many as a word has bits, and over several words. */
  @Property(seed = Seeds.BUILD, tries = 300)
  void F57_of_rules_that_require_the_same_keys_those_that_match_are_left(@ForAll Random random) {
    List<List<Condition>> rules =
        IntStream.range(0, random.nextBoolean() ? 63 + random.nextInt(4) : 60 + random.nextInt(100))
            .mapToObj(rule ->
                List.of(
                    equal(new Operand.Slot(TEXT), value(TEXT, random), random),
                    equal(new Operand.Slot(WHO), value(WHO, random), random)))
            .toList();
    RuleIndex index = RuleIndex.of(rules);
    for (int i = 0; i < 4; i++) {
      Facts facts =
          FlatFacts.of(readings(random), new Reading[0][], new Reading[][] {readings(random)});
      int[] expected =
          IntStream.range(0, rules.size())
              .filter(rule ->
                  rules.get(rule).stream()
                      .noneMatch(clause -> Interpreter.evaluate(clause, facts) == Truth.FALSE))
              .toArray();
      assertArrayEquals(expected, index.select(facts).rules(), () -> rules + " of " + facts);
    }
  }
}
