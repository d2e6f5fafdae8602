package dev.remit.lang.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Bundles;
import dev.remit.lang.Seeds;
import dev.remit.lang.decide.Candidates;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.ReferenceCandidates;
import dev.remit.lang.decide.RuleOrder;
import dev.remit.lang.decide.RuleSelector;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.runtime.Facts;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
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

/**
 * What one selector finds for one access after another, of generated bundles and questions, is what
 * the reference finds for each by itself, in the order that decisions want.
 */
class RuleSelectorProperties {
  private static long selections;
  private static long left;

  @Provide
  Arbitrary<List<Policies.Rule>> manyRules() {
    return Arbitraries.oneOf(Policies.rules(), Policies.rulesWithReasons())
        .list()
        .ofSize(40)
        .map(lists -> lists.stream().flatMap(List::stream).toList());
  }

  @Provide
  Arbitrary<Question> questions() {
    return Requests.questions();
  }

  @Property(seed = Seeds.BUILD, tries = 100, shrinking = ShrinkingMode.OFF)
  void F57_a_selection_does_not_depend_on_those_before(
      @ForAll("manyRules") List<Policies.Rule> rules,
      @ForAll @Size(8) List<@From("questions") Question> questions,
      @ForAll Random random) {
    CompiledBundle bundle = Bundles.compile(LawCase.text(rules));
    List<Facts> accesses =
        questions.stream()
            .flatMap(question ->
                Stream.of(
                    question,
                    Ignorance.lessKnown(question, random),
                    Ignorance.lessKnown(question, random)))
            .flatMap(question ->
                ReferenceCandidates.facts(question, bundle, new InMemoryLiveState(), Requests.NOW)
                    .stream())
            .toList();
    alike(bundle, accesses);
    alike(bundle.unindexed(), accesses);
  }

  /** Each twice, so that all come after all others. */
  private static void alike(CompiledBundle bundle, List<Facts> accesses) {
    RuleSelector selector = new RuleSelector(RuleOrder.of(bundle));
    for (int i = 0; i < 2 * accesses.size(); i++) {
      Facts facts = accesses.get(i % accesses.size());
      Candidates found = selector.select(facts).kept();
      assertEquals(ReferenceCandidates.of(bundle, facts), found, facts::toString);
      Set<RuleIr> readers = new HashSet<>();
      assertTrue(
          selector.visitReaders(
              facts,
              place -> {
                assertTrue(readers.add(selector.reader(place)), "visited twice");
                return true;
              }));
      assertEquals(Set.copyOf(ReferenceCandidates.readers(bundle, facts)), readers);
      selections++;
      left += found.size();
    }
  }

  /** Otherwise nothing would be in a room from the selection before. */
  @AfterContainer
  static void rules_were_selected() {
    long found = left;
    assertTrue(selections > 1_000 && found > 10 * selections, () -> found + " of " + selections);
  }
}
