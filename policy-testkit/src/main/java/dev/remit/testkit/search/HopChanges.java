package dev.remit.testkit.search;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.Question.Hop;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.CoreModel;
import dev.remit.lang.schema.Type;
import dev.remit.lang.suite.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Chains of other lengths, and hops that are otherwise. */
final class HopChanges {
  private static final int LONGEST = 16;

  private final CompiledBundle bundle;
  private final Boundaries boundaries;
  private final Scene scene;

  HopChanges(CompiledBundle bundle, Boundaries boundaries, Scene scene) {
    this.bundle = bundle;
    this.boundaries = boundaries;
    this.scene = scene;
  }

  void addTo(List<Change> changes) {
    changes.add(new Change("chain", "chain none", at -> Altered.chain(at, Sent.none())));
    depths().forEach(depth -> changes.add(new Chains(scene).ofDepth(depth)));
    int hops =
        scene.question().chain() instanceof Sent.Value<List<Hop>>(List<Hop> chain)
            ? chain.size()
            : 0;
    for (int index = 0; index < hops; index++) {
      hop(index, changes);
    }
  }

  private Set<Integer> depths() {
    Set<Integer> depths = new LinkedHashSet<>(List.of(1, 2));
    for (Value depth : boundaries.values("chain.depth")) {
      if (depth instanceof Value.Int(long number) && number >= 1 && number <= LONGEST) {
        depths.add((int) number);
      }
    }
    return depths;
  }

  private void hop(int index, List<Change> changes) {
    for (Source source : Source.values()) {
      changes.add(change(index, "trust", "{ } from " + source.word(), hop -> hop.trust(source)));
    }
    boundaries
        .values("hop.assurance", assurance())
        .forEach(value -> {
          if (value instanceof Value.Symbol(String word, int ordinal)) {
            changes.add(
                change(
                    index, "assurance", "{ assurance: " + word + " }", hop -> hop.assurance(word)));
          }
        });
    purposes()
        .forEach(purpose ->
            changes.add(
                change(
                    index,
                    "purpose",
                    "{ purpose: " + Literal.quoted(purpose) + " }",
                    hop -> hop.purpose(purpose))));
    Set<Duration> ttls = new LinkedHashSet<>(boundaries.ttls("hop.expires_at"));
    ttls.addAll(boundaries.ttls("chain.expires_at"));
    ttls.forEach(ttl -> {
      Instant end = scene.now().plus(ttl);
      changes.add(change(index, "until", "{ until: " + end + " }", hop -> hop.expiresAt(end)));
    });
  }

  private static Change change(
      int index, String part, String written, UnaryOperator<AlteredHop> change) {
    return new Change(
        "hop " + index + " " + part,
        "hop " + index + " " + written,
        at -> Altered.hop(at, index, change));
  }

  private Type assurance() {
    return bundle
        .attributes()
        .attribute("hop.assurance")
        .map(Attribute::type)
        .orElse(CoreModel.ASSURANCE);
  }

  /** Those that rules name, and what the facts say that rules compare them with. */
  private Set<String> purposes() {
    Set<String> purposes = new LinkedHashSet<>();
    for (Value value : boundaries.values("hop.purpose")) {
      if (value instanceof Value.Text(String text)) {
        purposes.add(text);
      }
    }
    SaidFacts said = new SaidFacts(bundle, scene);
    for (String peer : boundaries.peers("hop.purpose")) {
      if (said.of(peer).orElse(new Json.Null()) instanceof Json.Text(String text)) {
        purposes.add(text);
      }
    }
    if (!purposes.isEmpty()) {
      purposes.add("elsewhere");
    }
    return purposes;
  }
}
