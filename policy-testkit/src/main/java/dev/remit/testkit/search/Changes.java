package dev.remit.testkit.search;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Question.CredentialClaim;
import dev.remit.lang.decide.Question.Hop;
import dev.remit.lang.decide.Question.TaskClaim;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.Attribute.Supply;
import dev.remit.lang.schema.Catalogue.DatasetEntry;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.schema.CoreModel;
import dev.remit.lang.schema.Type;
import dev.remit.lang.suite.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that a request near a scene may say otherwise, by what the rules of a bundle look at. */
public final class Changes {
  private static final String ARGS = "args.";

  private final CompiledBundle bundle;
  private final Boundaries boundaries;
  private final CatalogueValues catalogue;

  /** With what the rules of all these bundles look at; the first has the catalogue. */
  public Changes(List<CompiledBundle> bundles) {
    this.bundle = bundles.getFirst();
    this.boundaries = Boundaries.of(bundles);
    this.catalogue = new CatalogueValues(bundle.catalogue());
  }

  /** The changes to a scene, in a fixed order. */
  public List<Change> of(Scene scene) {
    List<Change> changes = new ArrayList<>();
    facts(scene, changes);
    arguments(scene, changes);
    tools(scene, changes);
    datasets(changes);
    clock(scene, changes);
    parties(changes);
    chain(scene, changes);
    task(scene, changes);
    credential(scene, changes);
    return changes;
  }

  private void facts(Scene scene, List<Change> changes) {
    for (Attribute attribute : bundle.attributes().attributes().values()) {
      if (attribute.supply() == Supply.STATEMENT && attribute.stated()) {
        fact(scene, attribute, changes);
      }
    }
  }

  private void fact(Scene scene, Attribute attribute, List<Change> changes) {
    String name = attribute.name();
    Set<Json> values = new LinkedHashSet<>();
    values(name, attribute.type()).forEach(value -> Literal.json(value).ifPresent(values::add));
    boundaries.peers(name).forEach(peer -> current(scene, peer).ifPresent(values::add));
    boundaries
        .ages(name)
        .forEach(age -> values.add(new Json.Text(scene.now().minus(age).toString())));
    boundaries
        .ttls(name)
        .forEach(ttl -> values.add(new Json.Text(scene.now().plus(ttl).toString())));
    for (Json value : values) {
      changes.add(
          new Change(
              name,
              name + ": " + Literal.of(value, Optional.of(attribute.type())),
              at -> Altered.fact(at, name, Sent.of(value), attribute.floor())));
    }
    if (attribute.optional()) {
      changes.add(
          new Change(
              name, name + ": none", at -> Altered.fact(at, name, Sent.none(), attribute.floor())));
    }
    changes.add(
        new Change(
            name,
            name + ": unknown",
            at -> Altered.fact(at, name, Sent.nothing(), attribute.floor())));
  }

  private Set<Value> values(String name, Type type) {
    Set<Value> values = new LinkedHashSet<>(boundaries.values(name));
    boolean words = type instanceof Type.EnumOf || type instanceof Type.Bool;
    if (values.isEmpty() || words) {
      values.addAll(Boundaries.some(type));
    }
    return values;
  }

  /** What a scene says of a fact. */
  private Optional<Json> current(Scene scene, String fact) {
    Question question = scene.question();
    if (fact.startsWith(ARGS)) {
      boolean secret =
          tool(scene).stream()
              .flatMap(entry -> entry.args().stream())
              .anyMatch(field ->
                  field.name().equals(fact.substring(ARGS.length()))
                      && SceneWriter.isSecret(field));
      if (secret) {
        return Optional.empty();
      }
      return Altered.members(question).stream()
          .filter(member -> member.name().equals(fact.substring(ARGS.length())))
          .map(Json.Member::value)
          .findFirst();
    }
    return switch (fact) {
      case "agent", "agent.id" -> question.agent().identity().flatMap(Literal::json);
      case "principal", "principal.id" -> question.principal().identity().flatMap(Literal::json);
      case "task.id", "task" ->
          question.task() instanceof Sent.Value<TaskClaim>(var claim)
              ? Optional.of(new Json.Text(claim.id()))
              : Optional.empty();
      default ->
          question.facts().stream()
              .filter(each -> each.attribute().equals(fact))
              .flatMap(each ->
                  each.value() instanceof Sent.Value<Json>(Json json)
                      ? Stream.of(json)
                      : Stream.empty())
              .findFirst();
    };
  }

  private Optional<ToolEntry> tool(Scene scene) {
    return scene
        .question()
        .tool()
        .flatMap(ref -> bundle.catalogue().tool(new Value.Tool(ref.server(), ref.name())));
  }

  private void arguments(Scene scene, List<Change> changes) {
    tool(scene)
        .ifPresent(entry -> entry.args().forEach(field -> argument(scene, entry, field, changes)));
  }

  private void argument(Scene scene, ToolEntry entry, Type.Field field, List<Change> changes) {
    String name = ARGS + field.name();
    Set<Json> values = new LinkedHashSet<>();
    catalogue.values(entry, field).forEach(value -> Literal.json(value).ifPresent(values::add));
    values(field).forEach(value -> Literal.json(value).ifPresent(values::add));
    boundaries.peers(name).forEach(peer -> current(scene, peer).ifPresent(values::add));
    for (Json value : values) {
      changes.add(
          new Change(
              name,
              written(field) + ": " + Literal.of(value, Optional.of(field.type())),
              at -> Altered.argument(at, field.name(), Optional.of(value))));
    }
    if (field.optional()) {
      changes.add(
          new Change(
              name,
              written(field) + ": none",
              at -> Altered.argument(at, field.name(), Optional.of(new Json.Null()))));
    }
  }

  private static String written(Type.Field field) {
    return ARGS + Literal.name(field.name());
  }

  private Set<Value> values(Type.Field field) {
    Set<Value> values = values(ARGS + field.name(), field.type());
    values.addAll(catalogue.places(field));
    return values;
  }

  private void tools(Scene scene, List<Change> changes) {
    for (Value.Tool tool : bundle.tools()) {
      Optional<ToolEntry> entry = bundle.catalogue().tool(tool);
      if (entry.isPresent() && !tool.name().equals("*")) {
        List<Json.Member> members = members(scene, entry.get());
        String written =
            members.stream()
                .map(member -> Literal.name(member.name()) + ": " + literal(member, entry.get()))
                .collect(Collectors.joining(", ", "{ ", " }"));
        changes.add(
            new Change(
                "call",
                "call " + tool + (members.isEmpty() ? " { }" : " " + written),
                at ->
                    Altered.call(
                        at,
                        new Question.ToolRef(tool.server(), tool.name(), entry.get().digest()),
                        members)));
      }
    }
  }

  private static String literal(Json.Member member, ToolEntry entry) {
    return Literal.of(
        member.value(),
        entry.args().stream()
            .filter(field -> field.name().equals(member.name()))
            .map(Type.Field::type)
            .findFirst());
  }

  /** Those that a call needs, as the scene has them where they are of the same name. */
  private List<Json.Member> members(Scene scene, ToolEntry entry) {
    List<Json.Member> members = new ArrayList<>();
    for (Type.Field field : entry.args()) {
      if (!field.optional()) {
        Optional<Json> value =
            current(scene, ARGS + field.name())
                .filter(json -> fits(json, field))
                .or(() ->
                    Stream.concat(catalogue.values(entry, field).stream(), values(field).stream())
                        .flatMap(each -> Literal.json(each).stream())
                        .findFirst());
        value.ifPresent(json -> members.add(new Json.Member(field.name(), json)));
      }
    }
    return members;
  }

  private static boolean fits(Json json, Type.Field field) {
    return dev.remit.lang.decide.TypedJson.argument(json, field.type(), field.name()).isPresent();
  }

  private void datasets(List<Change> changes) {
    boolean asked =
        bundle.catalogue().tools().values().stream()
            .flatMap(entry -> entry.accesses().stream())
            .anyMatch(access ->
                access.target() instanceof dev.remit.lang.schema.Catalogue.TargetRule.FromRequest);
    if (!asked) {
      return;
    }
    bundle.catalogue().datasets().values().stream()
        .flatMap(index -> index.entries().stream())
        .limit(32)
        .map(Changes::ref)
        .forEach(ref ->
            changes.add(
                new Change(
                    "datasets",
                    "datasets { "
                        + ref.name()
                        + ref.path().map(path -> " at " + Literal.quoted(path)).orElse("")
                        + " }",
                    at -> Altered.datasets(at, Sent.of(List.of(ref))))));
    changes.add(new Change("datasets", "datasets none", at -> Altered.datasets(at, Sent.none())));
  }

  private static Question.DatasetRef ref(DatasetEntry entry) {
    return new Question.DatasetRef(
        entry.dataset().toString(),
        entry
            .at()
            .map(at ->
                new Value.Path(at.absolute(), Boundaries.instance(at.segments().segments()))
                    .toString()));
  }

  private void clock(Scene scene, List<Change> changes) {
    Set<Instant> times = new LinkedHashSet<>(boundaries.times());
    boundaries
        .schedules()
        .forEach(schedule ->
            schedule
                .nextChange(scene.now())
                .ifPresent(next -> times.addAll(List.of(next, next.minusSeconds(1)))));
    times.forEach(time -> changes.add(new Change("at", "at " + time, at -> Altered.at(at, time))));
  }

  private void parties(List<Change> changes) {
    Set<Value.Identity> agents = new LinkedHashSet<>(boundaries.identities());
    bundle.catalogue().agents().keySet().stream().limit(16).forEach(agents::add);
    values("agent").forEach(agents::add);
    values("principal").forEach(agents::add);
    agents.add(new Value.Identity("spiffe://elsewhere.example", "agent"));
    for (Value.Identity identity : agents) {
      changes.add(
          new Change(
              "agent", "agent " + Literal.identity(identity), at -> Altered.agent(at, identity)));
      changes.add(
          new Change(
              "principal",
              "principal " + Literal.identity(identity),
              at -> Altered.principal(at, identity)));
    }
  }

  private List<Value.Identity> values(String fact) {
    return boundaries.values(fact).stream()
        .filter(Value.Identity.class::isInstance)
        .map(Value.Identity.class::cast)
        .toList();
  }

  private void chain(Scene scene, List<Change> changes) {
    changes.add(new Change("chain", "chain none", at -> Altered.chain(at, Sent.none())));
    Set<Integer> depths = new LinkedHashSet<>(List.of(1, 2));
    for (Value depth : boundaries.values("chain.depth")) {
      if (depth instanceof Value.Int(long number) && number >= 1 && number <= 16) {
        depths.add((int) number);
      }
    }
    for (int depth : depths) {
      changes.add(new Chains(scene).ofDepth(depth));
    }
    int hops =
        scene.question().chain() instanceof Sent.Value<List<Hop>>(List<Hop> chain)
            ? chain.size()
            : 0;
    for (int index = 0; index < hops; index++) {
      hop(scene, index, changes);
    }
  }

  private void hop(Scene scene, int index, List<Change> changes) {
    for (Source source : Source.values()) {
      changes.add(
          new Change(
              "hop " + index + " trust",
              "hop " + index + " { } from " + source.word(),
              at ->
                  Altered.hop(
                      at,
                      index,
                      hop ->
                          Chains.with(
                              hop, hop.purpose(), hop.assurance(), hop.expiresAt(), source))));
    }
    Type assurance =
        bundle
            .attributes()
            .attribute("hop.assurance")
            .map(Attribute::type)
            .orElse(CoreModel.ASSURANCE);
    values("hop.assurance", assurance)
        .forEach(value -> {
          if (value instanceof Value.Symbol(String word, int ordinal)) {
            changes.add(
                new Change(
                    "hop " + index + " assurance",
                    "hop " + index + " { assurance: " + word + " }",
                    at ->
                        Altered.hop(
                            at,
                            index,
                            hop ->
                                Chains.with(
                                    hop,
                                    hop.purpose(),
                                    Sent.of(word),
                                    hop.expiresAt(),
                                    hop.trust()))));
          }
        });
    Set<String> purposes = new LinkedHashSet<>();
    boundaries
        .values("hop.purpose")
        .forEach(value -> {
          if (value instanceof Value.Text(String text)) {
            purposes.add(text);
          }
        });
    boundaries
        .peers("hop.purpose")
        .forEach(peer ->
            current(scene, peer)
                .ifPresent(json -> {
                  if (json instanceof Json.Text(String text)) {
                    purposes.add(text);
                  }
                }));
    if (!purposes.isEmpty()) {
      purposes.add("elsewhere");
    }
    purposes.forEach(purpose ->
        changes.add(
            new Change(
                "hop " + index + " purpose",
                "hop " + index + " { purpose: " + Literal.quoted(purpose) + " }",
                at ->
                    Altered.hop(
                        at,
                        index,
                        hop ->
                            Chains.with(
                                hop,
                                Sent.of(purpose),
                                hop.assurance(),
                                hop.expiresAt(),
                                hop.trust())))));
    Set<Duration> ttls = new LinkedHashSet<>(boundaries.ttls("hop.expires_at"));
    ttls.addAll(boundaries.ttls("chain.expires_at"));
    ttls.forEach(ttl -> {
      Instant end = scene.now().plus(ttl);
      changes.add(
          new Change(
              "hop " + index + " until",
              "hop " + index + " { until: " + end + " }",
              at ->
                  Altered.hop(
                      at,
                      index,
                      hop ->
                          Chains.with(
                              hop,
                              hop.purpose(),
                              hop.assurance(),
                              Optional.of(end),
                              hop.trust()))));
    });
  }

  private void task(Scene scene, List<Change> changes) {
    changes.add(
        new Change(
            "task", "task none", at -> Altered.without(Altered.task(at, Sent.none()), "task.")));
    if (scene.question().task() instanceof Sent.Value<TaskClaim>(TaskClaim claim)) {
      Set<Instant> ends = new LinkedHashSet<>();
      boundaries.ttls("task.deadline").forEach(ttl -> ends.add(scene.now().plus(ttl)));
      ends.add(scene.now().plusSeconds(60));
      ends.forEach(end ->
          changes.add(
              new Change(
                  "task",
                  "task.deadline: " + end,
                  at ->
                      Altered.task(
                          at,
                          Sent.of(
                              new TaskClaim(
                                  claim.id(), claim.parent(), Sent.of(end), claim.source()))))));
      changes.add(
          new Change(
              "task",
              "task.deadline: none",
              at ->
                  Altered.task(
                      at,
                      Sent.of(
                          new TaskClaim(
                              claim.id(), claim.parent(), Sent.none(), claim.source())))));
    }
  }

  private void credential(Scene scene, List<Change> changes) {
    changes.add(
        new Change(
            "credential",
            "credential none",
            at -> Altered.without(Altered.credential(at, Sent.none()), "credential.")));
    if (scene.question().credential() instanceof Sent.Value<CredentialClaim>(var claim)) {
      Set<Instant> ends = new LinkedHashSet<>();
      boundaries.ttls("credential.expires_at").forEach(ttl -> ends.add(scene.now().plus(ttl)));
      ends.forEach(end ->
          changes.add(
              new Change(
                  "credential",
                  "credential.expires_at: " + end,
                  at ->
                      Altered.credential(
                          at,
                          Sent.of(
                              new CredentialClaim(claim.id(), Sent.of(end), claim.source()))))));
      changes.add(
          new Change(
              "credential",
              "credential.expires_at: none",
              at ->
                  Altered.credential(
                      at, Sent.of(new CredentialClaim(claim.id(), Sent.none(), claim.source())))));
    }
  }
}
