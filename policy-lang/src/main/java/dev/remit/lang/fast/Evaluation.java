package dev.remit.lang.fast;

import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.JsonReader;
import dev.remit.lang.decide.LiveState;
import dev.remit.lang.decide.LiveState.Standing;
import dev.remit.lang.decide.LiveState.Subject;
import dev.remit.lang.decide.LiveState.TaskState;
import dev.remit.lang.decide.PlainText;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.FactsRow;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One decision after another, by one thread at a time. Each step says whether it found no fault and
 * nothing that it does not know; where one does, the question is left to the reference.
 */
final class Evaluation {
  private final Plan plan;
  private final Recall recall;
  private final Facts facts;
  private final StatementReader statements;
  private final ArgumentReader arguments = new ArgumentReader();
  private final Accesses accesses;
  private final RuleRun rules;
  private final Verdict verdict = new Verdict();
  private final Map<String, Map<String, ToolPlan>> tools = new HashMap<>();
  private final FactsRow withoutTask;
  private final FactsRow withoutCredential;

  private @Nullable ToolPlan tool;
  private Known.@Nullable Chain chain;
  private List<Json.Member> members = List.of();

  Evaluation(Plan plan) {
    this.plan = plan;
    this.recall = new Recall(plan);
    this.facts = new Facts(plan.shape, 0, 1, Instant.EPOCH);
    this.statements = new StatementReader(plan);
    this.accesses = new Accesses(recall);
    this.rules = new RuleRun(plan, facts);
    this.withoutTask = absent(plan.taskSlots, "task");
    this.withoutCredential = absent(plan.credentialSlots, "credential");
  }

  private FactsRow absent(int[] slots, String owner) {
    Facts none = new Facts(plan.shape, 0, 1, Instant.EPOCH);
    for (int slot : slots) {
      none.put(slot, plan.shape.facts().get(slot).form(), new Reading.Absent(owner));
    }
    return none.row(0, slots);
  }

  Verdict verdict() {
    return verdict;
  }

  Accesses accesses() {
    return accesses;
  }

  Optional<String> holderKey() {
    return Optional.ofNullable(statements.holderKey());
  }

  /** What the last question that was permitted obliges to. */
  List<Decision.Obligation> obligations() {
    return rules.obligations();
  }

  /** Which fact the rule wants that might have permitted the last question. */
  Optional<String> wanted(RuleIr rule) {
    return rules.wanted(rule, accesses, verdict.inertAt);
  }

  /** The arguments of the last question that was decided. */
  List<Json.Member> members() {
    return members;
  }

  /** The tool of the last question that was decided. */
  Value.Tool tool() {
    ToolPlan called = tool;
    if (called == null) {
      throw new IllegalStateException("nothing was decided");
    }
    return called.tool();
  }

  /** The chain of the last question that was decided. */
  Known.Chain chain() {
    Known.Chain known = chain;
    if (known == null) {
      throw new IllegalStateException("nothing was decided");
    }
    return known;
  }

  /** Whether the question was decided. */
  boolean decide(Question question, LiveState state, Instant now) {
    recall.begin();
    verdict.clear();
    chain = null;
    ToolPlan called = tool(question);
    tool = called;
    if (called == null
        || !question.stated().isEmpty()
        || !question.approvals().isEmpty()
        || !(question.datasets() instanceof Sent.Nothing<?>)
        || !counts(question.agent().source())
        || !counts(question.principal().source())
        || question.agent().identity().isEmpty()
        || question.principal().identity().isEmpty()
        || !question.arguments().complete()
        || !counts(question.arguments().source())
        || !members(question.arguments())) {
      return false;
    }
    Known.Agent agent = recall.agent(question.agent().identity().get(), question);
    Known.Principal principal = recall.principal(question.principal().identity().get(), question);
    if (agent == null
        || principal == null
        || !(principal.isRoot() || question.principalAuthenticated())) {
      return false;
    }
    Known.Chain known = chain(question, agent, principal, now);
    if (known == null || !isGood(state, agent, principal, known)) {
      return false;
    }
    chain = known;
    lay(principal, called, known, now);
    int acting = known.acting() < 0 ? -1 : facts.actorAt(known.acting());
    if (!statements.read(question.facts(), agent, facts, acting)) {
      return false;
    }
    facts.lay(0, agent.row());
    if (acting >= 0) {
      facts.lay(acting, agent.actorRow());
    }
    return task(question, known, state, now)
        && credential(question, state, now)
        && arguments.read(members, called, facts)
        && accesses.read(called, arguments, question)
        && rules.decide(called, question, known, accesses, verdict, now);
  }

  /** Whether the arguments are an object of which nothing was left out. */
  private boolean members(Arguments sent) {
    switch (sent) {
      case Arguments.Typed typed -> members = typed.members();
      case Arguments.Raw raw
          when raw.elided().isEmpty()
              && JsonReader.read(raw.json())
                  instanceof JsonReader.Result.Read(Json.Object(List<Json.Member> read)) ->
          members = read;
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean counts(Source source) {
    return source.compareTo(Source.VOUCHED) >= 0;
  }

  private @Nullable ToolPlan tool(Question question) {
    if (question.tool().isEmpty()) {
      return null;
    }
    Question.ToolRef called = question.tool().get();
    Map<String, ToolPlan> of = tools.get(called.server());
    ToolPlan met = of == null ? null : of.get(called.name());
    if (met == null) {
      met = plan.tool(new Value.Tool(called.server(), called.name())).orElse(null);
      if (met != null) {
        tools.computeIfAbsent(called.server(), none -> new HashMap<>()).put(called.name(), met);
      }
    }
    return met != null && isShown(met, called.definitionDigest()) ? met : null;
  }

  /** Whether the definition is the one that is pinned; where none is, any may be shown. */
  private static boolean isShown(ToolPlan tool, Optional<String> digest) {
    return tool.entry().digest().isPresent()
        ? tool.entry().digest().equals(digest)
        : digest.isEmpty() || PlainText.isDigest(digest.get());
  }

  private Known.@Nullable Chain chain(
      Question question, Known.Agent agent, Known.Principal principal, Instant now) {
    List<Question.Hop> hops =
        switch (question.chain()) {
          case Sent.Value<List<Question.Hop>>(List<Question.Hop> sent) -> sent;
          case Sent.None<List<Question.Hop>> none -> List.of();
          case Sent.Nothing<List<Question.Hop>> nothing -> null;
        };
    Known.Chain known = hops == null ? null : recall.chain(hops, agent, principal, question);
    return known == null || now.isBefore(known.notBefore()) || !now.isBefore(known.expiresAt())
        ? null
        : known;
  }

  private static boolean isGood(
      LiveState state, Known.Agent agent, Known.Principal principal, Known.Chain chain) {
    boolean good =
        isGood(state, agent.subject())
            && isGood(state, principal.subject())
            && isGood(state, principal.root());
    for (int i = 0; good && i < chain.subjects().length; i++) {
      good = isGood(state, chain.subjects()[i]);
    }
    return good;
  }

  private static boolean isGood(LiveState state, Subject subject) {
    return state.standing(subject) == Standing.GOOD;
  }

  private void lay(Known.Principal principal, ToolPlan tool, Known.Chain known, Instant now) {
    facts.clear(known.hops().length, known.actors().length, now);
    facts.lay(0, principal.row());
    facts.lay(0, tool.row());
    facts.lay(0, known.row());
    for (int hop = 0; hop < known.hops().length; hop++) {
      facts.lay(facts.hopAt(hop), known.hops()[hop]);
    }
    for (int actor = 0; actor < known.actors().length; actor++) {
      if (actor != known.acting()) {
        facts.lay(facts.actorAt(actor), known.actors()[actor]);
      }
    }
  }

  private boolean task(Question question, Known.Chain known, LiveState state, Instant now) {
    if (question.task() instanceof Sent.None<?>) {
      facts.lay(0, withoutTask);
      return known.hops().length == 0;
    }
    if (!(question.task() instanceof Sent.Value<Question.TaskClaim>(var claim))
        || !counts(claim.source())) {
      return false;
    }
    Known.Task task = recall.task(claim, question);
    if (task == null
        || !isGood(state, task.subject())
        || !(known.hops().length == 0 || isOf(claim, known.task()))
        || !(claim.deadline() instanceof Sent.None<?> || cap(claim.deadline(), now))) {
      return false;
    }
    facts.lay(0, task.row());
    return switch (state.task(claim.id())) {
      case TaskState.Registered(var requester, Optional<Instant> deadline) ->
          deadline.isEmpty() || cap(deadline.get(), now);
      case TaskState.NotRegistered none -> !plan.bundle.settings().taskRegistration();
      case TaskState.Ended ended -> false;
      case TaskState.Unavailable unavailable -> false;
    };
  }

  private static boolean isOf(Question.TaskClaim claim, String task) {
    return claim.id().equals(task)
        || (claim.parent() instanceof Sent.Value<String>(String parent) && parent.equals(task));
  }

  private boolean credential(Question question, LiveState state, Instant now) {
    if (question.credential() instanceof Sent.None<?>) {
      facts.lay(0, withoutCredential);
      statements.withoutHolderKey();
      return true;
    }
    if (!(question.credential() instanceof Sent.Value<Question.CredentialClaim>(var claim))
        || !counts(claim.source())) {
      return false;
    }
    Known.Credential credential = recall.credential(claim, question);
    if (credential == null
        || !isGood(state, credential.subject())
        || !(claim.expiresAt() instanceof Sent.None<?> || cap(claim.expiresAt(), now))) {
      return false;
    }
    facts.lay(0, credential.row());
    return true;
  }

  private boolean cap(Sent<Instant> end, Instant now) {
    return end instanceof Sent.Value<Instant>(Instant time) && cap(time, now);
  }

  /** Cuts the grant; false where it would end by now. */
  private boolean cap(Instant end, Instant now) {
    verdict.cap(end.getEpochSecond(), end.getNano());
    return now.isBefore(end);
  }
}
