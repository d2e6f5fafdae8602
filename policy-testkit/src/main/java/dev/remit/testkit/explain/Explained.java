package dev.remit.testkit.explain;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.Explainer;
import dev.remit.lang.decide.Explanation;
import dev.remit.lang.suite.Scene;
import dev.remit.testkit.run.SceneAsker;
import dev.remit.testkit.run.TestState;

/** A request, its decision and how that comes about. */
public record Explained(Scene scene, Decision decision, Explanation explanation) {
  /** As the bundle decides it. */
  public static Explained of(TestedBundle tested, Scene scene) {
    TestState state = new TestState();
    state.enter(scene.world());
    return new Explained(
        scene,
        new SceneAsker(tested).decide(scene),
        Explainer.explain(scene.question(), tested.bundle(scene), state, scene.now()));
  }

  /** The step that decided. */
  public Step step() {
    return Step.of(decision.reason().code());
  }
}
