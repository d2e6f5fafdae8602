package dev.remit.lang.suite;

import dev.remit.lang.ast.Declaration.IdentityPattern;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.TestDeclaration.Item;
import dev.remit.lang.ast.TestDeclaration.Written;
import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.LiveState.Subject;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.source.Span;
import dev.remit.lang.suite.World.TaskStanding;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the request that a draft describes. What it does not say is as a well-behaved caller would
 * have it: a chain of one hop from the principal to the agent, a registered task, a credential,
 * every obligation supported, each fact from the source that its floor asks for.
 */
final class SceneBuilder {
  /** When a request comes of which nothing says when. */
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final CompiledBundle bundle;
  private final Findings findings;
  private final SceneDraft draft;
  private final Instant now;
  private final WrittenJson json;
  private final SceneFacts facts;

  SceneBuilder(CompiledBundle bundle, Findings findings, SceneDraft draft) {
    this.bundle = bundle;
    this.findings = findings;
    this.draft = draft;
    this.now = draft.at.flatMap(at -> instant(at.time())).orElse(NOON);
    this.json = new WrittenJson(findings, now.atZone(ZoneOffset.UTC).toLocalDate());
    this.facts = new SceneFacts(bundle, findings, draft, json);
  }

  private static Optional<Instant> instant(Written time) {
    return time instanceof Written.Plain(var value)
            && value instanceof dev.remit.lang.ast.Expression.TimestampLiteral(var at, var span)
        ? Optional.of(at)
        : Optional.empty();
  }

  Instant now() {
    return now;
  }

  WrittenJson json() {
    return json;
  }

  /**
   * The scene, where the draft is a whole request; what it lacks is said where it has to be one.
   */
  Optional<Scene> scene(Optional<Span> whole) {
    draft
        .at
        .filter(at -> instant(at.time()).isEmpty())
        .ifPresent(at ->
            findings.add(
                Code.TEST_VALUE,
                at.time().span(),
                "write the day too, as in 2026-11-23T11:00:00Z"));
    List<Question.Statement> statements = facts.statements();
    Optional<Value.Identity> agent = draft.agent.flatMap(said -> identity(said.id()));
    Optional<Value.Identity> principal = draft.principal.flatMap(said -> identity(said.id()));
    Optional<Question.ToolRef> tool = draft.call.flatMap(this::tool);
    Sent<Question.TaskClaim> task = task();
    Sent<List<Question.Hop>> chain =
        new ChainBuilder(draft, findings, json, now).chain(principal, agent, taskId(task));
    Arguments arguments = arguments(tool);
    Question question =
        new Question(
            new Question.Party(agent, source(draft.agent.flatMap(Item.Agent::origin))),
            new Question.Party(principal, source(draft.principal.flatMap(Item.Principal::origin))),
            chain,
            task,
            credential(),
            tool,
            arguments,
            datasets(),
            datasetsSource(),
            List.of(),
            List.of(),
            statements,
            supported(),
            facts.flag("principal.authenticated", true));
    World world = world(task, principal);
    whole.filter(span -> !draft.lost).ifPresent(this::lacking);
    return draft.agent.isEmpty() || draft.principal.isEmpty() || draft.call.isEmpty()
        ? Optional.empty()
        : Optional.of(new Scene(question, now, world, draft.rows));
  }

  private void lacking(Span span) {
    List<String> missing = new ArrayList<>();
    if (draft.agent.isEmpty()) {
      missing.add("an agent");
    }
    if (draft.principal.isEmpty()) {
      missing.add("a principal");
    }
    if (draft.call.isEmpty()) {
      missing.add("a call");
    }
    if (!missing.isEmpty()) {
      findings.add(
          Code.TEST_INCOMPLETE,
          span,
          "this asks nothing: its request lacks " + String.join(" and ", missing),
          "say it here, or in the fixture that is given");
    }
  }

  /** Whether a fault of an identity was said. */
  private Optional<Value.Identity> identity(IdentityPattern written) {
    Optional<Value.Identity> identity = Parties.identity(written);
    if (identity.isEmpty()) {
      findings.add(
          Code.TEST_VALUE,
          written.span(),
          "this is no identity",
          "write a SPIFFE id, \"spiffe://trust-domain/path\", or \"issuer\" / \"subject\"");
    }
    return identity;
  }

  private Source source(Optional<Name.Segment> origin) {
    return facts.source(origin, Source.VERIFIED);
  }

  private Optional<Question.ToolRef> tool(Item.Call call) {
    List<String> texts = call.tool().texts();
    if (texts.size() != 2) {
      findings.add(
          Code.TEST_NAME,
          call.tool().span(),
          "a tool is a server and a name, two segments",
          "quote a segment that has a dot, as in crm.\"query.raw\"");
      return Optional.empty();
    }
    Value.Tool tool = new Value.Tool(texts.getFirst(), texts.getLast());
    Optional<ToolEntry> entry = bundle.catalogue().tool(tool);
    if (entry.isEmpty() && !call.tool().segments().getLast().quoted()) {
      findings.unknown(
          Code.TEST_NAME,
          call.tool().span(),
          "no tool `" + tool + "` is declared; to call it all the same, write its name in quotes",
          tool.toString(),
          bundle.tools().stream().map(Value.Tool::toString).toList());
    }
    return Optional.of(
        new Question.ToolRef(
            tool.server(), tool.name(), facts.digest(entry.flatMap(ToolEntry::digest))));
  }

  private Arguments arguments(Optional<Question.ToolRef> tool) {
    List<Json.Member> members =
        new ArgumentFacts(draft, findings, json)
            .members(
                tool.flatMap(
                    ref -> bundle.catalogue().tool(new Value.Tool(ref.server(), ref.name()))));
    Source source = facts.source(draft.call.flatMap(Item.Call::origin), Source.VOUCHED);
    return new Arguments.Typed(members, source.compareTo(Source.VOUCHED) >= 0, source);
  }

  private Sent<Question.TaskClaim> task() {
    if (draft.task.isPresent()) {
      return word(draft.task.get(), "task");
    }
    return Sent.of(
        new Question.TaskClaim(
            facts.id("task.id", "t-1"),
            facts.text("task.parent"),
            facts.time("task.deadline"),
            facts.source("task.id", Source.VOUCHED)));
  }

  private Sent<Question.CredentialClaim> credential() {
    if (draft.credential.isPresent()) {
      return word(draft.credential.get(), "credential");
    }
    return Sent.of(
        new Question.CredentialClaim(
            facts.id("credential.id", "c-1"),
            facts.time("credential.expires_at"),
            facts.source("credential.id", Source.VERIFIED)));
  }

  private <T> Sent<T> word(Name.Segment word, String of) {
    return switch (word.text()) {
      case "none" -> Sent.none();
      case "unknown" -> Sent.nothing();
      default -> {
        findings.add(
            Code.TEST_VALUE,
            word.span(),
            "write `" + of + " none`, `" + of + " unknown` or `" + of + " { … }`");
        yield Sent.nothing();
      }
    };
  }

  private static Optional<String> taskId(Sent<Question.TaskClaim> task) {
    return task instanceof Sent.Value<Question.TaskClaim>(var claim)
        ? Optional.of(claim.id())
        : Optional.empty();
  }

  private Sent<List<Question.DatasetRef>> datasets() {
    if (draft.datasets.isEmpty()) {
      return Sent.nothing();
    }
    return switch (draft.datasets.get()) {
      case Item.DatasetsWord(var word, var span) -> word(word, "datasets");
      case Item.Datasets(var written, var origin, var span) ->
          Sent.of(
              written.stream()
                  .flatMap(each -> Parties.dataset(each, findings).stream())
                  .map(bound -> new Question.DatasetRef(bound.name(), bound.path()))
                  .toList());
      default -> Sent.nothing();
    };
  }

  private Source datasetsSource() {
    return facts.source(
        draft
            .datasets
            .filter(Item.Datasets.class::isInstance)
            .flatMap(said -> ((Item.Datasets) said).origin()),
        Source.VOUCHED);
  }

  private Set<String> supported() {
    Set<String> known = bundle.obligations().keySet();
    draft.supports.ifPresent(said ->
        said.obligations().stream()
            .filter(word -> !known.contains(word.text()))
            .forEach(word ->
                findings.unknown(
                    Code.TEST_NAME,
                    word.span(),
                    "there is no obligation `" + word.text() + "`",
                    word.text(),
                    known)));
    return draft
        .supports
        .map(said -> {
          Set<String> words = new HashSet<>();
          said.obligations().forEach(word -> words.add(word.text()));
          return Set.copyOf(words);
        })
        .orElse(bundle.performed());
  }

  private World world(Sent<Question.TaskClaim> task, Optional<Value.Identity> principal) {
    Set<Subject> revoked = new HashSet<>();
    for (Item.Revoked said : draft.revoked) {
      subject(said).ifPresent(revoked::add);
    }
    List<Value.Identity> approvers =
        draft.approved.stream().flatMap(said -> identity(said.by()).stream()).toList();
    return new World(
        revoked,
        approvers,
        facts.standing("task.state", TaskStanding.REGISTERED),
        taskId(task),
        draft.facts.containsKey("task.requester") ? Optional.empty() : principal,
        facts.flag("state.available", true));
  }

  private Optional<Subject> subject(Item.Revoked said) {
    String id = said.who().subject().text();
    return switch (said.what().text()) {
      case "agent" -> identity(said.who()).map(Subject.Agent::new);
      case "principal" -> identity(said.who()).map(Subject.Principal::new);
      case "root" -> identity(said.who()).map(Subject.Root::new);
      case "credential" -> Optional.of(new Subject.Credential(id));
      case "task" -> Optional.of(new Subject.Task(id));
      case "delegation" -> Optional.of(new Subject.Delegation(id));
      default -> {
        findings.unknown(
            Code.TEST_NAME,
            said.what().span(),
            "an agent, a principal, a root, a credential, a task or a delegation is revoked",
            said.what().text(),
            List.of("agent", "principal", "root", "credential", "task", "delegation"));
        yield Optional.empty();
      }
    };
  }
}
