package dev.remit.benchmarks;

import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Scope;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The question that the agent policy permits: emma, through her agents, refunds 99.50. */
final class AgentQuestion {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final Instant FROM = NOW.minusSeconds(3_600);
  static final Instant UNTIL = NOW.plusSeconds(3_600);
  static final Value.Identity EMMA = new Value.Identity("https://idp.acme.example", "emma");
  static final String TASK = "task-1";
  static final String CREDENTIAL = "credential-1";
  static final BigDecimal AMOUNT = new BigDecimal("99.50");

  private static final Question.Statement REFUND =
      new Question.Statement("task.purpose", Sent.of(new Json.Text("refund")), Source.VOUCHED);

  private AgentQuestion() {}

  /** The agent at the end of a chain of so many hops. */
  static Value.Identity agent(int hops) {
    return new Value.Identity("spiffe://acme.example", "agent/" + hops);
  }

  /** A refund on one account, delegated over so many hops, 1 to 16. */
  static Question refund(int hops) {
    return question(hops, "pay0", new Json.Member("account", account(3)), List.of(REFUND));
  }

  /** The same, with no fact sent that need not be. */
  static Question unknowing(int hops) {
    return question(hops, "pay0", new Json.Member("account", account(3)), List.of());
  }

  /** A refund over three hops that states these facts too. */
  static Question stating(List<Question.Statement> facts) {
    List<Question.Statement> all = new ArrayList<>(facts);
    all.add(REFUND);
    return question(3, "pay0", new Json.Member("account", account(3)), all);
  }

  /** A refund on so many accounts, 1 to 32, over three hops. */
  static Question sweep(int accounts) {
    List<Json> all = IntStream.range(0, accounts).mapToObj(AgentQuestion::account).toList();
    return question(3, "sweep", new Json.Member("accounts", new Json.Array(all)), List.of(REFUND));
  }

  /** Whether a tool is seen, over so many hops; its arguments are not asked for. */
  static Question listing(int hops, String tool) {
    return question(hops, tool, new Json.Member("account", account(3)), List.of(REFUND));
  }

  /** Live state that knows the task. */
  static InMemoryLiveState state() {
    InMemoryLiveState state = new InMemoryLiveState();
    state.registerTask(TASK, Optional.of(EMMA), Optional.of(UNTIL));
    return state;
  }

  private static Json account(int number) {
    return new Json.Text("crm.account" + number);
  }

  private static Question question(
      int hops, String tool, Json.Member target, List<Question.Statement> facts) {
    return new Question(
        new Question.Party(Optional.of(agent(hops)), Source.VOUCHED),
        new Question.Party(Optional.of(EMMA), Source.VOUCHED),
        Sent.of(chain(hops)),
        Sent.of(new Question.TaskClaim(TASK, Sent.none(), Sent.of(UNTIL), Source.VOUCHED)),
        Sent.of(new Question.CredentialClaim(CREDENTIAL, Sent.of(UNTIL), Source.VOUCHED)),
        Optional.of(new Question.ToolRef("crm", tool, Optional.empty())),
        new Arguments.Typed(
            List.of(target, new Json.Member("amount", new Json.Number(AMOUNT))),
            true,
            Source.VOUCHED),
        Sent.nothing(),
        Source.VOUCHED,
        List.of(),
        List.of(),
        facts,
        Set.of(),
        true);
  }

  private static List<Question.Hop> chain(int hops) {
    List<Question.Hop> chain = new ArrayList<>();
    for (int i = 0; i < hops; i++) {
      chain.add(
          new Question.Hop(
              Optional.of(i == 0 ? EMMA : agent(i)),
              Optional.of(agent(i + 1)),
              Optional.of("delegation-" + i),
              i == 0 ? Sent.none() : Sent.of("delegation-" + (i - 1)),
              Optional.of(TASK),
              Optional.of(scope()),
              Sent.nothing(),
              Optional.of(FROM),
              Optional.of(UNTIL),
              Sent.nothing(),
              Source.VOUCHED));
    }
    return List.copyOf(chain);
  }

  private static Scope scope() {
    return new Scope(
        Optional.of(new Scope.Bound.Only<>(List.of("crm.*"))),
        Optional.of(new Scope.Bound.Only<>(List.of("pay"))),
        Optional.of(
            new Scope.Bound.Only<>(List.of(new Scope.DatasetBound("crm.**", Optional.empty())))),
        Optional.of(new Scope.Bound.All<>()));
  }
}
