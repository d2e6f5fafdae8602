package dev.remit.testkit.search;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.Attribute.Supply;
import dev.remit.lang.schema.Catalogue.DatasetEntry;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.schema.Type;
import dev.remit.lang.suite.Scene;
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
    new HopChanges(bundle, boundaries, scene).addTo(changes);
    new ClaimChanges(boundaries, scene).addTo(changes);
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
    SaidFacts said = new SaidFacts(bundle, scene);
    Set<Json> values = new LinkedHashSet<>();
    boundaries
        .values(name, attribute.type())
        .forEach(value -> Literal.json(value).ifPresent(values::add));
    boundaries.peers(name).forEach(peer -> said.of(peer).ifPresent(values::add));
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

  private void arguments(Scene scene, List<Change> changes) {
    new SaidFacts(bundle, scene)
        .tool()
        .ifPresent(entry -> entry.args().forEach(field -> argument(scene, entry, field, changes)));
  }

  private void argument(Scene scene, ToolEntry entry, Type.Field field, List<Change> changes) {
    String name = ARGS + field.name();
    SaidFacts said = new SaidFacts(bundle, scene);
    Set<Json> values = new LinkedHashSet<>();
    catalogue.values(entry, field).forEach(value -> Literal.json(value).ifPresent(values::add));
    values(field).forEach(value -> Literal.json(value).ifPresent(values::add));
    boundaries.peers(name).forEach(peer -> said.of(peer).ifPresent(values::add));
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
    Set<Value> values = boundaries.values(ARGS + field.name(), field.type());
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
    SaidFacts said = new SaidFacts(bundle, scene);
    List<Json.Member> members = new ArrayList<>();
    for (Type.Field field : entry.args()) {
      if (!field.optional()) {
        Optional<Json> value =
            said.of(ARGS + field.name())
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
}
