package dev.remit.lang.fast;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import dev.remit.lang.Bundles;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decider;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.LiveState;
import dev.remit.lang.decide.Question;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Decisions whose threads have the same place to take an evaluation from. Lincheck switches between
 * them at accesses to memory that they share, one schedule after another, and an answer that the
 * reference does not give ends in the schedule that led to it.
 */
class CollidingDecisionsTest {
  /**
   * For one schedule, in milliseconds: the first also instruments the engine, which a busy machine
   * does slowly, and which is no thread that hangs.
   */
  private static final long PATIENCE = 600_000;

  private static final String ATOMIC = "java.util.concurrent.atomic.";
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final LiveState STATE = new InMemoryLiveState();
  private static final CompiledBundle BUNDLE =
      Bundles.compile(
              """
              package p
              tool s.pay { args { n: int, on: name } does pay on args.on }
              dataset d.x { labels { } }
              permit a "A" {
                acts alone  without task  without credential  tool is s.pay
                when args.n <= 100
                grant for 5m
              }
              """)
          .compiled();

  /** The first and the last are permitted, each with a grant of its own; the other is not. */
  private static final List<Question> QUESTIONS =
      List.of(question("1", 5), question("2", 500), question("3", 50));

  private static final List<Decision> ANSWERS =
      QUESTIONS.stream()
          .map(question -> Decider.decide(question, BUNDLE.interpreted(), STATE, NOW))
          .toList();

  private static Question question(String bot, long n) {
    return Alone.pay(bot, n, new Json.Text("d.x"));
  }

  /** One decider with one place; what Lincheck makes anew for each schedule. */
  @Param(name = "question", gen = IntGen.class, conf = "0:2")
  public static class OnePlace {
    private final FastDecider decider = new FastDecider(BUNDLE, 1);

    /** Whether the answer is the reference's; where it is none, Lincheck finds no order for it. */
    @Operation
    public boolean answers(@Param(name = "question") int question) {
      Decision answer = decider.decided(QUESTIONS.get(question), STATE, NOW).orElseThrow();
      if (!answer.equals(ANSWERS.get(question))) {
        throw new IllegalStateException(answer + " for " + ANSWERS.get(question));
      }
      return true;
    }
  }

  @Test
  @Tag("proof")
  void two_threads_answer_as_one() {
    check(2, 3, 60);
  }

  /** The same for longer, and of three threads. */
  @Test
  @Tag("proof")
  void three_threads_answer_as_one() {
    check(3, 20, 400);
  }

  /** Where threads are switched; whatever these call is one step. */
  private static final Set<String> WATCHED =
      Set.of(
          FastDecider.class.getName(),
          Evaluation.class.getName(),
          Verdict.class.getName(),
          OnePlace.class.getName());

  private static void check(int threads, int scenarios, int schedules) {
    System.setProperty("lincheck.logLevel", "ERROR");
    new ModelCheckingOptions()
        .invocationTimeout$lincheck(PATIENCE)
        .threads(threads)
        .actorsPerThread(2)
        .actorsBefore(1)
        .actorsAfter(0)
        .iterations(scenarios)
        .invocationsPerIteration(schedules)
        .addGuarantee(
            forClasses(name -> !WATCHED.contains(name) && !name.startsWith(ATOMIC))
                .allMethods()
                .ignore())
        .check(OnePlace.class);
  }
}
