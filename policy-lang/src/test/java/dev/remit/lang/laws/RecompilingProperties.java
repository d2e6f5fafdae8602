package dev.remit.lang.laws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Bundles;
import dev.remit.lang.Seeds;
import dev.remit.lang.compile.ShardClass;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;

/** Law 7 of a bundle that takes over what it can of the code of the one before it. */
class RecompilingProperties {
  private static final int FILES = 3;

  private static int classes;
  private static int reused;

  @Provide
  Arbitrary<List<Policies.Rule>> rules() {
    return Arbitraries.oneOf(Policies.rulesWithReasons(), Sharing.rules());
  }

  @Provide
  Arbitrary<Question> questions() {
    return Requests.questions();
  }

  /** Spread over files in turn, after the catalogue's and that of what stays. */
  private static CompiledBundle bundle(List<Policies.Rule> staying, List<Policies.Rule> rules) {
    List<String> files = new ArrayList<>();
    files.add(Policies.CATALOGUE + String.join("", Policies.ROWS));
    files.add(text(staying, rules.size(), 1, 0));
    for (int file = 0; file < FILES; file++) {
      files.add(text(rules, 0, FILES, file));
    }
    return Bundles.compile(files);
  }

  private static String text(List<Policies.Rule> rules, int firstId, int step, int from) {
    StringBuilder text = new StringBuilder("package p\n");
    for (int i = from; i < rules.size(); i += step) {
      text.append(rules.get(i).text(firstId + i));
    }
    return text.toString();
  }

  /**
   * One rule becomes another, again and again; where all of them stay in a file besides, facts keep
   * their slots.
   */
  @Property(seed = Seeds.BUILD, tries = 60, shrinking = ShrinkingMode.OFF)
  void law_7_what_is_compiled_after_a_change_is_what_all_of_it_comes_to(
      @ForAll("rules") List<Policies.Rule> rules,
      @ForAll("rules") List<Policies.Rule> others,
      @ForAll boolean stay,
      @ForAll @Size(10) List<@From("questions") Question> questions) {
    List<Policies.Rule> staying =
        stay ? Stream.of(rules, others).flatMap(List::stream).toList() : List.of();
    List<Policies.Rule> now = new ArrayList<>(rules);
    CompiledBundle current = bundle(staying, now).compiled();
    for (int change = 0; change < others.size(); change++) {
      now.set(change % now.size(), others.get(change));
      List<ShardClass> before = current.classes();
      current = bundle(staying, now).compiled(current);
      assertSameClasses(bundle(staying, now).compiled().classes(), current.classes());
      count(before, current.classes());
    }
    EngineProperties.agree(current, questions);
  }

  private static void assertSameClasses(List<ShardClass> expected, List<ShardClass> found) {
    assertEquals(
        expected.stream().map(ShardClass::name).toList(),
        found.stream().map(ShardClass::name).toList());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i).bytes(), found.get(i).bytes());
    }
  }

  private static void count(List<ShardClass> before, List<ShardClass> after) {
    classes += after.size();
    reused += (int) after.stream().filter(before::contains).count();
  }

  /** Otherwise the law would hold of a compiler that always starts anew. */
  @AfterContainer
  static void some_of_it_was_taken_over() {
    assertTrue(reused * 4 > classes, () -> reused + " of " + classes);
    assertTrue(reused < classes, () -> reused + " of " + classes);
  }
}
