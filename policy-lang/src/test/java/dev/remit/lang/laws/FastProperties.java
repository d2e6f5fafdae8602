package dev.remit.lang.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Bundles;
import dev.remit.lang.Seeds;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decider;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.lang.decide.Question;
import dev.remit.lang.fast.FastDecider;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;

/** Law 7, for whole decisions: what is decided fast is what the reference decides. */
class FastProperties {
  private static final int QUESTIONS = 6;
  private static long allowed;
  private static long allowedFast;
  private static long fast;

  @Provide
  Arbitrary<List<Policies.Rule>> rules() {
    return Arbitraries.oneOf(Policies.rules(), Policies.rulesWithReasons());
  }

  @Provide
  Arbitrary<Question> questions() {
    return Requests.questions();
  }

  private static CompiledBundle bundle(List<Policies.Rule> rules) {
    StringBuilder text = new StringBuilder(Policies.CATALOGUE + String.join("", Policies.ROWS));
    for (int i = 0; i < rules.size(); i++) {
      text.append(rules.get(i).text(i));
    }
    return Bundles.compile(text.toString());
  }

  private static void alike(FastDecider decider, CompiledBundle reference, Question question) {
    Decision expected = Decider.decide(question, reference, new InMemoryLiveState(), Requests.NOW);
    Optional<Decision> found = decider.decided(question, new InMemoryLiveState(), Requests.NOW);
    found.ifPresent(decision -> assertEquals(expected, decision));
    assertEquals(expected, decider.decide(question, new InMemoryLiveState(), Requests.NOW));
    if (expected instanceof Decision.Allow) {
      allowed++;
      allowedFast += found.isPresent() ? 1 : 0;
    }
    fast += found.isPresent() ? 1 : 0;
  }

  /** Each question twice: what was met before answers as what was not. */
  @Property(seed = Seeds.BUILD, tries = 400)
  void law_7_a_fast_decision_is_the_reference_s(
      @ForAll("rules") List<Policies.Rule> rules,
      @ForAll @Size(QUESTIONS) List<@From("questions") Question> questions,
      @ForAll Random random) {
    CompiledBundle bundle = bundle(rules);
    FastDecider decider = new FastDecider(bundle);
    CompiledBundle reference = bundle.interpreted().unindexed();
    List<Question> all =
        questions.stream()
            .flatMap(question -> Stream.of(question, Ignorance.lessKnown(question, random)))
            .toList();
    Stream.concat(all.stream(), all.stream())
        .forEach(question -> alike(decider, reference, question));
  }

  /** Otherwise the property would hold of a decider that never decides. */
  @AfterContainer
  static void most_of_what_is_allowed_is_decided_fast() {
    System.err.println(fast + " fast, " + allowedFast + " of " + allowed + " allowed");
    assertTrue(fast > 1_000, () -> fast + " decided fast");
    assertTrue(allowedFast * 10 > allowed, () -> allowedFast + " of " + allowed);
  }
}
