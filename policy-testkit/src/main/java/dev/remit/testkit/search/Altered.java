package dev.remit.testkit.search;

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

  private static Scene with(Scene scene, Question question) {
    return new Scene(question, scene.now(), scene.world(), scene.rows());
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
    Question question = scene.question();
    List<Statement> facts = new ArrayList<>(question.facts());
    facts.removeIf(fact -> fact.attribute().equals(attribute));
    if (!(value instanceof Sent.Nothing<Json>)) {
      facts.add(new Statement(attribute, value, source));
    }
    return with(
        scene,
        new Question(
            question.agent(),
            question.principal(),
            question.chain(),
            question.task(),
            question.credential(),
            question.tool(),
            question.arguments(),
            question.datasets(),
            question.datasetsSource(),
            question.stated(),
            question.approvals(),
            facts,
            question.supported(),
            question.principalAuthenticated()));
  }

  static Scene call(Scene scene, Question.ToolRef tool, List<Json.Member> members) {
    Question question = scene.question();
    return with(
        scene,
        new Question(
            question.agent(),
            question.principal(),
            question.chain(),
            question.task(),
            question.credential(),
            Optional.of(tool),
            new Arguments.Typed(members, true, Source.VOUCHED),
            question.datasets(),
            question.datasetsSource(),
            question.stated(),
            question.approvals(),
            question.facts(),
            question.supported(),
            question.principalAuthenticated()));
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
    Question question = scene.question();
    return with(
        scene,
        new Question(
            question.agent(),
            question.principal(),
            question.chain(),
            question.task(),
            question.credential(),
            question.tool(),
            question.arguments(),
            datasets,
            question.datasetsSource(),
            question.stated(),
            question.approvals(),
            question.facts(),
            question.supported(),
            question.principalAuthenticated()));
  }

  private static Scene parties(
      Scene scene, Question.Party agent, Question.Party principal, Sent<List<Hop>> chain) {
    Question question = scene.question();
    return with(
        scene,
        new Question(
            agent,
            principal,
            chain,
            question.task(),
            question.credential(),
            question.tool(),
            question.arguments(),
            question.datasets(),
            question.datasetsSource(),
            question.stated(),
            question.approvals(),
            question.facts(),
            question.supported(),
            question.principalAuthenticated()));
  }

  static Scene chain(Scene scene, Sent<List<Hop>> chain) {
    Question question = scene.question();
    return parties(scene, question.agent(), question.principal(), chain);
  }

  /** Wherever the chain names the one of before, it names the other. */
  static Scene agent(Scene scene, Value.Identity agent) {
    Question question = scene.question();
    Optional<Value.Identity> before = question.agent().identity();
    return parties(
        scene,
        new Question.Party(Optional.of(agent), question.agent().source()),
        question.principal(),
        renamed(question.chain(), before, agent));
  }

  static Scene principal(Scene scene, Value.Identity principal) {
    Question question = scene.question();
    Optional<Value.Identity> before = question.principal().identity();
    return parties(
        scene,
        question.agent(),
        new Question.Party(Optional.of(principal), question.principal().source()),
        renamed(question.chain(), before, principal));
  }

  private static Sent<List<Hop>> renamed(
      Sent<List<Hop>> chain, Optional<Value.Identity> before, Value.Identity after) {
    return chain instanceof Sent.Value<List<Hop>>(List<Hop> hops)
        ? Sent.of(
            hops.stream()
                .map(hop ->
                    hop(
                        hop,
                        hop.from().equals(before) ? Optional.of(after) : hop.from(),
                        hop.to().equals(before) ? Optional.of(after) : hop.to()))
                .toList())
        : chain;
  }

  private static Hop hop(Hop hop, Optional<Value.Identity> from, Optional<Value.Identity> to) {
    return new Hop(
        from,
        to,
        hop.delegation(),
        hop.parent(),
        hop.task(),
        hop.scope(),
        hop.purpose(),
        hop.notBefore(),
        hop.expiresAt(),
        hop.assurance(),
        hop.trust());
  }

  /** Nothing changes where the chain has no such hop. */
  static Scene hop(Scene scene, int index, UnaryOperator<Hop> change) {
    if (!(scene.question().chain() instanceof Sent.Value<List<Hop>>(List<Hop> hops))
        || index >= hops.size()) {
      return scene;
    }
    List<Hop> changed = new ArrayList<>(hops);
    changed.set(index, change.apply(hops.get(index)));
    return chain(scene, Sent.of(changed));
  }

  static Scene task(Scene scene, Sent<TaskClaim> task) {
    Question question = scene.question();
    return with(
        scene,
        new Question(
            question.agent(),
            question.principal(),
            question.chain(),
            task,
            question.credential(),
            question.tool(),
            question.arguments(),
            question.datasets(),
            question.datasetsSource(),
            question.stated(),
            question.approvals(),
            question.facts(),
            question.supported(),
            question.principalAuthenticated()));
  }

  static Scene credential(Scene scene, Sent<CredentialClaim> credential) {
    Question question = scene.question();
    return with(
        scene,
        new Question(
            question.agent(),
            question.principal(),
            question.chain(),
            question.task(),
            credential,
            question.tool(),
            question.arguments(),
            question.datasets(),
            question.datasetsSource(),
            question.stated(),
            question.approvals(),
            question.facts(),
            question.supported(),
            question.principalAuthenticated()));
  }
}
