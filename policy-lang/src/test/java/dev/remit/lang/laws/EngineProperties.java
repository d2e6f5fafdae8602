package dev.remit.lang.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.Bundles;
import dev.remit.lang.Seeds;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decider;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.lang.decide.Listing;
import dev.remit.lang.decide.Question;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Law 7: the compiler is invisible. Rules as code and as they are written answer alike. */
class EngineProperties {
  private static final int QUESTIONS = 4;

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

  /** Decision, reason, obligations, grant and valid_until; the listing. */
  private static void alike(CompiledBundle compiled, Question question) {
    CompiledBundle interpreted = compiled.interpreted();
    Decision decision = decide(compiled, question);
    assertEquals(decide(interpreted, question), decision);
    assertEquals(
        Listing.hidden(question, interpreted, new InMemoryLiveState(), Requests.NOW),
        Listing.hidden(question, compiled, new InMemoryLiveState(), Requests.NOW));
    if (decision instanceof Decision.Allow allow) {
      Instant later = Requests.NOW.plusSeconds(12);
      assertEquals(
          Decider.withdrawn(allow, question, interpreted, new InMemoryLiveState(), later),
          Decider.withdrawn(allow, question, compiled, new InMemoryLiveState(), later));
    }
  }

  private static Decision decide(CompiledBundle bundle, Question question) {
    return Decider.decide(question, bundle, new InMemoryLiveState(), Requests.NOW);
  }

  @Property(seed = Seeds.BUILD, tries = 2_000)
  void law_7_the_compiler_is_invisible(
      @ForAll("rules") List<Policies.Rule> rules,
      @ForAll @Size(QUESTIONS) List<@From("questions") Question> questions,
      @ForAll Random random) {
    CompiledBundle bundle = bundle(rules);
    questions.stream()
        .flatMap(question -> Stream.of(question, Ignorance.lessKnown(question, random)))
        .forEach(question -> alike(bundle, question));
  }
}
