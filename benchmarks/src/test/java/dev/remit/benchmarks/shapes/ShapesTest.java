package dev.remit.benchmarks.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.lang.decide.LiveState;
import dev.remit.lang.decide.Question;
import dev.remit.lang.fast.FastDecider;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each engine allows just what a walk along the links does. */
class ShapesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final int CALLS = 300;

  @ParameterizedTest
  @CsvSource({
    "gdrive-dangling,5", "gdrive-dangling,20",
    "gdrive-mended,5", "gdrive-mended,20",
    "github,5", "github,20",
    "tinytodo,5", "tinytodo,20"
  })
  void both_engines_allow_what_a_walk_allows(String name, int size) throws Exception {
    for (int seed = 0; seed < 3; seed++) {
      Application application = new Application(name, size, CALLS, seed);
      List<Boolean> answers = application.answers();
      CedarShape cedar = application.cedar();
      FastDecider remit = new FastDecider(application.bundle());
      LiveState state = new InMemoryLiveState();
      List<Question> questions = application.questions();
      List<CedarShape.Asked> requests = application.requests();
      for (int i = 0; i < CALLS; i++) {
        String what = name + " " + seed + " " + requests.get(i).request();
        Optional<Decision> decision = remit.decided(questions.get(i), state, NOW);
        assertTrue(decision.isPresent(), what + " is left to the reference");
        assertEquals(answers.get(i), decision.get() instanceof Decision.Allow, what);
        assertEquals(answers.get(i), cedar.answer(requests.get(i)).isAllowed(), what);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gdrive-mended", "github", "tinytodo"})
  void some_calls_are_allowed_and_some_are_not(String name) {
    List<Boolean> answers = new Application(name, 20, CALLS).answers();
    assertTrue(answers.contains(true) && answers.contains(false), answers::toString);
  }

  @Test
  void of_links_that_lead_nowhere_nobody_views() {
    Drive mended = (Drive) Shape.of("gdrive-mended", 20, 7);
    Drive dangling = (Drive) Shape.of("gdrive-dangling", 20, 7);
    Random random = new Random(1);
    List<Call> lost =
        Stream.generate(() -> mended.call(random))
            .limit(2_000)
            .filter(call -> mended.allows(call) != dangling.allows(call))
            .toList();
    assertTrue(lost.size() > 10, lost::toString);
    lost.forEach(call -> assertEquals("read", call.action()));
  }
}
