package dev.remit.testkit.search;

import dev.remit.lang.decide.Question.Hop;
import dev.remit.lang.decide.Question.TaskClaim;
import dev.remit.lang.decide.Scope;
import dev.remit.lang.decide.Scope.Bound;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.suite.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chains of other lengths than that of a scene. */
final class Chains {
  private final Scene scene;

  Chains(Scene scene) {
    this.scene = scene;
  }

  /** From the principal to the agent, by way of others, each for everything. */
  Change ofDepth(int depth) {
    Optional<Value.Identity> agent = scene.question().agent().identity();
    List<Value.Identity> between = new ArrayList<>();
    String issuer = agent.map(Value.Identity::issuer).orElse("spiffe://acme.example");
    for (int i = 1; i < depth; i++) {
      between.add(new Value.Identity(issuer, "agent/between-" + i));
    }
    StringBuilder written = new StringBuilder("chain principal");
    between.forEach(each -> written.append(" -> ").append(Literal.identity(each)));
    written.append(" -> agent");
    return new Change("chain", written.toString(), at -> Altered.chain(at, chain(at, between)));
  }

  private static Sent<List<Hop>> chain(Scene scene, List<Value.Identity> between) {
    List<Hop> hops = new ArrayList<>();
    Optional<Value.Identity> from = scene.question().principal().identity();
    for (int i = 0; i <= between.size(); i++) {
      Optional<Value.Identity> to =
          i < between.size() ? Optional.of(between.get(i)) : scene.question().agent().identity();
      hops.add(hop(scene, i, from, to));
      from = to;
    }
    return Sent.of(hops);
  }

  private static Hop hop(
      Scene scene, int index, Optional<Value.Identity> from, Optional<Value.Identity> to) {
    Scope everything =
        new Scope(
            Optional.of(new Bound.All<>()),
            Optional.of(new Bound.All<>()),
            Optional.of(new Bound.All<>()),
            Optional.of(new Bound.All<>()));
    Optional<String> task =
        scene.question().task() instanceof Sent.Value<TaskClaim>(var claim)
            ? Optional.of(claim.id())
            : Optional.of("t-1");
    return new Hop(
        from,
        to,
        Optional.of("d-" + (index + 1)),
        index == 0 ? Sent.none() : Sent.of("d-" + index),
        task,
        Optional.of(everything),
        Sent.nothing(),
        Optional.of(scene.now().minus(Duration.ofHours(1))),
        Optional.of(scene.now().plus(Duration.ofDays(1))),
        Sent.nothing(),
        Source.VOUCHED);
  }
}
