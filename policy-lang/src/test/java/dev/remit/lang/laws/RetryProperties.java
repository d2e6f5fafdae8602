package dev.remit.lang.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.Bundles;
import dev.remit.lang.Seeds;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decider;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.lang.decide.Question;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** A retry gets what was given before, and never more than the question would get anew. */
class RetryProperties {
  private static final int BUNDLES = 2_500;
  private static final int QUESTIONS = 4;

  @Provide
  Arbitrary<List<Policies.Rule>> rules() {
    return Policies.rules();
  }

  @Provide
  Arbitrary<Question> questions() {
    return Requests.questions();
  }

  /** Before and after what the generated rules and questions compare the clock with. */
  private static final List<Integer> LATER_BY_SECONDS =
      List.of(0, 5, 15, 45, 59, 60, 900, 1_800, 3_600);

  @Property(seed = Seeds.BUILD, tries = BUNDLES)
  void an_allow_that_stands_is_no_more_than_what_would_be_allowed_now(
      @ForAll("rules") List<Policies.Rule> rules,
      @ForAll @Size(QUESTIONS) List<@From("questions") Question> questions) {
    String text =
        IntStream.range(0, rules.size())
            .mapToObj(i -> rules.get(i).text(i))
            .collect(Collectors.joining());
    CompiledBundle bundle =
        Bundles.compile(Policies.CATALOGUE + String.join("", Policies.ROWS) + text);
    for (Question question : questions) {
      if (decide(question, bundle, Requests.NOW) instanceof Decision.Allow given) {
        LATER_BY_SECONDS.forEach(seconds -> stands(given, question, bundle, rules, seconds));
      }
    }
  }

  private static void stands(
      Decision.Allow given,
      Question question,
      CompiledBundle bundle,
      List<Policies.Rule> rules,
      int seconds) {
    Instant later = Requests.NOW.plusSeconds(seconds);
    Optional<Decision> withdrawn =
        Decider.withdrawn(given, question, bundle, new InMemoryLiveState(), later);
    if (seconds == 0) {
      assertEquals(Optional.empty(), withdrawn);
    }
    if (withdrawn.isEmpty()) {
      Decision anew = decide(question, bundle, later);
      assertEquals(
          Optional.empty(),
          new Narrower(once(rules)).excess(anew, given),
          () -> anew + "\n" + given);
    }
  }

  private static Set<String> once(List<Policies.Rule> rules) {
    return IntStream.range(0, rules.size())
        .filter(i -> rules.get(i).body().contains("grant once"))
        .mapToObj(i -> "p.r" + i)
        .collect(Collectors.toSet());
  }

  private static Decision decide(Question question, CompiledBundle bundle, Instant now) {
    return Decider.decide(question, bundle, new InMemoryLiveState(), now);
  }
}
