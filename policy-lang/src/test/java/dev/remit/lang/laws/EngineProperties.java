package dev.remit.lang.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Bundles;
import dev.remit.lang.Seeds;
import dev.remit.lang.SharedMethods;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decider;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.lang.decide.Listing;
import dev.remit.lang.decide.LiveState;
import dev.remit.lang.decide.Question;
import dev.remit.lang.fast.FastDecider;
import java.time.Instant;
import java.util.ArrayList;
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
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Laws 6 and 7: index and compiler are invisible. The reference is the interpreter without the
 * index; held against it are the code of the rules with and without the index, and the fast
 * decider. What breaks one is made small here, and not by jqwik.
 */
class EngineProperties {
  private static final int QUESTIONS = 25;

  /** How often each question is asked with less known of it. */
  private static final int LESS_KNOWN = 3;

  private static long fast;
  private static long allowed;
  private static long allowedFast;
  private static long bundles;
  private static long sharing;

  @Provide
  Arbitrary<List<Policies.Rule>> rules() {
    return Arbitraries.oneOf(
        Policies.rules(), Policies.rulesWithReasons(), Sharing.rules(), Sharing.rules());
  }

  /** A thousand and more. */
  @Provide
  Arbitrary<List<Policies.Rule>> manyRules() {
    return rules().list().ofSize(400).map(lists -> lists.stream().flatMap(List::stream).toList());
  }

  @Provide
  Arbitrary<Question> questions() {
    return Requests.questions();
  }

  static CompiledBundle bundle(List<Policies.Rule> rules) {
    return Bundles.compile(LawCase.text(rules)).compiled();
  }

  static void agree(List<Policies.Rule> rules, List<Question> questions) {
    agree(bundle(rules), questions);
  }

  /**
   * All that an engine says of a question, but for what the time it is asked at changes. The fast
   * decider is asked all of them twice, so that what it met before comes in between.
   */
  static void agree(CompiledBundle bundle, List<Question> questions) {
    CompiledBundle compiled = bundle.compiled();
    count(compiled);
    CompiledBundle reference = compiled.interpreted().unindexed();
    FastDecider decider = new FastDecider(compiled);
    List<Decision> expected = new ArrayList<>();
    for (Question question : questions) {
      Decision decision = decide(question, reference);
      expected.add(decision);
      assertEquals(decision, decide(question, compiled));
      assertEquals(decision, decide(question, compiled.unindexed()));
      fastAgrees(decision, decider, question);
    }
    for (int i = 0; i < questions.size(); i++) {
      fastAgrees(expected.get(i), decider, questions.get(i));
    }
  }

  private static void count(CompiledBundle bundle) {
    bundles++;
    sharing += bundle.classes().stream().anyMatch(SharedMethods::hasSome) ? 1 : 0;
  }

  private static Decision decide(Question question, CompiledBundle bundle) {
    return Decider.decide(question, bundle, state(), Requests.NOW);
  }

  private static LiveState state() {
    return new InMemoryLiveState();
  }

  private static void fastAgrees(Decision expected, FastDecider decider, Question question) {
    Optional<Decision> found = decider.decided(question, state(), Requests.NOW);
    assertEquals(expected, found.orElse(expected));
    fast += found.isPresent() ? 1 : 0;
    if (expected instanceof Decision.Allow) {
      allowed++;
      allowedFast += found.isPresent() ? 1 : 0;
    }
  }

  private static List<Question> withLessKnown(List<Question> questions, Random random) {
    List<Question> all = new ArrayList<>();
    for (Question question : questions) {
      all.add(question);
      for (int i = 0; i < LESS_KNOWN; i++) {
        all.add(Ignorance.lessKnown(question, random));
      }
    }
    return all;
  }

  @Property(seed = Seeds.BUILD, tries = 2_000, shrinking = ShrinkingMode.OFF)
  void laws_6_and_7_F15_all_engines_agree(
      @ForAll("rules") List<Policies.Rule> rules,
      @ForAll @Size(QUESTIONS) List<@From("questions") Question> questions,
      @ForAll Random random) {
    Smallest.check("6 and 7", EngineProperties::agree, rules, withLessKnown(questions, random));
  }

  @Property(seed = Seeds.BUILD, tries = 3, shrinking = ShrinkingMode.OFF)
  void laws_6_and_7_all_engines_agree_among_a_thousand_rules(
      @ForAll("manyRules") List<Policies.Rule> rules,
      @ForAll @Size(QUESTIONS) List<@From("questions") Question> questions,
      @ForAll Random random) {
    Smallest.check("6 and 7", EngineProperties::agree, rules, withLessKnown(questions, random));
  }

  /** The listing, and what becomes of an ALLOW when it is asked for again. */
  @Property(seed = Seeds.BUILD, tries = 500, shrinking = ShrinkingMode.OFF)
  void law_7_listings_and_retries_are_the_reference_s(
      @ForAll("rules") List<Policies.Rule> rules,
      @ForAll @Size(4) List<@From("questions") Question> questions) {
    Smallest.check("7", EngineProperties::listsAlike, rules, questions);
  }

  private static void listsAlike(List<Policies.Rule> rules, List<Question> questions) {
    CompiledBundle compiled = bundle(rules);
    CompiledBundle interpreted = compiled.interpreted();
    for (Question question : questions) {
      assertEquals(
          Listing.hidden(question, interpreted, state(), Requests.NOW),
          Listing.hidden(question, compiled, state(), Requests.NOW));
      if (decide(question, compiled) instanceof Decision.Allow allow) {
        Instant later = Requests.NOW.plusSeconds(12);
        assertEquals(
            Decider.withdrawn(allow, question, interpreted, state(), later),
            Decider.withdrawn(allow, question, compiled, state(), later));
      }
    }
  }

  /** What was met before is known again, and says the same; so does what comes in between. */
  @Property(seed = Seeds.BUILD, tries = 300, shrinking = ShrinkingMode.OFF)
  void law_7_a_fast_decision_does_not_depend_on_those_before(
      @ForAll("rules") List<Policies.Rule> rules,
      @ForAll @Size(6) List<@From("questions") Question> questions,
      @ForAll Random random) {
    Smallest.check("7", EngineProperties::remembers, rules, withLessKnown(questions, random));
  }

  private static void remembers(List<Policies.Rule> rules, List<Question> questions) {
    CompiledBundle compiled = bundle(rules);
    FastDecider decider = new FastDecider(compiled);
    List<Decision> first = questions.stream().map(question -> decide(question, compiled)).toList();
    Stream.of(1, 2)
        .forEach(round -> {
          for (int i = 0; i < questions.size(); i++) {
            fastAgrees(first.get(i), decider, questions.get(i));
          }
        });
  }

  /** Otherwise the laws would hold of a decider that leaves everything to the reference. */
  @AfterContainer
  static void much_of_what_is_allowed_is_decided_fast() {
    assertTrue(fast > 1_000, () -> fast + " decided fast");
    assertTrue(allowedFast * 4 > allowed, () -> allowedFast + " of " + allowed);
  }

  /** Otherwise they would hold of rules that share nothing. */
  @AfterContainer
  static void rules_of_many_bundles_share_conditions() {
    assertTrue(sharing * 4 > bundles, () -> sharing + " of " + bundles);
  }
}
