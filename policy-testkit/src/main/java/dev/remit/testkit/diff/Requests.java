package dev.remit.testkit.diff;

import dev.remit.lang.decide.AlteredQuestion;
import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.JsonReader;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Question.Statement;
import dev.remit.lang.decide.Question.TaskClaim;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.schema.Type;
import dev.remit.lang.suite.Scene;
import dev.remit.lang.suite.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Requests that were read elsewhere, as scenes. */
public final class Requests {
  private Requests() {}

  /**
   * A request in a world of which nothing is known: its task is registered, nothing is revoked, and
   * nobody approved anything.
   */
  public static Scene scene(Question question, Instant now) {
    Optional<String> task =
        question.task() instanceof Sent.Value<TaskClaim>(TaskClaim claim)
            ? Optional.of(claim.id())
            : Optional.empty();
    return new Scene(
        with(question, parsed(question.arguments()), question.facts(), question.supported()),
        now,
        new World(Set.of(), List.of(), World.TaskStanding.REGISTERED, task, Optional.empty(), true),
        List.of());
  }

  /** As values, which can be changed and written; as they are where they are no JSON. */
  private static Arguments parsed(Arguments arguments) {
    if (arguments instanceof Arguments.Raw raw
        && JsonReader.read(raw.json()) instanceof JsonReader.Result.Read(Json json)
        && json instanceof Json.Object(List<Json.Member> sent)) {
      List<Json.Member> members = new ArrayList<>(sent);
      raw.elided().forEach(each -> members.add(new Json.Member(each.name(), each.value())));
      return new Arguments.Typed(members, raw.complete(), raw.source());
    }
    return arguments;
  }

  static Scene supporting(Scene scene, Set<String> obligations) {
    Question question = scene.question();
    return in(scene, with(question, question.arguments(), question.facts(), obligations));
  }

  /**
   * A scene as a test of a bundle can say it: without facts that it does not know, and without
   * secrets.
   */
  static Scene written(Scene scene, CompiledBundle bundle) {
    Question question = scene.question();
    Set<String> supported = new HashSet<>(question.supported());
    supported.retainAll(bundle.obligations().keySet());
    return in(
        scene,
        with(
            question,
            withoutSecrets(question, bundle),
            question.facts().stream().filter(fact -> isStated(fact, bundle)).toList(),
            supported));
  }

  private static boolean isStated(Statement fact, CompiledBundle bundle) {
    return bundle
        .attributes()
        .attribute(fact.attribute())
        .filter(each -> each.supply() == Attribute.Supply.STATEMENT && each.stated())
        .isPresent();
  }

  private static Arguments withoutSecrets(Question question, CompiledBundle bundle) {
    if (!(question.arguments() instanceof Arguments.Typed typed)) {
      return question.arguments();
    }
    List<Type.Field> declared =
        question
            .tool()
            .flatMap(tool -> bundle.catalogue().tool(new Value.Tool(tool.server(), tool.name())))
            .map(ToolEntry::args)
            .orElse(List.of());
    List<Json.Member> members =
        typed.members().stream()
            .map(member ->
                isSecret(member, declared)
                    ? new Json.Member(member.name(), new Json.Elided("", 0))
                    : member)
            .toList();
    return new Arguments.Typed(members, typed.complete(), typed.source());
  }

  private static boolean isSecret(Json.Member member, List<Type.Field> declared) {
    return declared.stream()
        .anyMatch(field -> field.name().equals(member.name()) && isSecret(field));
  }

  private static boolean isSecret(Type.Field field) {
    return field.secret()
        || (field.type() instanceof Type.RecordOf(List<Type.Field> fields)
            && fields.stream().anyMatch(Requests::isSecret));
  }

  private static Scene in(Scene scene, Question question) {
    return new Scene(question, scene.now(), scene.world(), scene.rows());
  }

  private static Question with(
      Question question, Arguments arguments, List<Statement> facts, Set<String> supported) {
    return new AlteredQuestion(question)
        .arguments(arguments)
        .facts(facts)
        .supported(supported)
        .question();
  }
}
