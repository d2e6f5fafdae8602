package dev.remit.lang.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Bundles;
import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decider;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.lang.decide.Listing;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.ReasonCode;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws 1 to 5 and 8 to 10 of a decision, by their numbers. */
class LawProperties {
  private static final int TRIES = 10_000;

  /** Without reasons on clauses, for law 5. */
  @Provide
  Arbitrary<List<Policies.Rule>> polar() {
    return Policies.rules();
  }

  @Provide
  Arbitrary<List<Policies.Rule>> rules() {
    return net.jqwik.api.Arbitraries.oneOf(Policies.rules(), Policies.rulesWithReasons());
  }

  @Provide
  Arbitrary<Policies.Rule> onlyObserved() {
    return Policies.onlyObserved();
  }

  @Provide
  Arbitrary<Policies.Rule> permit() {
    return Policies.permit();
  }

  @Provide
  Arbitrary<Policies.Rule> restriction() {
    return net.jqwik.api.Arbitraries.oneOf(Policies.deny(), Policies.oblige());
  }

  @Provide
  Arbitrary<Question> questions() {
    return Requests.questions();
  }

  private static CompiledBundle bundle(List<Policies.Rule> rules) {
    StringBuilder text = new StringBuilder(Policies.CATALOGUE);
    for (int i = 0; i < rules.size(); i++) {
      text.append(rules.get(i).text(i));
    }
    return Bundles.compile(text.toString());
  }

  private static Decision decide(CompiledBundle bundle, Question question) {
    return Decider.decide(question, bundle, new InMemoryLiveState(), Requests.NOW);
  }

  private static void noMore(List<Policies.Rule> rules, Decision before, Decision after) {
    Set<String> once =
        IntStream.range(0, rules.size())
            .filter(i -> rules.get(i).body().contains("grant once"))
            .mapToObj(i -> "p.r" + i)
            .collect(Collectors.toSet());
    assertEquals(
        Optional.empty(), new Narrower(once).excess(before, after), () -> before + "\n" + after);
  }

  @Property(tries = TRIES)
  void law_1_without_a_true_permit_there_is_no_allow(
      @ForAll("rules") List<Policies.Rule> rules, @ForAll("questions") Question question) {
    List<Policies.Rule> others =
        rules.stream().filter(rule -> !rule.kind().equals("permit")).toList();
    assertInstanceOf(Decision.Deny.class, decide(bundle(others), question));
    if (decide(bundle(rules), question) instanceof Decision.Allow allow) {
      int place =
          Integer.parseInt(allow.reason().rule().orElseThrow().id().substring("p.r".length()));
      assertEquals("permit", rules.get(place).kind());
    }
  }

  @Property(tries = TRIES)
  void law_2_adding_a_restriction_never_allows_and_adding_a_permit_never_denies(
      @ForAll("rules") List<Policies.Rule> rules,
      @ForAll("restriction") Policies.Rule restriction,
      @ForAll("permit") Policies.Rule permit,
      @ForAll("questions") Question question) {
    Decision before = decide(bundle(rules), question);
    if (before instanceof Decision.Deny) {
      assertInstanceOf(Decision.Deny.class, decide(bundle(with(rules, restriction)), question));
    } else {
      assertInstanceOf(Decision.Allow.class, decide(bundle(with(rules, permit)), question));
    }
  }

  private static List<Policies.Rule> with(List<Policies.Rule> rules, Policies.Rule more) {
    List<Policies.Rule> all = new ArrayList<>(rules);
    all.add(more);
    return all;
  }

  @Property(tries = TRIES)
  void law_3_less_knowledge_never_permits_more(
      @ForAll("rules") List<Policies.Rule> rules,
      @ForAll("questions") Question question,
      @ForAll Random random) {
    CompiledBundle bundle = bundle(rules);
    Decision before = decide(bundle, question);
    Decision after = decide(bundle, Ignorance.lessKnown(question, random));
    noMore(rules, before, after);
    assertFalse(Narrower.lastsLonger(before, after), () -> before + "\n" + after);
  }

  @Property(tries = TRIES)
  void law_4_the_order_of_rules_and_facts_does_not_matter(
      @ForAll("rules") List<Policies.Rule> rules,
      @ForAll("questions") Question question,
      @ForAll Random random) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      texts.add(rules.get(i).text(i));
    }
    Decision before =
        decide(Bundles.compile(Policies.CATALOGUE + String.join("", texts)), question);
    Collections.shuffle(texts, random);
    List<Question.Statement> facts = new ArrayList<>(question.facts());
    Collections.shuffle(facts, random);
    Decision after =
        decide(
            Bundles.compile(Policies.CATALOGUE + String.join("", texts)),
            Ignorance.withFacts(question, facts));
    assertEquals(placeless(before), placeless(after));
  }

  /** An answer without the place of its rule in the text. */
  private static List<Object> placeless(Decision decision) {
    Decision.Reason reason = decision.reason();
    List<Object> parts = new ArrayList<>();
    parts.add(reason.code());
    parts.add(reason.rule().map(Decision.RuleRef::id));
    parts.add(reason.fact());
    if (decision instanceof Decision.Allow allow) {
      parts.add(allow.obligations());
      parts.add(allow.grant());
      parts.add(allow.validUntil());
    }
    return parts;
  }

  @Property(tries = TRIES)
  void law_5_chains_only_narrow(
      @ForAll("polar") List<Policies.Rule> rules,
      @ForAll("questions") Question question,
      @ForAll Random random) {
    if (!(question.chain() instanceof Sent.Value<List<Question.Hop>>)) {
      return;
    }
    CompiledBundle bundle = bundle(rules);
    Question narrowed = Ignorance.narrowedChain(question, random);
    noMore(rules, decide(bundle, question), decide(bundle, narrowed));
  }

  /** An observed rule is none to the laws; not even the place in an answer's cache is its own. */
  @Property(tries = TRIES)
  void a_rule_that_is_only_observed_changes_nothing(
      @ForAll("rules") List<Policies.Rule> rules,
      @ForAll("onlyObserved") Policies.Rule observed,
      @ForAll("questions") Question question) {
    CompiledBundle before = bundle(rules);
    CompiledBundle after = bundle(with(rules, observed));
    assertEquals(placeless(decide(before, question)), placeless(decide(after, question)));
    assertEquals(
        Listing.hidden(question, before, new InMemoryLiveState(), Requests.NOW).isPresent(),
        Listing.hidden(question, after, new InMemoryLiveState(), Requests.NOW).isPresent());
  }

  @Property(tries = TRIES)
  void law_8_every_decision_is_total(
      @ForAll("rules") List<Policies.Rule> rules, @ForAll("questions") Question question) {
    CompiledBundle bundle = bundle(rules);
    assertNotEquals(ReasonCode.INTERNAL, decide(bundle, question).reason().code());
    assertTrue(bundle.program().permits().stream().allMatch(rule -> rule.cost() >= 0));
  }

  @Property(tries = TRIES)
  void law_9_the_same_question_has_the_same_answer(
      @ForAll("rules") List<Policies.Rule> rules, @ForAll("questions") Question question) {
    assertEquals(decide(bundle(rules), question), decide(bundle(rules), question));
  }

  @Property(tries = TRIES)
  void law_10_what_is_allowed_is_listed(
      @ForAll("rules") List<Policies.Rule> rules, @ForAll("questions") Question question) {
    CompiledBundle bundle = bundle(rules);
    if (decide(bundle, question) instanceof Decision.Allow) {
      assertEquals(
          Optional.empty(),
          Listing.hidden(question, bundle, new InMemoryLiveState(), Requests.NOW));
    }
  }

  @Property(tries = 2_000)
  void enough_of_the_generated_questions_are_allowed(
      @ForAll("rules") List<Policies.Rule> rules, @ForAll("questions") Question question) {
    Decision decision = decide(bundle(rules), question);
    net.jqwik.api.statistics.Statistics.collect(decision instanceof Decision.Allow);
    net.jqwik.api.statistics.Statistics.coverage(
        coverage -> coverage.check(true).percentage(share -> share > 10.0));
  }

  /** Arguments, sources and typed values are reached through this. */
  static Arguments incomplete(Arguments arguments) {
    return arguments instanceof Arguments.Typed(var members, boolean complete, Source source)
        ? new Arguments.Typed(members, false, source)
        : arguments;
  }
}
