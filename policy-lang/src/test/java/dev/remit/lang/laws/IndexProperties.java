package dev.remit.lang.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.Bundles;
import dev.remit.lang.Seeds;
import dev.remit.lang.decide.AlteredQuestion;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decider;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.Explainer;
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
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;

/**
 * Law 6: the index is invisible. Whatever it leaves out, the same bundle without it answers alike.
 * What breaks it is made small here, and not by jqwik.
 */
class IndexProperties {
  private static final int QUESTIONS = 4;

  @Provide
  Arbitrary<List<Policies.Rule>> rules() {
    return Arbitraries.oneOf(Policies.rules(), Policies.rulesWithReasons());
  }

  @Provide
  Arbitrary<List<Policies.Rule>> manyRules() {
    return rules().list().ofSize(12).map(lists -> lists.stream().flatMap(List::stream).toList());
  }

  @Provide
  Arbitrary<Question> questions() {
    return Requests.questions();
  }

  /** Bundles of these rules, with and without their index. */
  static void invisible(List<Policies.Rule> rules, List<Question> questions) {
    invisible(Bundles.compile(LawCase.text(rules)), questions);
  }

  static void invisible(CompiledBundle bundle, List<Question> questions) {
    questions.forEach(question -> alike(bundle, question));
  }

  private static void check(List<Policies.Rule> rules, List<Question> questions) {
    Smallest.check("6", IndexProperties::invisible, rules, questions);
  }

  /** Decision, reason, obligations, grant and valid_until; the listing; what is explained. */
  private static void alike(CompiledBundle indexed, Question question) {
    CompiledBundle whole = indexed.unindexed();
    Decision decision = decide(indexed, question, Requests.NOW);
    assertEquals(decide(whole, question, Requests.NOW), decision);
    assertEquals(
        Listing.hidden(question, whole, new InMemoryLiveState(), Requests.NOW),
        Listing.hidden(question, indexed, new InMemoryLiveState(), Requests.NOW));
    assertEquals(
        Explainer.explain(question, whole, new InMemoryLiveState(), Requests.NOW),
        Explainer.explain(question, indexed, new InMemoryLiveState(), Requests.NOW));
    if (decision instanceof Decision.Allow allow) {
      Instant later = Requests.NOW.plusSeconds(12);
      assertEquals(
          Decider.withdrawn(allow, question, whole, new InMemoryLiveState(), later),
          Decider.withdrawn(allow, question, indexed, new InMemoryLiveState(), later));
    }
  }

  private static Decision decide(CompiledBundle bundle, Question question, Instant now) {
    return Decider.decide(question, bundle, new InMemoryLiveState(), now);
  }

  @Property(seed = Seeds.BUILD, tries = 2_500, shrinking = ShrinkingMode.OFF)
  void law_6_F52_F57_the_index_is_invisible(
      @ForAll("rules") List<Policies.Rule> rules,
      @ForAll @Size(QUESTIONS) List<@From("questions") Question> questions) {
    check(rules, questions);
  }

  @Property(seed = Seeds.BUILD, tries = 250, shrinking = ShrinkingMode.OFF)
  void law_6_F52_F57_the_index_is_invisible_among_many_rules(
      @ForAll("manyRules") List<Policies.Rule> rules,
      @ForAll @Size(QUESTIONS) List<@From("questions") Question> questions,
      @ForAll Random random) {
    check(
        rules,
        questions.stream()
            .flatMap(question -> Stream.of(question, Ignorance.lessKnown(question, random)))
            .toList());
  }

  /** Each statement left out: the index selects by what the question itself is. */
  @Property(seed = Seeds.BUILD, tries = 200, shrinking = ShrinkingMode.OFF)
  void law_6_F52_F57_the_index_is_invisible_where_no_fact_is_known(
      @ForAll("manyRules") List<Policies.Rule> rules,
      @ForAll @Size(QUESTIONS) List<@From("questions") Question> questions) {
    check(rules, questions.stream().map(IndexProperties::withoutFacts).toList());
  }

  private static Question withoutFacts(Question question) {
    return new AlteredQuestion(question)
        .arguments(LawProperties.incomplete(question.arguments()))
        .facts(List.of())
        .question();
  }
}
