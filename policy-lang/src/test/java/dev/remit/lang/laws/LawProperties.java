package dev.remit.lang.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Bundles;
import dev.remit.lang.Seeds;
import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decider;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.Explainer;
import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.lang.decide.Listing;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.ReasonCode;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

/** Laws 1 to 5 and 8 to 10 of a decision, by their numbers. */
class LawProperties {
  private static final CompiledOnce COMPILED = new CompiledOnce();

  /**
   * Of each law, so many bundles, each asked so many questions: 10,000 cases. Where a law says
   * nothing of some of what is generated, twice as many.
   */
  private static final int BUNDLES = 2_500;

  private static final int QUESTIONS = 4;

  /** Atoms that a rule may evaluate in one decision. */
  private static final long MOST_COST = 2_000_000;

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
  Arbitrary<Policies.Rule> deny() {
    return Policies.deny();
  }

  @Provide
  Arbitrary<Policies.Rule> restriction() {
    return Arbitraries.oneOf(Policies.deny(), Policies.oblige());
  }

  @Provide
  Arbitrary<Question> questions() {
    return Requests.questions();
  }

  private static CompiledBundle bundle(List<Policies.Rule> rules) {
    return bundle(Policies.ROWS, rules, Source.VOUCHED);
  }

  /** A bundle that admits hops of this trust and better. */
  private static CompiledBundle bundle(List<Policies.Rule> rules, Source hopFloor) {
    return bundle(Policies.ROWS, rules, hopFloor);
  }

  private static CompiledBundle bundle(
      List<String> rows, List<Policies.Rule> rules, Source hopFloor) {
    StringBuilder text = new StringBuilder(Policies.CATALOGUE + String.join("", rows));
    for (int i = 0; i < rules.size(); i++) {
      text.append(rules.get(i).text(i));
    }
    return COMPILED.get(
        hopFloor + "\n" + text, () -> Bundles.compile(text.toString(), Bundles.settings(hopFloor)));
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

  @Property(seed = Seeds.BUILD, tries = BUNDLES)
  void law_1_without_a_true_permit_there_is_no_allow(
      @ForAll("rules") List<Policies.Rule> rules,
      @ForAll @Size(QUESTIONS) List<@From("questions") Question> questions) {
    List<Policies.Rule> others =
        rules.stream().filter(rule -> !rule.kind().equals("permit")).toList();
    CompiledBundle without = bundle(others);
    CompiledBundle bundle = bundle(rules);
    for (Question question : questions) {
      assertInstanceOf(Decision.Deny.class, decide(without, question));
      if (decide(bundle, question) instanceof Decision.Allow allow) {
        int place =
            Integer.parseInt(allow.reason().rule().orElseThrow().id().substring("p.r".length()));
        assertEquals("permit", rules.get(place).kind());
      }
    }
  }

  @Property(seed = Seeds.BUILD, tries = BUNDLES)
  void law_2_F16_a_deny_that_is_true_or_unknown_denies(
      @ForAll("rules") List<Policies.Rule> rules,
      @ForAll("deny") Policies.Rule deny,
      @ForAll @Size(QUESTIONS) List<@From("questions") Question> questions) {
    List<Boolean> denying = denying(rules, deny, questions);
    denying.forEach(Statistics::collect);
    Statistics.coverage(coverage -> coverage.check(true).percentage(share -> share > 5.0));
  }

  /** Which of the questions a deny is true or unknown for; each of them is denied. */
  static List<Boolean> denying(
      List<Policies.Rule> rules, Policies.Rule deny, List<Question> questions) {
    CompiledBundle bundle = bundle(with(rules, deny));
    List<Boolean> all = new ArrayList<>();
    for (Question question : questions) {
      boolean denies =
          Explainer.explain(question, bundle, new InMemoryLiveState(), Requests.NOW)
              .accesses()
              .stream()
              .flatMap(access -> access.rules().stream())
              .anyMatch(rule -> rule.kind().equals("deny") && rule.truth() != Truth.FALSE);
      if (denies) {
        assertInstanceOf(Decision.Deny.class, decide(bundle, question));
      }
      all.add(denies);
    }
    return all;
  }

  @Property(seed = Seeds.BUILD, tries = BUNDLES)
  void law_2_F16_adding_a_restriction_never_allows_and_adding_a_permit_never_denies(
      @ForAll("rules") List<Policies.Rule> rules,
      @ForAll("restriction") Policies.Rule restriction,
      @ForAll("permit") Policies.Rule permit,
      @ForAll @Size(QUESTIONS) List<@From("questions") Question> questions) {
    CompiledBundle bundle = bundle(rules);
    CompiledBundle restricted = bundle(with(rules, restriction));
    CompiledBundle permitting = bundle(with(rules, permit));
    for (Question question : questions) {
      if (decide(bundle, question) instanceof Decision.Deny) {
        assertInstanceOf(Decision.Deny.class, decide(restricted, question));
      } else {
        assertInstanceOf(Decision.Allow.class, decide(permitting, question));
      }
    }
  }

  private static List<Policies.Rule> with(List<Policies.Rule> rules, Policies.Rule more) {
    List<Policies.Rule> all = new ArrayList<>(rules);
    all.add(more);
    return all;
  }

  @Property(seed = Seeds.BUILD, tries = BUNDLES)
  void law_3_F10_less_knowledge_never_permits_more(
      @ForAll("rules") List<Policies.Rule> rules,
      @ForAll @Size(QUESTIONS) List<@From("questions") Question> questions,
      @ForAll Random random) {
    CompiledBundle bundle = bundle(rules);
    for (Question question : questions) {
      Decision before = decide(bundle, question);
      Decision after = decide(bundle, Ignorance.lessKnown(question, random));
      noMore(rules, before, after);
      assertFalse(Narrower.lastsLonger(before, after), () -> before + "\n" + after);
    }
  }

  /**
   * A row that is not there, in a table that does not say that all are, is a fact that is not
   * known. A row that a rule names by a constant has to be there.
   */
  @Property(seed = Seeds.BUILD, tries = 2 * BUNDLES)
  void law_3_a_row_less_never_permits_more(
      @ForAll("rules") List<Policies.Rule> rules,
      @ForAll @Size(QUESTIONS) List<@From("questions") Question> questions,
      @ForAll Random random) {
    String row = Policies.ROWS.get(random.nextInt(Policies.ROWS.size()));
    if (rules.stream().anyMatch(rule -> rule.body().contains("bound[\"x\"]"))) {
      return;
    }
    List<String> fewer = Policies.ROWS.stream().filter(each -> !each.equals(row)).toList();
    CompiledBundle all = bundle(rules);
    CompiledBundle less = bundle(fewer, rules, Source.VOUCHED);
    for (Question question : questions) {
      Decision before = decide(all, question);
      Decision after = decide(less, question);
      noMore(rules, before, after);
      assertFalse(Narrower.lastsLonger(before, after), () -> before + "\n" + after);
    }
  }

  @Property(seed = Seeds.BUILD, tries = BUNDLES)
  void law_3_a_failing_component_never_permits_more(
      @ForAll("rules") List<Policies.Rule> rules,
      @ForAll @Size(QUESTIONS) List<@From("questions") Question> questions,
      @ForAll Random random) {
    CompiledBundle bundle = bundle(rules);
    for (Question question : questions) {
      Decision before = decide(bundle, question);
      Decision after = Decider.decide(question, bundle, new FailingLiveState(random), Requests.NOW);
      noMore(rules, before, after);
      assertFalse(Narrower.lastsLonger(before, after), () -> before + "\n" + after);
    }
  }

  @Property(seed = Seeds.BUILD, tries = BUNDLES)
  void law_4_the_order_of_rules_and_facts_does_not_matter(
      @ForAll("rules") List<Policies.Rule> rules,
      @ForAll @Size(QUESTIONS) List<@From("questions") Question> questions,
      @ForAll Random random) {
    CompiledBundle bundle = bundle(rules);
    CompiledBundle shuffled = Shuffled.bundle(rules, random);
    for (Question question : questions) {
      Decision after = decide(shuffled, Shuffled.question(question, random));
      assertEquals(placeless(decide(bundle, question)), placeless(after));
    }
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

  @Property(seed = Seeds.BUILD, tries = 2 * BUNDLES)
  void law_5_chains_only_narrow(
      @ForAll("polar") List<Policies.Rule> rules,
      @ForAll @Size(QUESTIONS) List<@From("questions") Question> questions,
      @ForAll Random random) {
    CompiledBundle bundle = bundle(rules, random.nextBoolean() ? Source.VOUCHED : Source.ASSERTED);
    for (Question question : questions) {
      if (question.chain() instanceof Sent.Value<List<Question.Hop>>) {
        Question narrowed = Ignorance.narrowedChain(question, random);
        noMore(rules, decide(bundle, question), decide(bundle, narrowed));
      }
    }
  }

  /** An observed rule is none to the laws; not even the place in an answer's cache is its own. */
  @Property(seed = Seeds.BUILD, tries = BUNDLES)
  void a_rule_that_is_only_observed_changes_nothing(
      @ForAll("rules") List<Policies.Rule> rules,
      @ForAll("onlyObserved") Policies.Rule observed,
      @ForAll @Size(QUESTIONS) List<@From("questions") Question> questions) {
    CompiledBundle before = bundle(rules);
    CompiledBundle after = bundle(with(rules, observed));
    for (Question question : questions) {
      assertEquals(placeless(decide(before, question)), placeless(decide(after, question)));
      assertEquals(
          Listing.hidden(question, before, new InMemoryLiveState(), Requests.NOW).isPresent(),
          Listing.hidden(question, after, new InMemoryLiveState(), Requests.NOW).isPresent());
    }
  }

  @Property(seed = Seeds.BUILD, tries = BUNDLES)
  void law_8_every_decision_is_total(
      @ForAll("rules") List<Policies.Rule> rules,
      @ForAll @Size(QUESTIONS) List<@From("questions") Question> questions) {
    CompiledBundle bundle = bundle(rules);
    for (Question question : questions) {
      assertNotEquals(ReasonCode.INTERNAL, decide(bundle, question).reason().code());
    }
    assertTrue(
        Stream.of(bundle.program().permits(), bundle.program().denies(), bundle.program().obliges())
            .flatMap(List::stream)
            .allMatch(rule -> rule.cost() >= rule.clauses().size() && rule.cost() <= MOST_COST));
  }

  @Property(seed = Seeds.BUILD, tries = BUNDLES)
  void law_9_F41_the_same_question_has_the_same_answer(
      @ForAll("rules") List<Policies.Rule> rules,
      @ForAll @Size(QUESTIONS) List<@From("questions") Question> questions) {
    CompiledBundle first = bundle(rules);
    CompiledBundle second = bundle(rules);
    for (Question question : questions) {
      Decision before = decide(first, question);
      Decision after = decide(second, question);
      assertEquals(before, after);
      assertEquals(before.toString(), after.toString());
    }
  }

  /** About one generated question in five is allowed. */
  @Property(seed = Seeds.BUILD, tries = 3 * BUNDLES, edgeCases = EdgeCasesMode.NONE)
  void law_10_what_is_allowed_is_listed(
      @ForAll("rules") List<Policies.Rule> rules,
      @ForAll @Size(QUESTIONS) List<@From("questions") Question> questions) {
    CompiledBundle bundle = bundle(rules);
    for (Question question : questions) {
      if (decide(bundle, question) instanceof Decision.Allow) {
        assertEquals(
            Optional.empty(),
            Listing.hidden(question, bundle, new InMemoryLiveState(), Requests.NOW));
      }
    }
  }

  /** Without the edge cases, whose share of the tries changes from run to run. */
  @Property(seed = Seeds.BUILD, tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void enough_of_the_generated_questions_are_allowed(
      @ForAll("rules") List<Policies.Rule> rules, @ForAll("questions") Question question) {
    Decision decision = decide(bundle(rules), question);
    Statistics.collect(decision instanceof Decision.Allow);
    Statistics.coverage(coverage -> coverage.check(true).percentage(share -> share > 10.0));
  }

  /** Arguments, sources and typed values are reached through this. */
  static Arguments incomplete(Arguments arguments) {
    return arguments instanceof Arguments.Typed(var members, boolean complete, Source source)
        ? new Arguments.Typed(members, false, source)
        : arguments;
  }
}
