package dev.remit.testkit.run;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.RuleEffects;
import dev.remit.lang.suite.Case;
import dev.remit.lang.suite.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks other bundles what a suite asks of its own: the rules as they are written. Safe for use by
 * many threads.
 */
public final class Replay {
  private Replay() {}

  /** Whether every answer is as expected. */
  public static boolean passes(Case of, CompiledBundle bundle) {
    Asker asker = new Asker(new Asker.Engine.Reference(bundle));
    return of.stages().stream()
        .allMatch(stage -> {
          Answer answer = asker.ask(stage);
          return stage.expected().stream()
              .allMatch(each -> Judge.judge(each, answer, stage.scene().now()).isEmpty());
        });
  }

  /** What rules can change of each stage; empty for a listing, of which any may. */
  public static List<Optional<RuleEffects>> effects(Case of, CompiledBundle bundle) {
    Asker asker = new Asker(new Asker.Engine.Reference(bundle));
    List<Optional<RuleEffects>> effects = new ArrayList<>();
    for (Case.Stage stage : of.stages()) {
      asker.ask(stage);
      effects.add(
          Asker.isOfListing(stage.expected())
              ? Optional.empty()
              : Optional.of(effects(stage.scene(), bundle, asker.state())));
    }
    return effects;
  }

  /** What rules can change of a scene by itself. */
  public static RuleEffects effects(Scene scene, CompiledBundle bundle) {
    TestState state = new TestState();
    state.enter(scene.world());
    return effects(scene, bundle, state);
  }

  private static RuleEffects effects(Scene scene, CompiledBundle bundle, TestState state) {
    return RuleEffects.of(scene.question(), bundle, state, scene.now());
  }

  /** The decision of a scene by itself. */
  public static Decision decide(Scene scene, CompiledBundle bundle) {
    return new Asker(new Asker.Engine.Reference(bundle)).decide(scene);
  }
}
