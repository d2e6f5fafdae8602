package dev.remit.testkit.run;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.fast.FastDecider;
import dev.remit.lang.suite.Expected;
import dev.remit.lang.suite.Scene;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Asks the compiled engine of scenes by themselves, each in a world of its own. */
public final class SceneAsker {
  private final TestedBundle tested;
  private final Map<CompiledBundle, FastDecider> deciders = new ConcurrentHashMap<>();

  public SceneAsker(TestedBundle tested) {
    this.tested = tested;
  }

  /** The decision of a scene. */
  public Decision decide(Scene scene) {
    return asker(scene).decide(scene);
  }

  private Asker asker(Scene scene) {
    return new Asker(
        new Asker.Engine.Compiled(
            deciders.computeIfAbsent(tested.bundle(scene), FastDecider::new)));
  }

  /** The decision in the words of expectations. */
  public String words(Scene scene) {
    return Words.decision(decide(scene), scene.now());
  }

  /** What of an answer is not as expected. */
  public List<Mismatch> mismatches(Scene scene, List<Expected> expected) {
    Answer answer = asker(scene).ask(scene, expected);
    return expected.stream()
        .flatMap(each -> Judge.judge(each, answer, scene.now()).stream())
        .toList();
  }
}
