package dev.remit.testkit.search;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Question.TaskClaim;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.suite.Scene;
import java.util.Optional;
import java.util.stream.Stream;

/** What the request of a scene says of facts, by name; a secret is never told. */
record SaidFacts(CompiledBundle bundle, Scene scene) {
  private static final String ARGS = "args.";

  Optional<Json> of(String fact) {
    Question question = scene.question();
    if (fact.startsWith(ARGS)) {
      return argument(fact.substring(ARGS.length()));
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

  private Optional<Json> argument(String name) {
    boolean secret =
        tool().stream()
            .flatMap(entry -> entry.args().stream())
            .anyMatch(field -> field.name().equals(name) && SceneWriter.isSecret(field));
    return secret
        ? Optional.empty()
        : Altered.members(scene.question()).stream()
            .filter(member -> member.name().equals(name))
            .map(Json.Member::value)
            .findFirst();
  }

  Optional<ToolEntry> tool() {
    return scene
        .question()
        .tool()
        .flatMap(ref -> bundle.catalogue().tool(new Value.Tool(ref.server(), ref.name())));
  }
}
