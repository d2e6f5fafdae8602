package dev.remit.testkit.property;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.RuleTruths;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.suite.Property;
import dev.remit.lang.suite.Scene;
import dev.remit.testkit.property.PropertyResult.Counterexample;
import dev.remit.testkit.run.Mismatch;
import dev.remit.testkit.run.Replay;
import dev.remit.testkit.run.SceneAsker;
import dev.remit.testkit.run.TestState;
import dev.remit.testkit.run.Words;
import dev.remit.testkit.search.Changes;
import dev.remit.testkit.search.Search;
import java.util.List;
import java.util.function.UnaryOperator;

/** Looks for a request of which an invariant does not hold. Safe for use by many threads. */
public final class PropertyRunner {
  /** How many requests are tried for each invariant. */
  private static final int TRIES = 2_000;

  private final TestedBundle tested;
  private final long seed;
  private final SceneAsker asker;
  private final UnaryOperator<CompiledBundle> reference;

  public PropertyRunner(TestedBundle tested, long seed) {
    this(tested, seed, bundle -> bundle.interpreted().unindexed());
  }

  /** With what the code of a bundle is held against. */
  PropertyRunner(TestedBundle tested, long seed, UnaryOperator<CompiledBundle> reference) {
    this.tested = tested;
    this.seed = seed;
    this.asker = new SceneAsker(tested);
    this.reference = reference;
  }

  /** How the search goes. */
  public PropertyResult search(Property property) {
    long start = System.nanoTime();
    int[] met = {0};
    CompiledBundle conditions = tested.conditions().orElse(tested.bundle());
    Search.Result result =
        new Search(new Changes(List.of(tested.bundle(), conditions)), seed, TRIES)
            .find(
                property.scenes(),
                scene -> {
                  boolean holds = isMet(property, conditions, scene);
                  met[0] += holds ? 1 : 0;
                  return holds && !mismatches(property, scene).isEmpty();
                });
    return new PropertyResult(
        property,
        result.tried(),
        met[0],
        result.found().map(found -> counterexample(property, found)),
        System.nanoTime() - start);
  }

  private static boolean isMet(Property property, CompiledBundle conditions, Scene scene) {
    TestState state = new TestState();
    state.enter(scene.world());
    return RuleTruths.of(scene.question(), conditions, state, scene.now()).stream()
        .flatMap(List::stream)
        .anyMatch(
            seen -> seen.rule().id().equals(property.condition()) && seen.truth() == Truth.TRUE);
  }

  private List<Mismatch> mismatches(Property property, Scene scene) {
    Decision compiled = asker.decide(scene);
    Decision interpreted = Replay.decide(scene, reference.apply(tested.bundle(scene)));
    if (!compiled.equals(interpreted)) {
      return List.of(
          Mismatch.ofEngines(
              Words.decision(compiled, scene.now()),
              Words.decision(interpreted, scene.now()),
              property.span()));
    }
    List<Mismatch> found = asker.mismatches(scene, property.expected());
    if (property.always()) {
      return found;
    }
    return found.isEmpty()
        ? List.of(
            new Mismatch(
                "never " + property.expected().getFirst().span().text().strip(),
                asker.words(scene),
                property.expected().getFirst().span()))
        : List.of();
  }

  private Counterexample counterexample(Property property, Search.Found found) {
    return new Counterexample(
        found.start(),
        found.changes(),
        found.scene(),
        asker.words(found.scene()),
        mismatches(property, found.scene()));
  }
}
