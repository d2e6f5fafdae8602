package dev.remit.lang.fast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Bundles;
import dev.remit.lang.decide.AlteredQuestion;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decider;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.LiveState;
import dev.remit.lang.decide.LiveState.Subject;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.ReasonCode;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What the fast path keeps from one question to the next never answers for another. */
class FastDeciderTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final CompiledBundle BUNDLE =
      Bundles.compile(
          """
          package p
          tool s.pay { args { n: int, on: name } does pay on args.on }
          dataset d.x { labels { } }
          permit a "A" { acts alone without credential tool is s.pay when args.n <= 100 grant for 5m }
          permit b "B" { acts alone without credential when task.purpose == "x" grant for 1m }
          deny c "C" { when agent == "spiffe://t.example/bot/9" }
          """);

  private final InMemoryLiveState state = new InMemoryLiveState();
  private final FastDecider decider = new FastDecider(BUNDLE);

  private static Question question(String bot, String task, long n, Optional<String> purpose) {
    return new AlteredQuestion(Alone.pay(bot, n, new Json.Text("d.x")))
        .task(Sent.of(new Question.TaskClaim(task, Sent.none(), Sent.none(), Source.VOUCHED)))
        .facts(
            purpose
                .map(word -> Alone.stating("task.purpose", word, Source.VOUCHED))
                .orElse(List.of()))
        .question();
  }

  private Decision fast(Question question) {
    Decision decision = decider.decided(question, state, NOW).orElseThrow();
    assertEquals(Decider.decide(question, BUNDLE.interpreted(), state, NOW), decision);
    return decision;
  }

  private void registered(String task) {
    state.registerTask(task, Optional.empty(), Optional.empty());
  }

  @Test
  void a_plain_question_is_decided_without_the_reference() {
    registered("t");
    assertEquals(
        ReasonCode.PERMITTED, fast(question("1", "t", 5, Optional.empty())).reason().code());
    assertEquals(
        ReasonCode.NOT_PERMITTED, fast(question("1", "t", 500, Optional.of("y"))).reason().code());
    assertEquals(ReasonCode.DENIED, fast(question("9", "t", 5, Optional.empty())).reason().code());
    assertEquals(
        "task.purpose", fast(question("1", "t", 500, Optional.empty())).reason().fact().orElse(""));
  }

  /** Of a tool that nothing pins; what is no digest is malformed. */
  @Test
  void a_definition_that_is_shown_changes_nothing() {
    registered("t");
    Question plain = question("1", "t", 5, Optional.empty());
    assertEquals(fast(plain), fast(showing(plain, "sha256:" + "0".repeat(64))));
    Question malformed = showing(plain, "sha256:0");
    assertEquals(Optional.empty(), decider.decided(malformed, state, NOW));
    assertEquals(ReasonCode.MALFORMED, decider.decide(malformed, state, NOW).reason().code());
  }

  private static Question showing(Question question, String digest) {
    return new AlteredQuestion(question)
        .tool(Optional.of(new Question.ToolRef("s", "pay", Optional.of(digest))))
        .question();
  }

  @Test
  void nothing_of_a_question_stays_for_the_next() {
    registered("t");
    Decision known = fast(question("1", "t", 500, Optional.of("x")));
    Decision unknown = fast(question("1", "t", 500, Optional.empty()));
    assertEquals(ReasonCode.PERMITTED, known.reason().code());
    assertEquals(ReasonCode.NOT_PERMITTED, unknown.reason().code());
    assertEquals(known, fast(question("1", "t", 500, Optional.of("x"))));
  }

  @Test
  void what_is_revoked_after_it_was_met_is_seen() {
    registered("t");
    Question question = question("1", "t", 5, Optional.empty());
    assertEquals(ReasonCode.PERMITTED, fast(question).reason().code());
    state.revoke(new Subject.Agent(Alone.bot("1")));
    assertEquals(Optional.empty(), decider.decided(question, state, NOW));
    assertEquals(ReasonCode.REVOKED, decider.decide(question, state, NOW).reason().code());
  }

  @Test
  void a_task_that_ends_after_it_was_met_is_seen() {
    registered("t");
    Question question = question("1", "t", 5, Optional.empty());
    assertEquals(ReasonCode.PERMITTED, fast(question).reason().code());
    state.endTask("t");
    assertEquals(ReasonCode.TASK_ENDED, decider.decide(question, state, NOW).reason().code());
  }

  /** State that fails is the reference's to judge, and never permits. */
  @Test
  void a_failing_component_denies() {
    LiveState failing =
        (LiveState)
            java.lang.reflect.Proxy.newProxyInstance(
                LiveState.class.getClassLoader(),
                new Class<?>[] {LiveState.class},
                (proxy, method, arguments) -> {
                  throw new IllegalStateException("no state");
                });
    registered("t");
    Question question = question("1", "t", 5, Optional.empty());
    fast(question);
    assertEquals(1, decider.waiting());
    assertEquals(Optional.empty(), decider.decided(question, failing, NOW));
    assertEquals(0, decider.waiting(), "what was half done is taken again");
    assertEquals(ReasonCode.INTERNAL, decider.decide(question, failing, NOW).reason().code());
  }

  /** An agent chooses what tools it names; nothing that it names may stay. */
  @Test
  void of_tools_that_there_are_not_nothing_is_kept() {
    Plan plan = new Plan(BUNDLE.compiled());
    for (int i = 0; i < 1_000; i++) {
      assertEquals(Optional.empty(), plan.tool(new Value.Tool("s", "no" + i)));
    }
    assertEquals(0, plan.keptTools());
    assertTrue(plan.tool(new Value.Tool("s", "pay")).isPresent());
    assertEquals(1, plan.keptTools());
  }

  /** More identities and tasks than there are places to keep them. */
  @Test
  void of_a_thousand_agents_each_is_told_from_the_others() {
    registered("t");
    for (int round = 0; round < 2; round++) {
      for (int bot = 0; bot < 1_000; bot++) {
        Decision decision = fast(question(Integer.toString(bot), "t", 5, Optional.empty()));
        assertEquals(bot == 9 ? ReasonCode.DENIED : ReasonCode.PERMITTED, decision.reason().code());
      }
    }
  }

  /** More threads than there are places for what they use, so that several meet at each. */
  @Test
  void many_threads_at_once_get_what_one_would() throws Exception {
    registered("t");
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      questions.add(
          question(
              Integer.toString(i), "t", 90L + i, i % 2 == 0 ? Optional.of("x") : Optional.empty()));
    }
    List<Decision> expected =
        questions.stream()
            .map(question -> Decider.decide(question, BUNDLE.interpreted(), state, NOW))
            .toList();
    assertNotEquals(1, expected.stream().distinct().count());
    try (ExecutorService threads = Executors.newFixedThreadPool(100)) {
      List<Future<Boolean>> answers =
          threads.invokeAll(java.util.Collections.nCopies(100, asking(questions, expected)));
      for (Future<Boolean> answer : answers) {
        assertTrue(answer.get());
      }
    }
  }

  private Callable<Boolean> asking(List<Question> questions, List<Decision> expected) {
    return () -> {
      boolean same = true;
      for (int round = 0; round < 50; round++) {
        for (int i = 0; i < questions.size(); i++) {
          same &= decider.decide(questions.get(i), state, NOW).equals(expected.get(i));
        }
      }
      return same;
    };
  }
}
