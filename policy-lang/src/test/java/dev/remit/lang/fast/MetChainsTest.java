package dev.remit.lang.fast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Bundles;
import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decider;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Scope;
import dev.remit.lang.decide.Scope.Bound;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A chain that was met answers for itself alone, however little another differs from it. */
class MetChainsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final CompiledBundle BUNDLE =
      Bundles.compile(
          """
          package p
          tool s.read { does read on d.x }
          dataset d.x { labels { } }
          permit a "A" {
            when every hop satisfies (hop.purpose == "work" and hop.assurance >= low)
            when every hop satisfies (hop.trust >= vouched)
            grant for 1h
          }
          """);

  private static Value.Identity who(String name) {
    return new Value.Identity("spiffe://t.example", name);
  }

  private record Hop(
      String from,
      String to,
      String delegation,
      Sent<String> parent,
      String task,
      Scope scope,
      String purpose,
      Instant notBefore,
      Instant expiresAt,
      String assurance,
      Source trust) {
    Question.Hop sent() {
      return new Question.Hop(
          Optional.of(who(from)),
          Optional.of(who(to)),
          Optional.of(delegation),
          parent,
          Optional.of(task),
          Optional.of(scope),
          Sent.of(purpose),
          Optional.of(notBefore),
          Optional.of(expiresAt),
          Sent.of(assurance),
          trust);
    }
  }

  private static Scope scope(Bound<String> tools, Bound<String> actions, String dataset) {
    return new Scope(
        Optional.of(tools),
        Optional.of(actions),
        Optional.of(new Bound.Only<>(List.of(new Scope.DatasetBound(dataset, Optional.empty())))),
        Optional.of(new Bound.All<>()));
  }

  private static final Scope WIDE =
      scope(new Bound.Only<>(List.of("s.*")), new Bound.Only<>(List.of("read")), "d.**");
  private static final Instant FROM = NOW.minusSeconds(60);
  private static final Instant UNTIL = NOW.plusSeconds(600);
  private static final Hop FIRST =
      new Hop(
          "root", "a", "1", Sent.none(), "t", WIDE, "work", FROM, UNTIL, "high", Source.VOUCHED);

  private static Hop last(
      String to,
      String parent,
      String task,
      Scope scope,
      String purpose,
      Instant notBefore,
      Instant expiresAt,
      String assurance,
      Source trust) {
    return new Hop(
        "a",
        to,
        "2",
        Sent.of(parent),
        task,
        scope,
        purpose,
        notBefore,
        expiresAt,
        assurance,
        trust);
  }

  private static final Hop LAST =
      last("b", "1", "t", WIDE, "work", FROM, UNTIL, "high", Source.VOUCHED);

  private static Question question(String principal, String agent, Hop... hops) {
    return new Question(
        new Question.Party(Optional.of(who(agent)), Source.VOUCHED),
        new Question.Party(Optional.of(who(principal)), Source.VOUCHED),
        Sent.of(Stream.of(hops).map(Hop::sent).toList()),
        Sent.of(new Question.TaskClaim("t", Sent.none(), Sent.none(), Source.VOUCHED)),
        Sent.of(new Question.CredentialClaim("c", Sent.none(), Source.VOUCHED)),
        Optional.of(new Question.ToolRef("s", "read", Optional.empty())),
        new Arguments.Typed(List.of(), true, Source.VOUCHED),
        Sent.nothing(),
        Source.VOUCHED,
        List.of(),
        List.of(),
        List.of(),
        Set.of(),
        true);
  }

  /** Each with the same delegations, and another answer. */
  private static Map<String, Question> others() {
    Map<String, Question> all = new TreeMap<>();
    all.put("principal", question("other", "b", FIRST, LAST));
    all.put("agent", question("root", "c", FIRST, LAST));
    all.put("parent", with(last("b", "9", "t", WIDE, "work", FROM, UNTIL, "high", Source.VOUCHED)));
    all.put("task", with(last("b", "1", "u", WIDE, "work", FROM, UNTIL, "high", Source.VOUCHED)));
    all.put(
        "purpose", with(last("b", "1", "t", WIDE, "play", FROM, UNTIL, "high", Source.VOUCHED)));
    all.put(
        "not before",
        with(last("b", "1", "t", WIDE, "work", NOW.plusSeconds(1), UNTIL, "high", Source.VOUCHED)));
    all.put(
        "expiry",
        with(last("b", "1", "t", WIDE, "work", FROM, NOW.plusSeconds(30), "high", Source.VOUCHED)));
    all.put(
        "assurance", with(last("b", "1", "t", WIDE, "work", FROM, UNTIL, "none", Source.VOUCHED)));
    all.put("trust", with(last("b", "1", "t", WIDE, "work", FROM, UNTIL, "high", Source.ASSERTED)));
    all.put(
        "tools",
        scoped(
            scope(
                new Bound.Only<>(List.of("s.write")), new Bound.Only<>(List.of("read")), "d.**")));
    all.put(
        "actions",
        scoped(scope(new Bound.Only<>(List.of("s.*")), new Bound.Only<>(List.of()), "d.**")));
    all.put(
        "all tools", scoped(scope(new Bound.All<>(), new Bound.Only<>(List.of("read")), "d.**")));
    all.put(
        "datasets",
        scoped(scope(new Bound.Only<>(List.of("s.*")), new Bound.Only<>(List.of("read")), "d.y")));
    all.put("a hop less", question("root", "a", FIRST));
    return all;
  }

  private static Question scoped(Scope scope) {
    return with(last("b", "1", "t", scope, "work", FROM, UNTIL, "high", Source.VOUCHED));
  }

  private static Question with(Hop last) {
    return question("root", "b", FIRST, last);
  }

  @TestFactory
  Stream<DynamicTest> a_chain_that_differs_in_one_thing_is_another() {
    return others().entrySet().stream()
        .map(other -> DynamicTest.dynamicTest(other.getKey(), () -> isAnother(other.getValue())));
  }

  /** It is decided like any other; what one caller may make the server keep has a bound. */
  @Test
  void a_large_chain_is_not_kept() {
    List<String> tools = IntStream.range(0, 200).mapToObj(i -> "s." + "t".repeat(100) + i).toList();
    Scope large =
        scope(
            new Bound.Only<>(Stream.concat(tools.stream(), Stream.of("s.*")).toList()),
            new Bound.Only<>(List.of("read")),
            "d.**");
    Question question = question("root", "a", scopedFirst(large));
    InMemoryLiveState state = new InMemoryLiveState();
    state.registerTask("t", Optional.empty(), Optional.empty());
    Evaluation evaluation = new Evaluation(new Plan(BUNDLE.compiled()));
    assertTrue(evaluation.decide(question, state, NOW));
    Known.Chain first = evaluation.chain();
    assertTrue(evaluation.decide(question, state, NOW));
    assertNotSame(first, evaluation.chain());
    Question small = question("root", "a", FIRST);
    assertTrue(evaluation.decide(small, state, NOW));
    Known.Chain kept = evaluation.chain();
    assertTrue(evaluation.decide(small, state, NOW));
    assertSame(kept, evaluation.chain());
  }

  private static Hop scopedFirst(Scope scope) {
    return new Hop(
        "root", "a", "1", Sent.none(), "t", scope, "work", FROM, UNTIL, "high", Source.VOUCHED);
  }

  private static void isAnother(Question other) {
    InMemoryLiveState state = new InMemoryLiveState();
    state.registerTask("t", Optional.empty(), Optional.empty());
    FastDecider decider = new FastDecider(BUNDLE);
    Question met = question("root", "b", FIRST, LAST);
    Decision first = decider.decided(met, state, NOW).orElseThrow();
    assertTrue(first instanceof Decision.Allow, first::toString);
    Decision expected = Decider.decide(other, BUNDLE.interpreted(), state, NOW);
    assertNotEquals(first, expected);
    assertEquals(expected, decider.decide(other, state, NOW));
    assertEquals(first, decider.decided(met, state, NOW).orElseThrow());
  }
}
