package dev.remit.lang.laws;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.decide.Question;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The laws over cases that no build has asked, for {@code -Dremit.proof.seconds} (300 unless set):
 * {@code ./mvnw -Pproof -pl policy-lang -am test -Dtest=LawSearchTest}. What it finds is printed
 * small, and lies in files beside that; it becomes a case of its own before it is mended.
 */
@Tag("proof")
class LawSearchTest {
  private static final long SECONDS = Long.getLong("remit.proof.seconds", 300);
  private static final int QUESTIONS = 8;

  private final LawProperties laws = new LawProperties();

  private Map<String, Smallest.Law> laws(Random random) {
    Iterator<Policies.Rule> permits = endless(laws.permit());
    Iterator<Policies.Rule> denies = endless(laws.deny());
    Iterator<Policies.Rule> restrictions = endless(laws.restriction());
    Iterator<Policies.Rule> observed = endless(laws.onlyObserved());
    Map<String, Smallest.Law> all = new TreeMap<>();
    all.put("1", laws::law_1_without_a_true_permit_there_is_no_allow);
    all.put("2", (rules, asked) -> LawProperties.denying(rules, denies.next(), asked));
    all.put(
        "2, more rules",
        (rules, asked) ->
            laws.law_2_F16_adding_a_restriction_never_allows_and_adding_a_permit_never_denies(
                rules, restrictions.next(), permits.next(), asked));
    all.put(
        "3, less known",
        (rules, asked) -> laws.law_3_F10_less_knowledge_never_permits_more(rules, asked, random));
    all.put(
        "3, a row less",
        (rules, asked) -> laws.law_3_a_row_less_never_permits_more(rules, asked, random));
    all.put(
        "3, failing",
        (rules, asked) -> laws.law_3_a_failing_component_never_permits_more(rules, asked, random));
    all.put(
        "4",
        (rules, asked) ->
            laws.law_4_the_order_of_rules_and_facts_does_not_matter(rules, asked, random));
    all.put(
        "observed",
        (rules, asked) ->
            laws.a_rule_that_is_only_observed_changes_nothing(rules, observed.next(), asked));
    all.put("6", IndexProperties::invisible);
    all.put("6 and 7", EngineProperties::agree);
    all.put("8", laws::law_8_every_decision_is_total);
    all.put("9", laws::law_9_F41_the_same_question_has_the_same_answer);
    all.put("10", laws::law_10_what_is_allowed_is_listed);
    return all;
  }

  private static <T> Iterator<T> endless(Arbitrary<T> arbitrary) {
    return arbitrary.sampleStream().iterator();
  }

  @Test
  void the_laws_hold_for_cases_that_no_build_has_asked() throws Throwable {
    JqwikSession.run(this::search);
  }

  private void search() {
    Random random = new Random();
    Iterator<List<Policies.Rule>> any = endless(Arbitraries.oneOf(laws.rules(), Sharing.rules()));
    Iterator<List<Policies.Rule>> polar = endless(laws.polar());
    Iterator<Question> questions = endless(laws.questions());
    Map<String, Smallest.Law> all = laws(random);
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    int bundles = 0;
    while (System.nanoTime() < end) {
      List<Question> asked = Stream.generate(questions::next).limit(QUESTIONS).toList();
      List<Policies.Rule> rules = any.next();
      all.forEach((name, law) -> Smallest.check(name, law, rules, asked));
      Smallest.Law narrowing = (of, to) -> laws.law_5_chains_only_narrow(of, to, random);
      Smallest.check("5", narrowing, polar.next(), asked);
      bundles++;
      JqwikSession.finishTry();
    }
    System.out.println(bundles + " bundles, " + QUESTIONS + " questions each, of each law");
    assertTrue(bundles > 0, "no time for one bundle");
  }
}
