package dev.remit.pdp.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.lang.decide.LiveState;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.ReasonCode;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.pdp.config.EnforcementPoint;
import dev.remit.pdp.decision.Answer;
import dev.remit.pdp.decision.DecisionPoint;
import dev.remit.pdp.decision.IdempotencyKey;
import dev.remit.pdp.decision.Snapshot;
import dev.remit.pdp.identity.Callers;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.quarkus.grpc.runtime.health.GrpcHealthStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By which bundle a server decides as its directory changes. */
class ReloadTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final String PERMITS = "permit a \"A\" { acts alone tool is a.b }\n";

  private static final String APPROVED =
      """
      group principals leads = { "https://idp.acme.example" / "leads/*" }
      oblige o "O" { with human_approval { approvers: leads, count: 1, within: 10m } }
      """;

  @TempDir Path directory = Path.of("");
  private final InMemoryLiveState state = new InMemoryLiveState();
  private final DecisionPoint decisions = new DecisionPoint(state, InstantSource.fixed(NOW));
  private final GrpcHealthStorage health = new GrpcHealthStorage();
  private Optional<Callers> callers = Optional.empty();

  private void policies(String rules) throws IOException {
    Path policies = Files.createDirectories(directory.resolve("policies"));
    Files.writeString(
        policies.resolve("p.policy"), "package p\ntool a.b { does execute }\n" + rules);
  }

  private Reload reload(Optional<Path> settings) throws Exception {
    Loaded loaded = Loaded.from(directory.resolve("policies"), settings);
    decisions.put(loaded.snapshot());
    Callers points = new Callers(loaded.settings().enforcementPoints());
    callers = Optional.of(points);
    Health told = new Health(health, decisions);
    told.policies(true);
    return new Reload(loaded, decisions, points, state, told);
  }

  private Loaded loaded() throws Exception {
    return Loaded.from(directory.resolve("policies"), Optional.empty());
  }

  private Snapshot inForce() {
    return decisions.snapshot().orElseThrow();
  }

  /** Twice, for what is there has to lie still. */
  private static void look(Reload reload) {
    reload.look();
    reload.look();
  }

  private ServingStatus policiesHealth() {
    return health.statusForService(Health.POLICIES).getStatus();
  }

  private static Question question() {
    return question(List.of());
  }

  private static Question question(List<Question.PresentedApproval> approvals) {
    Question.Party agent =
        new Question.Party(
            Optional.of(new Value.Identity("spiffe://acme.example", "a")), Source.VOUCHED);
    return new Question(
        agent,
        agent,
        Sent.of(List.of()),
        Sent.of(new Question.TaskClaim("t-1", Sent.none(), Sent.none(), Source.VOUCHED)),
        Sent.of(new Question.CredentialClaim("c-1", Sent.none(), Source.VOUCHED)),
        Optional.of(new Question.ToolRef("a", "b", Optional.empty())),
        new Arguments.Typed(List.of(), true, Source.VOUCHED),
        Sent.nothing(),
        Source.VOUCHED,
        List.of(),
        approvals,
        List.of(),
        Set.of(),
        true);
  }

  private Answer ask(String id) {
    return ask(id, question());
  }

  private Answer ask(String id, Question question) {
    return decisions.answer(
        new IdempotencyKey("gateway", id.getBytes(StandardCharsets.UTF_8)),
        question,
        inForce(),
        NOW);
  }

  private boolean isAllowed(String id) {
    return ask(id).decision() instanceof Decision.Allow;
  }

  @Test
  void another_bundle_decides_once_it_lies_there_and_no_retry_gets_an_answer_of_the_one_before()
      throws Exception {
    policies(PERMITS);
    Reload reload = reload(Optional.empty());
    Answer before = ask("1");
    assertTrue(before.decision() instanceof Decision.Allow, before.toString());
    policies("");
    reload.look();
    assertSame(before, ask("1"));
    reload.look();
    Answer after = ask("1");
    assertTrue(after.decision() instanceof Decision.Deny);
    assertNotEquals(before.revision(), after.revision());
    assertSame(after, ask("1"));
    assertSame(before, decisions.given("gateway", before.id()).orElseThrow());
    policies(PERMITS);
    look(reload);
    assertEquals(before.revision(), ask("2").revision());
    assertTrue(isAllowed("2"));
  }

  /** As a decision takes a moment, in which another bundle is put in force. */
  @Test
  void what_is_decided_by_the_one_before_meanwhile_is_given_to_no_retry() throws Exception {
    policies(PERMITS);
    Reload reload = reload(Optional.empty());
    Snapshot before = inForce();
    policies("");
    look(reload);
    IdempotencyKey key = new IdempotencyKey("gateway", new byte[] {1});
    assertTrue(decisions.answer(key, question(), before, NOW).decision() instanceof Decision.Allow);
    assertTrue(
        decisions.answer(key, question(), inForce(), NOW).decision() instanceof Decision.Deny);
  }

  @Test
  void what_does_not_compile_leaves_the_one_before_and_health_tells() throws Exception {
    policies(PERMITS);
    Reload reload = reload(Optional.empty());
    Snapshot before = inForce();
    policies("permit {");
    reload.look();
    assertEquals(ServingStatus.SERVING, policiesHealth());
    reload.look();
    assertSame(before, inForce());
    assertTrue(isAllowed("1"));
    assertEquals(ServingStatus.NOT_SERVING, policiesHealth());
    look(reload);
    assertEquals(ServingStatus.NOT_SERVING, policiesHealth());
    policies(PERMITS);
    look(reload);
    assertSame(before, inForce());
    assertEquals(ServingStatus.SERVING, policiesHealth());
    policies("permit {");
    look(reload);
    policies("");
    look(reload);
    assertFalse(isAllowed("2"));
    assertEquals(ServingStatus.SERVING, policiesHealth());
  }

  @Test
  void what_does_not_fit_the_settings_is_not_taken() throws Exception {
    policies("obligation watermark with { level: int max }\n" + PERMITS);
    Path settings =
        Files.writeString(
            directory.resolve("settings.yaml"),
            "enforcement_points: { gateway: { addresses: [ 127.0.0.1/32 ], supports: [ watermark ] } }");
    Reload reload = reload(Optional.of(settings));
    Snapshot before = inForce();
    List<EnforcementPoint> points = callers.orElseThrow().all();
    policies("");
    look(reload);
    assertSame(before, inForce());
    assertSame(points, callers.orElseThrow().all());
    assertEquals(ServingStatus.NOT_SERVING, policiesHealth());
  }

  @Test
  void without_settings_the_one_point_performs_what_the_other_bundle_declares() throws Exception {
    policies(PERMITS);
    Reload reload = reload(Optional.empty());
    Snapshot before = inForce();
    policies("obligation watermark with { level: int max }\n" + PERMITS);
    look(reload);
    assertNotSame(before, inForce());
    assertTrue(callers.orElseThrow().all().getFirst().supports().contains("watermark"));
  }

  @Test
  void what_was_asked_is_asked_of_the_one_that_is_to_decide() throws Exception {
    policies(PERMITS);
    Loaded permits = loaded();
    policies("");
    Loaded denies = loaded();
    List<Question> asked = List.of(question(), question(), question());
    assertEquals(new Rehearsal(3, 0, 3), Rehearsal.of(asked, permits, denies, state, NOW));
    assertEquals(new Rehearsal(3, 3, 0), Rehearsal.of(asked, denies, permits, state, NOW));
    assertEquals(new Rehearsal(3, 0, 0), Rehearsal.of(asked, denies, denies, state, NOW));
    assertEquals(new Rehearsal(0, 0, 0), Rehearsal.of(List.of(), denies, permits, state, NOW));
  }

  /** As the one caller performs what the other bundle declares, and did not perform it before. */
  @Test
  void it_is_asked_as_it_would_be_asked_then() throws Exception {
    policies(PERMITS);
    Loaded bare = loaded();
    policies(
        "obligation watermark with { level: int max }\n"
            + "oblige o \"O\" { with watermark { level: 3 } }\n"
            + PERMITS);
    Loaded obliges = loaded();
    assertEquals(
        new Rehearsal(1, 0, 0), Rehearsal.of(List.of(question()), bare, obliges, state, NOW));
    Question marked = obliges.asked(question());
    assertEquals(new Rehearsal(1, 0, 0), Rehearsal.of(List.of(marked), obliges, bare, state, NOW));
  }

  /** Both questions of nobody and those that were asked, each many times. */
  @Test
  void it_is_exercised_before_it_decides() throws Exception {
    policies(PERMITS);
    Map<String, Integer> looked = new HashMap<>();
    LiveState watched = new Watched(state, looked);
    Loaded loaded = loaded();
    DecisionPoint point = new DecisionPoint(state, InstantSource.fixed(NOW));
    point.put(loaded.snapshot());
    point.answer(new IdempotencyKey("gateway", new byte[] {1}), question(), loaded.snapshot(), NOW);
    Reload reload =
        new Reload(
            loaded,
            point,
            new Callers(loaded.settings().enforcementPoints()),
            watched,
            new Health(health, point));
    policies("");
    look(reload);
    assertTrue(looked.getOrDefault("warm-up", 0) >= WarmUp.QUESTIONS, looked.toString());
    assertTrue(looked.getOrDefault("a", 0) >= WarmUp.QUESTIONS, looked.toString());
  }

  /** Counts whose standing is asked for. */
  private record Watched(LiveState of, Map<String, Integer> looked) implements LiveState {
    @Override
    public Standing standing(Subject subject) {
      if (subject instanceof Subject.Agent(Value.Identity identity)) {
        looked.merge(identity.subject(), 1, Integer::sum);
      }
      return of.standing(subject);
    }

    @Override
    public TaskState task(String id) {
      return of.task(id);
    }

    @Override
    public Approvals approvals(String demandDigest) {
      return of.approvals(demandDigest);
    }

    @Override
    public boolean consume(Set<String> approvals) {
      return of.consume(approvals);
    }
  }

  @Test
  void asking_it_uses_no_approval_up_and_across_a_change_those_used_are_gone() throws Exception {
    policies(APPROVED + PERMITS);
    Reload reload = reload(Optional.empty());
    state.registerTask(
        "t-1",
        Optional.of(new Value.Identity("https://idp.acme.example", "emma")),
        Optional.empty());
    Decision.Deny refused = (Decision.Deny) ask("1").decision();
    state.approve(
        refused.reason().ask().orElseThrow().demandDigest(),
        new LiveState.Approval(
            "ok", new Value.Identity("https://idp.acme.example", "leads/anna"), NOW));
    Question approved = question(List.of(new Question.PresentedApproval("ok")));
    assertEquals(
        new Rehearsal(1, 0, 0), Rehearsal.of(List.of(approved), loaded(), loaded(), state, NOW));
    Answer answer = ask("2", approved);
    assertTrue(answer.decision() instanceof Decision.Allow, answer.toString());
    assertSame(answer, ask("2", approved));
    policies("permit other \"B\" { acts alone tool is a.b }\n" + APPROVED + PERMITS);
    look(reload);
    Decision.Deny across = (Decision.Deny) ask("2", approved).decision();
    assertEquals(ReasonCode.APPROVAL_REQUIRED, across.reason().code());
  }
}
