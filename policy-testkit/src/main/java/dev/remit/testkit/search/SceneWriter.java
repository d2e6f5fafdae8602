package dev.remit.testkit.search;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.LiveState.Subject;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Question.Hop;
import dev.remit.lang.decide.Question.Statement;
import dev.remit.lang.decide.Scope;
import dev.remit.lang.decide.Scope.Bound;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.Type;
import dev.remit.lang.suite.Scene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a scene as a test says it, whole, so that it can be pasted into a policy file. */
public final class SceneWriter {
  private final CompiledBundle bundle;
  private final Scene scene;
  private final List<String> lines = new ArrayList<>();

  private SceneWriter(CompiledBundle bundle, Scene scene) {
    this.bundle = bundle;
    this.scene = scene;
  }

  /** The items of the scene, a line each. */
  public static List<String> items(CompiledBundle bundle, Scene scene) {
    SceneWriter writer = new SceneWriter(bundle, scene);
    writer.write();
    return writer.lines;
  }

  /** A test of the scene, with what is expected of it. */
  public static String test(CompiledBundle bundle, Scene scene, String name, String expectation) {
    return "test "
        + Literal.quoted(name)
        + " {\n"
        + items(bundle, scene).stream()
            .map(line -> "  " + line + "\n")
            .collect(Collectors.joining())
        + "  expect "
        + expectation
        + "\n}\n";
  }

  /** A test of a fixture with changes to it. */
  public static String test(String given, List<String> changes, String name, String expectation) {
    return "test "
        + Literal.quoted(name)
        + " {\n  given "
        + given
        + "\n"
        + changes.stream().map(change -> "  " + change + "\n").collect(Collectors.joining())
        + "  expect "
        + expectation
        + "\n}\n";
  }

  private void write() {
    Question question = scene.question();
    lines.add("at " + scene.now());
    party("agent", question.agent());
    party("principal", question.principal());
    if (!question.principalAuthenticated()) {
      lines.add("principal.authenticated: false");
    }
    task(question.task());
    credential(question.credential());
    facts(question.facts());
    call(question);
    datasets(question);
    chain(question);
    if (!question.supported().equals(bundle.performed())) {
      lines.add(
          question.supported().stream()
              .sorted()
              .collect(Collectors.joining(", ", "supports { ", " }")));
    }
    world();
  }

  private void party(String word, Question.Party party) {
    party
        .identity()
        .ifPresent(identity ->
            lines.add(
                word + " " + Literal.identity(identity) + from(party.source(), Source.VERIFIED)));
  }

  private static String from(Source source, Source usual) {
    return source == usual ? "" : " from " + source.word();
  }

  private void task(Sent<Question.TaskClaim> task) {
    switch (task) {
      case Sent.None<Question.TaskClaim> none -> lines.add("task none");
      case Sent.Nothing<Question.TaskClaim> nothing -> lines.add("task unknown");
      case Sent.Value<Question.TaskClaim>(var claim) -> {
        List<String> fields = new ArrayList<>(List.of("id: " + Literal.quoted(claim.id())));
        text(claim.parent()).ifPresent(parent -> fields.add("parent: " + parent));
        time(claim.deadline()).ifPresent(deadline -> fields.add("deadline: " + deadline));
        lines.add(
            "task { " + String.join(", ", fields) + " }" + from(claim.source(), Source.VOUCHED));
      }
    }
  }

  private void credential(Sent<Question.CredentialClaim> credential) {
    switch (credential) {
      case Sent.None<Question.CredentialClaim> none -> lines.add("credential none");
      case Sent.Nothing<Question.CredentialClaim> nothing -> lines.add("credential unknown");
      case Sent.Value<Question.CredentialClaim>(var claim) -> {
        List<String> fields = new ArrayList<>(List.of("id: " + Literal.quoted(claim.id())));
        time(claim.expiresAt()).ifPresent(end -> fields.add("expires_at: " + end));
        lines.add(
            "credential { "
                + String.join(", ", fields)
                + " }"
                + from(claim.source(), Source.VERIFIED));
      }
    }
  }

  private static Optional<String> text(Sent<String> sent) {
    return switch (sent) {
      case Sent.Value<String>(String text) -> Optional.of(Literal.quoted(text));
      case Sent.None<String> none -> Optional.empty();
      case Sent.Nothing<String> nothing -> Optional.of("unknown");
    };
  }

  private static Optional<String> time(Sent<Instant> sent) {
    return switch (sent) {
      case Sent.Value<Instant>(Instant time) -> Optional.of(time.toString());
      case Sent.None<Instant> none -> Optional.empty();
      case Sent.Nothing<Instant> nothing -> Optional.of("unknown");
    };
  }

  private void facts(List<Statement> facts) {
    TreeMap<String, Statement> sorted = new TreeMap<>();
    facts.forEach(fact -> sorted.put(fact.attribute(), fact));
    sorted
        .values()
        .forEach(fact -> {
          Optional<Attribute> attribute = bundle.attributes().attribute(fact.attribute());
          Source usual = attribute.map(Attribute::floor).orElse(Source.VERIFIED);
          String value =
              switch (fact.value()) {
                case Sent.Value<Json>(Json json) ->
                    Literal.of(json, attribute.map(Attribute::type));
                case Sent.None<Json> none -> "none";
                case Sent.Nothing<Json> nothing -> "unknown";
              };
          lines.add(fact.attribute() + ": " + value + from(fact.source(), usual));
        });
  }

  private void call(Question question) {
    question
        .tool()
        .ifPresent(tool -> {
          Value.Tool called = new Value.Tool(tool.server(), tool.name());
          List<Type.Field> declared =
              bundle.catalogue().tool(called).map(entry -> entry.args()).orElse(List.of());
          boolean known = bundle.catalogue().tool(called).isPresent();
          String arguments =
              Altered.members(question).stream()
                  .map(member -> argument(member, declared))
                  .collect(Collectors.joining(", "));
          Altered.members(question).stream()
              .map(Json.Member::name)
              .filter(name ->
                  declared.stream().anyMatch(field -> field.name().equals(name) && isSecret(field)))
              .forEach(name -> lines.add("// " + name + " is secret: put its value in"));
          lines.add(
              "call "
                  + (known
                      ? called.toString()
                      : Literal.name(tool.server()) + "." + Literal.quoted(tool.name()))
                  + (arguments.isEmpty() ? " { }" : " { " + arguments + " }")
                  + from(question.arguments().source(), Source.VOUCHED));
          Optional<String> pinned =
              bundle.catalogue().tool(called).flatMap(entry -> entry.digest());
          if (!pinned.equals(tool.definitionDigest())) {
            lines.add(
                "tool.digest: " + tool.definitionDigest().map(Literal::quoted).orElse("unknown"));
          }
        });
  }

  /** A field with a secret inside is shown nowhere. */
  public static boolean isSecret(Type.Field field) {
    return field.secret()
        || (field.type() instanceof Type.RecordOf(List<Type.Field> fields)
            && fields.stream().anyMatch(SceneWriter::isSecret));
  }

  /** Whether the call of a scene has an argument of one of these names. */
  public static boolean hasArgument(Scene scene, Set<String> names) {
    return Altered.members(scene.question()).stream()
        .anyMatch(member -> names.contains(member.name()));
  }

  private static String argument(Json.Member member, List<Type.Field> declared) {
    Optional<Type.Field> field =
        declared.stream().filter(each -> each.name().equals(member.name())).findFirst();
    if (field.filter(SceneWriter::isSecret).isPresent()) {
      return Literal.name(member.name()) + ": " + Literal.placeholder(field.get());
    }
    Optional<Type> type = field.map(Type.Field::type);
    String name = type.isPresent() ? Literal.name(member.name()) : Literal.quoted(member.name());
    return name + ": " + Literal.of(member.value(), type);
  }

  private void datasets(Question question) {
    switch (question.datasets()) {
      case Sent.Nothing<List<Question.DatasetRef>> nothing -> {}
      case Sent.None<List<Question.DatasetRef>> none -> lines.add("datasets none");
      case Sent.Value<List<Question.DatasetRef>>(var refs) ->
          lines.add(
              "datasets "
                  + braces(
                      refs.stream()
                          .map(ref ->
                              ref.name()
                                  + ref.path()
                                      .map(path -> " at " + Literal.quoted(path))
                                      .orElse(""))
                          .toList())
                  + from(question.datasetsSource(), Source.VOUCHED));
    }
  }

  private static String braces(List<String> items) {
    return items.isEmpty() ? "{ }" : "{ " + String.join(", ", items) + " }";
  }

  private void chain(Question question) {
    switch (question.chain()) {
      case Sent.None<List<Hop>> none -> lines.add("chain none");
      case Sent.Nothing<List<Hop>> nothing -> lines.add("chain unknown");
      case Sent.Value<List<Hop>>(List<Hop> hops) -> {
        if (hops.isEmpty()) {
          lines.add("chain none");
          return;
        }
        StringBuilder text = new StringBuilder("chain ");
        text.append(party(hops.getFirst().from(), question));
        String parent = "";
        for (Hop hop : hops) {
          text.append(" -> ").append(party(hop.to(), question)).append(' ');
          text.append(braces(bounds(hop, parent)));
          text.append(from(hop.trust(), Source.VOUCHED));
          parent = hop.delegation().orElse("");
        }
        lines.add(text.toString());
      }
    }
  }

  private static String party(Optional<Value.Identity> identity, Question question) {
    if (identity.equals(question.agent().identity())) {
      return "agent";
    }
    return identity.equals(question.principal().identity())
        ? "principal"
        : identity.map(Literal::identity).orElse("principal");
  }

  private List<String> bounds(Hop hop, String before) {
    List<String> bounds = new ArrayList<>();
    hop.delegation().ifPresent(id -> bounds.add("id: " + Literal.quoted(id)));
    String parent =
        switch (hop.parent()) {
          case Sent.Value<String>(String id) -> id;
          case Sent.None<String> none -> "";
          case Sent.Nothing<String> nothing -> "unknown";
        };
    if (!parent.equals(before)) {
      bounds.add("parent: " + (parent.isEmpty() ? "none" : Literal.quoted(parent)));
    }
    hop.task().ifPresent(task -> bounds.add("task: " + Literal.quoted(task)));
    hop.scope()
        .ifPresent(scope -> {
          bound("tools", scope.tools(), each -> each, bounds);
          bound("actions", scope.actions(), each -> each, bounds);
          bound(
              "datasets",
              scope.datasets(),
              each ->
                  each.name() + each.path().map(path -> " at " + Literal.quoted(path)).orElse(""),
              bounds);
          bound("arguments", scope.arguments(), this::argument, bounds);
        });
    if (hop.purpose() instanceof Sent.Value<String>(String purpose)) {
      bounds.add("purpose: " + Literal.quoted(purpose));
    }
    if (hop.assurance() instanceof Sent.Value<String>(String assurance)) {
      bounds.add("assurance: " + Literal.name(assurance));
    }
    hop.notBefore().ifPresent(time -> bounds.add("from: " + time));
    hop.expiresAt().ifPresent(time -> bounds.add("until: " + time));
    return bounds;
  }

  private static <T> void bound(
      String name,
      Optional<Bound<T>> bound,
      java.util.function.Function<T, String> written,
      List<String> bounds) {
    if (bound.isPresent() && bound.get() instanceof Bound.Only<T>(List<T> items)) {
      bounds.add(name + ": " + braces(items.stream().map(written).toList()));
    }
  }

  private String argument(Scope.ArgumentBound bound) {
    String argument =
        switch (bound) {
          case Scope.Interval interval -> interval.argument();
          case Scope.Texts texts -> texts.argument();
        };
    if (secret(argument)) {
      return Literal.name(argument) + ": { }";
    }
    return switch (bound) {
      case Scope.Interval(String name, var min, var max) ->
          Literal.name(name)
              + ": "
              + min.map(number -> number.toPlainString()).orElse("")
              + ".."
              + max.map(number -> number.toPlainString()).orElse("");
      case Scope.Texts(String name, var values, var names, var paths) -> {
        List<String> all = new ArrayList<>();
        List.of(values, names, paths)
            .forEach(each -> each.forEach(text -> all.add(Literal.quoted(text))));
        yield Literal.name(name) + ": " + braces(all);
      }
    };
  }

  private boolean secret(String argument) {
    return Stream.of(bundle.catalogue().tools().values(), bundle.catalogue().families().values())
        .flatMap(Collection::stream)
        .flatMap(tool -> tool.args().stream())
        .anyMatch(field -> field.name().equals(argument) && isSecret(field));
  }

  private void world() {
    scene.world().approvers().forEach(who -> lines.add("approved by " + Literal.identity(who)));
    switch (scene.world().task()) {
      case REGISTERED -> {}
      case ENDED -> lines.add("task.state: ended");
      case UNREGISTERED -> lines.add("task.state: unregistered");
    }
    if (!scene.world().available()) {
      lines.add("state.available: false");
    }
    scene.world().revoked().stream().map(SceneWriter::revoked).sorted().forEach(lines::add);
    scene.rows().forEach(row -> lines.add(row.span().text().strip()));
  }

  private static String revoked(Subject subject) {
    return switch (subject) {
      case Subject.Agent(var id) -> "revoked agent " + Literal.identity(id);
      case Subject.Principal(var id) -> "revoked principal " + Literal.identity(id);
      case Subject.Root(var id) -> "revoked root " + Literal.identity(id);
      case Subject.Credential(var id) -> "revoked credential " + Literal.quoted(id);
      case Subject.Task(var id) -> "revoked task " + Literal.quoted(id);
      case Subject.Delegation(var id) -> "revoked delegation " + Literal.quoted(id);
    };
  }
}
