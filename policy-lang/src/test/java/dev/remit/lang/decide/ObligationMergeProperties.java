package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.Seeds;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.ObligationType;
import dev.remit.lang.schema.ObligationType.Field;
import dev.remit.lang.schema.ObligationType.Kind;
import dev.remit.lang.schema.ObligationType.Merge;
import dev.remit.lang.schema.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The merge of obligations is associative, commutative and idempotent (F12), whatever they hold.
 */
class ObligationMergeProperties {
  private static final List<String> LEVELS = List.of("low", "mid", "top");
  private static final ObligationType TYPE =
      new ObligationType(
          "site",
          false,
          false,
          false,
          List.of(
              field("at_least", new Type.Int(), Merge.MAX),
              field("at_most", new Type.Decimal(), Merge.MIN),
              field("hold", new Type.Length(), Merge.MAX),
              field("wait", new Type.Length(), Merge.MIN),
              field("level", new Type.EnumOf("level", LEVELS, true), Merge.MAX),
              field("to", new Type.SetOf(new Type.Text(), 9), Merge.UNION),
              field("ids", new Type.SetOf(new Type.Int(), 9), Merge.UNION),
              field("text", new Type.Text(), Merge.EQUAL),
              field("set", new Type.SetOf(new Type.Text(), 9), Merge.EQUAL)));

  private static Field field(String name, Type type, Merge merge) {
    return new Field(name, new Kind.Of(type), merge, false);
  }

  /** Each field is there or not, and the values that have to be equal mostly are. */
  @Provide
  Arbitrary<AttachedObligation> obligations() {
    Arbitrary<TreeMap<String, Value>> none = Arbitraries.create(TreeMap::new);
    Arbitrary<TreeMap<String, Value>> fields = none;
    for (Field field : TYPE.fields()) {
      Arbitrary<Optional<Value>> value = value(field).optional(0.8);
      fields =
          Combinators.combine(fields, value)
              .as((before, next) -> {
                TreeMap<String, Value> all = new TreeMap<>(before);
                next.ifPresent(each -> all.put(field.name(), each));
                return all;
              });
    }
    Arbitrary<Set<String>> rules = Arbitraries.of("p.a", "p.b", "p.c", "p.d").set().ofMinSize(1);
    return Combinators.combine(fields, rules)
        .as((values, by) -> new AttachedObligation(TYPE, values, new TreeSet<>(by)));
  }

  private static Arbitrary<Value> value(Field field) {
    return switch (field.name()) {
      case "at_least" -> Arbitraries.longs().map(Value.Int::new);
      case "at_most" ->
          Arbitraries.longs()
              .between(-999, 999)
              .map(unscaled -> new Value.Decimal(BigDecimal.valueOf(unscaled, 2)));
      case "hold", "wait" ->
          Arbitraries.longs()
              .between(0, 99)
              .map(hours -> new Value.Length(Duration.ofHours(hours)));
      case "level" -> Arbitraries.of(0, 1, 2).map(at -> new Value.Symbol(LEVELS.get(at), at));
      case "to" ->
          set(
              Arbitraries.of("a", "b", "\uFFFD", "\uD83D\uDE00", "c")
                  .<Reading>map(Value.Text::new));
      case "ids" -> set(Arbitraries.longs().between(-3, 3).<Reading>map(Value.Int::new));
      case "text" -> Arbitraries.of("t", "t", "t", "t", "u").map(Value.Text::new);
      default ->
          Arbitraries.of(List.of("x"), List.of("x"), List.of("x"), List.of("x", "y"))
              .map(words -> new Value.Many(words.stream().<Reading>map(Value.Text::new).toList()));
    };
  }

  /** In the order in which a set stands, wherever it comes from. */
  private static Arbitrary<Value> set(Arbitrary<Reading> elements) {
    return elements
        .set()
        .ofMaxSize(4)
        .map(all -> Value.Many.set(all.stream().map(Value.class::cast).toList()));
  }

  private static Optional<AttachedObligation> merge(
      Optional<AttachedObligation> left, Optional<AttachedObligation> right) {
    return left.flatMap(mine -> right.flatMap(theirs -> ObligationMerge.merge(mine, theirs)));
  }

  @Property(seed = Seeds.BUILD)
  void F12_which_of_two_comes_first_does_not_matter(
      @ForAll("obligations") AttachedObligation a, @ForAll("obligations") AttachedObligation b) {
    assertEquals(ObligationMerge.merge(a, b), ObligationMerge.merge(b, a));
  }

  @Property(seed = Seeds.BUILD)
  void F12_how_three_are_joined_does_not_matter(
      @ForAll("obligations") AttachedObligation a,
      @ForAll("obligations") AttachedObligation b,
      @ForAll("obligations") AttachedObligation c) {
    assertEquals(
        merge(ObligationMerge.merge(a, b), Optional.of(c)),
        merge(Optional.of(a), ObligationMerge.merge(b, c)));
  }

  @Property(seed = Seeds.BUILD)
  void F12_one_with_itself_is_itself(@ForAll("obligations") AttachedObligation a) {
    assertEquals(Optional.of(a), ObligationMerge.merge(a, a));
  }

  @Property(seed = Seeds.BUILD)
  void F12_a_merge_demands_all_that_each_demands(
      @ForAll("obligations") AttachedObligation a, @ForAll("obligations") AttachedObligation b) {
    ObligationMerge.merge(a, b)
        .ifPresent(both -> assertEquals(Optional.of(both), ObligationMerge.merge(both, a)));
  }

  @Property(seed = Seeds.BUILD)
  void law_4_several_rules_oblige_to_the_same_in_any_order(
      @ForAll("obligations") AttachedObligation first,
      @ForAll("obligations") AttachedObligation second,
      @ForAll("obligations") AttachedObligation third,
      @ForAll("obligations") AttachedObligation fourth,
      @ForAll Random random) {
    List<AttachedObligation> all = new ArrayList<>(List.of(first, second, third, fourth));
    Optional<AttachedObligation> before = fold(all);
    Collections.shuffle(all, random);
    assertEquals(before, fold(all));
    assertEquals(
        before.map(AttachedObligation::rules),
        before.map(merged ->
            all.stream()
                .flatMap(each -> each.rules().stream())
                .collect(Collectors.toCollection(TreeSet::new))));
  }

  private static Optional<AttachedObligation> fold(List<AttachedObligation> all) {
    return all.stream().map(Optional::of).reduce(ObligationMergeProperties::merge).orElseThrow();
  }
}
