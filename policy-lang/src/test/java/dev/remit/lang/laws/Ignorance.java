package dev.remit.lang.laws;

import dev.remit.lang.decide.AlteredQuestion;
import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Scope;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The same question with less known, or through a narrower chain. */
final class Ignorance {
  private Ignorance() {}

  static Question lessKnown(Question question, Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> withFacts(question, without(question.facts(), random));
      case 1 -> withFacts(question, distrusted(question.facts(), random));
      case 2 -> withArguments(question, LawProperties.incomplete(question.arguments()));
      case 3 -> withArguments(question, elided(question.arguments(), random));
      case 4 -> withTask(question);
      default -> withCredential(question);
    };
  }

  private static List<Question.Statement> without(List<Question.Statement> facts, Random random) {
    List<Question.Statement> fewer = new ArrayList<>(facts);
    fewer.remove(random.nextInt(fewer.size()));
    return fewer;
  }

  private static List<Question.Statement> distrusted(
      List<Question.Statement> facts, Random random) {
    List<Question.Statement> all = new ArrayList<>(facts);
    int at = random.nextInt(all.size());
    Question.Statement fact = all.get(at);
    all.set(at, new Question.Statement(fact.attribute(), fact.value(), Source.ASSERTED));
    return all;
  }

  private static Arguments elided(Arguments arguments, Random random) {
    if (!(arguments instanceof Arguments.Typed(var members, boolean complete, Source source))) {
      return arguments;
    }
    List<Json.Member> all = new ArrayList<>(members);
    int at = random.nextInt(all.size());
    all.set(
        at, new Json.Member(all.get(at).name(), new Json.Elided("sha256:" + "1".repeat(64), 9)));
    return new Arguments.Typed(all, complete, source);
  }

  static Question withFacts(Question q, List<Question.Statement> facts) {
    return new AlteredQuestion(q).facts(facts).question();
  }

  static Question withArguments(Question q, Arguments arguments) {
    return new AlteredQuestion(q).arguments(arguments).question();
  }

  private static Question withTask(Question q) {
    return q.task() instanceof Sent.Value<Question.TaskClaim>(var task)
        ? new AlteredQuestion(q)
            .task(
                Sent.of(
                    new Question.TaskClaim(
                        task.id(), Sent.nothing(), Sent.nothing(), task.source())))
            .question()
        : q;
  }

  private static Question withCredential(Question q) {
    return q.credential() instanceof Sent.Value<Question.CredentialClaim>(var credential)
        ? new AlteredQuestion(q)
            .credential(
                Sent.of(
                    new Question.CredentialClaim(
                        credential.id(), Sent.nothing(), credential.source())))
            .question()
        : q;
  }

  /** A hop inserted, shortened, less trusted or of a narrower scope, or several of these. */
  static Question narrowedChain(Question question, Random random) {
    List<Question.Hop> hops =
        new ArrayList<>(((Sent.Value<List<Question.Hop>>) question.chain()).value());
    boolean inserted = false;
    for (int i = 0; i <= random.nextInt(3); i++) {
      int at = random.nextInt(hops.size());
      switch (inserted ? 2 + random.nextInt(4) : random.nextInt(6)) {
        case 0 -> insert(hops, at);
        case 1 -> {
          insert(hops, at);
          hops.set(at, distrust(hops.get(at), random));
        }
        case 2 -> shorten(hops, at);
        case 3 -> startLater(hops, at);
        case 4 -> hops.set(at, distrust(hops.get(at), random));
        default -> narrow(hops, at, random);
      }
      inserted = hops.size() > ((Sent.Value<List<Question.Hop>>) question.chain()).value().size();
    }
    return new AlteredQuestion(question).chain(Sent.of(List.copyOf(hops))).question();
  }

  /** X to Y becomes X to B and B to Y, each with the scope, times, purpose and trust of the one. */
  private static void insert(List<Question.Hop> hops, int at) {
    Question.Hop hop = hops.get(at);
    var between = Optional.of(Requests.bot(99));
    Question.Hop first = relink(hop, hop.from(), between, Optional.of("inserted"), hop.parent());
    Question.Hop second = relink(hop, between, hop.to(), hop.delegation(), Sent.of("inserted"));
    hops.set(at, first);
    hops.add(at + 1, second);
  }

  private static Question.Hop relink(
      Question.Hop hop,
      Optional<dev.remit.lang.runtime.Value.Identity> from,
      Optional<dev.remit.lang.runtime.Value.Identity> to,
      Optional<String> delegation,
      Sent<String> parent) {
    return new Question.Hop(
        from,
        to,
        delegation,
        parent,
        hop.task(),
        hop.scope(),
        hop.purpose(),
        hop.notBefore(),
        hop.expiresAt(),
        hop.assurance(),
        hop.trust());
  }

  /** A hop ends earlier, and so do those after it. */
  private static void shorten(List<Question.Hop> hops, int at) {
    for (int i = at; i < hops.size(); i++) {
      Question.Hop hop = hops.get(i);
      hops.set(
          i,
          new Question.Hop(
              hop.from(),
              hop.to(),
              hop.delegation(),
              hop.parent(),
              hop.task(),
              hop.scope(),
              hop.purpose(),
              hop.notBefore(),
              hop.expiresAt().map(end -> end.minusSeconds(3550)),
              hop.assurance(),
              hop.trust()));
    }
  }

  /** A hop starts later, and so do those after it. */
  private static void startLater(List<Question.Hop> hops, int at) {
    for (int i = at; i < hops.size(); i++) {
      Question.Hop hop = hops.get(i);
      hops.set(
          i,
          new Question.Hop(
              hop.from(),
              hop.to(),
              hop.delegation(),
              hop.parent(),
              hop.task(),
              hop.scope(),
              hop.purpose(),
              hop.notBefore().map(start -> start.plusSeconds(59)),
              hop.expiresAt(),
              hop.assurance(),
              hop.trust()));
    }
  }

  /** One bound more, where there was none. */
  private static Scope narrower(Scope scope, Random random) {
    List<Scope.ArgumentBound> bounds =
        List.of(
            new Scope.Interval("n", Optional.empty(), Optional.of(BigDecimal.valueOf(5))),
            new Scope.Texts("p", List.of("/w"), List.of(), List.of("/w/*")),
            new Scope.Texts("p", List.of("/w/a", "/secret/b"), List.of(), List.of()));
    int which = random.nextInt(3 + bounds.size());
    return new Scope(
        which == 0 ? only(List.of("s.*")) : scope.tools(),
        which == 1 ? only(List.of("read", "execute")) : scope.actions(),
        which == 2
            ? only(List.of(new Scope.DatasetBound("d.**", Optional.empty())))
            : scope.datasets(),
        which >= 3 ? only(List.of(bounds.get(which - 3))) : scope.arguments());
  }

  private static <T> Optional<Scope.Bound<T>> only(List<T> items) {
    return Optional.of(new Scope.Bound.Only<>(items));
  }

  private static Question.Hop distrust(Question.Hop hop, Random random) {
    List<Source> upTo = EnumSet.range(Source.ASSERTED, hop.trust()).stream().toList();
    Source less = upTo.get(random.nextInt(upTo.size()));
    return new Question.Hop(
        hop.from(),
        hop.to(),
        hop.delegation(),
        hop.parent(),
        hop.task(),
        hop.scope(),
        hop.purpose(),
        hop.notBefore(),
        hop.expiresAt(),
        hop.assurance(),
        less);
  }

  /** A hop, and those after it, may be used for less. */
  private static void narrow(List<Question.Hop> hops, int at, Random random) {
    Scope scope = narrower(hops.get(at).scope().orElseThrow(), random);
    for (int i = at; i < hops.size(); i++) {
      Question.Hop hop = hops.get(i);
      hops.set(
          i,
          new Question.Hop(
              hop.from(),
              hop.to(),
              hop.delegation(),
              hop.parent(),
              hop.task(),
              Optional.of(scope),
              hop.purpose(),
              hop.notBefore(),
              hop.expiresAt(),
              hop.assurance(),
              hop.trust()));
    }
  }
}
