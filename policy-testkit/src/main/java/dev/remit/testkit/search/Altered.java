package dev.remit.testkit.search;

import dev.remit.lang.decide.AlteredQuestion;
import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Question.CredentialClaim;
import dev.remit.lang.decide.Question.Hop;
import dev.remit.lang.decide.Question.Statement;
import dev.remit.lang.decide.Question.TaskClaim;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.suite.Scene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A scene with one part of its request in another's place. */
final class Altered {
  private Altered() {}

  static Scene at(Scene scene, Instant now) {
    return new Scene(scene.question(), now, scene.world(), scene.rows());
  }

  private static Scene with(Scene scene, AlteredQuestion question) {
    return new Scene(question.question(), scene.now(), scene.world(), scene.rows());
  }

  private static AlteredQuestion question(Scene scene) {
    return new AlteredQuestion(scene.question());
  }

  /** Without the facts whose names begin so. */
  static Scene without(Scene scene, String prefix) {
    Scene left = scene;
    for (Statement fact : scene.question().facts()) {
      if (fact.attribute().startsWith(prefix)) {
        left = fact(left, fact.attribute(), Sent.nothing(), fact.source());
      }
    }
    return left;
  }

  /** Nothing, where the fact is not to be stated. */
  static Scene fact(Scene scene, String attribute, Sent<Json> value, Source source) {
    List<Statement> facts = new ArrayList<>(scene.question().facts());
    facts.removeIf(fact -> fact.attribute().equals(attribute));
    if (!(value instanceof Sent.Nothing<Json>)) {
      facts.add(new Statement(attribute, value, source));
    }
    return with(scene, question(scene).facts(facts));
  }

  static Scene call(Scene scene, Question.ToolRef tool, List<Json.Member> members) {
    return with(
        scene,
        question(scene)
            .tool(Optional.of(tool))
            .arguments(new Arguments.Typed(members, true, Source.VOUCHED)));
  }

  /** In place of the member of that name; without {@code value} without it. */
  static Scene argument(Scene scene, String name, Optional<Json> value) {
    List<Json.Member> members = new ArrayList<>(members(scene.question()));
    members.removeIf(member -> member.name().equals(name));
    value.ifPresent(json -> members.add(new Json.Member(name, json)));
    return call(scene, scene.question().tool().orElseThrow(), members);
  }

  static List<Json.Member> members(Question question) {
    return question.arguments() instanceof Arguments.Typed typed ? typed.members() : List.of();
  }

  static Scene datasets(Scene scene, Sent<List<Question.DatasetRef>> datasets) {
    return with(scene, question(scene).datasets(datasets));
  }

  static Scene chain(Scene scene, Sent<List<Hop>> chain) {
    return with(scene, question(scene).chain(chain));
  }

  /** Wherever the chain names the one of before, it names the other. */
  static Scene agent(Scene scene, Value.Identity agent) {
    Question.Party before = scene.question().agent();
    return with(
        scene,
        question(scene)
            .agent(new Question.Party(Optional.of(agent), before.source()))
            .chain(renamed(scene.question().chain(), before.identity(), agent)));
  }

  static Scene principal(Scene scene, Value.Identity principal) {
    Question.Party before = scene.question().principal();
    return with(
        scene,
        question(scene)
            .principal(new Question.Party(Optional.of(principal), before.source()))
            .chain(renamed(scene.question().chain(), before.identity(), principal)));
  }

  private static Sent<List<Hop>> renamed(
      Sent<List<Hop>> chain, Optional<Value.Identity> before, Value.Identity after) {
    return chain instanceof Sent.Value<List<Hop>>(List<Hop> hops)
        ? Sent.of(
            hops.stream().map(hop -> new AlteredHop(hop).renamed(before, after).hop()).toList())
        : chain;
  }

  /** Nothing changes where the chain has no such hop. */
  static Scene hop(Scene scene, int index, UnaryOperator<AlteredHop> change) {
    if (!(scene.question().chain() instanceof Sent.Value<List<Hop>>(List<Hop> hops))
        || index >= hops.size()) {
      return scene;
    }
    List<Hop> changed = new ArrayList<>(hops);
    changed.set(index, change.apply(new AlteredHop(hops.get(index))).hop());
    return chain(scene, Sent.of(changed));
  }

  static Scene task(Scene scene, Sent<TaskClaim> task) {
    return with(scene, question(scene).task(task));
  }

  static Scene credential(Scene scene, Sent<CredentialClaim> credential) {
    return with(scene, question(scene).credential(credential));
  }
}
