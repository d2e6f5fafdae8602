package dev.remit.testkit.coverage;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.decide.RuleTruths;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.suite.Case;
import dev.remit.lang.suite.Scene;
import dev.remit.lang.suite.Suite;
import dev.remit.testkit.run.TestState;
import dev.remit.testkit.search.Changes;
import dev.remit.testkit.search.Exploration;
import dev.remit.testkit.search.Search;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Looks for requests that would cover what a suite does not. */
public final class Suggestions {
  private Suggestions() {}

  /** From the fixtures, and without any from the requests of the tests. */
  public static Exploration.Result<Goal> find(
      TestedBundle tested, Coverage coverage, long seed, int tries) {
    return Exploration.of(
        new Search(new Changes(List.of(tested.bundle())), seed, tries),
        starts(tested.suite()),
        goals(coverage),
        scene -> reached(tested, scene));
  }

  private static List<Suite.Start> starts(Suite suite) {
    List<Suite.Start> starts = new ArrayList<>(suite.scenes());
    if (starts.isEmpty()) {
      suite.cases().stream()
          .map(Case::stages)
          .flatMap(List::stream)
          .map(stage -> new Suite.Start("", stage.scene()))
          .forEach(starts::add);
    }
    return starts;
  }

  private static Set<Goal> goals(Coverage coverage) {
    Set<Goal> goals = new LinkedHashSet<>();
    for (RuleCoverage rule : coverage.rules()) {
      for (int i = 0; i < rule.clauses().size(); i++) {
        for (Truth truth : rule.clauses().get(i).missing()) {
          goals.add(new Goal(rule.rule().id(), i, truth));
        }
      }
    }
    return goals;
  }

  private static Set<Goal> reached(TestedBundle tested, Scene scene) {
    TestState state = new TestState();
    state.enter(scene.world());
    Set<Goal> reached = new HashSet<>();
    RuleTruths.of(scene.question(), tested.bundle(scene), state, scene.now())
        .forEach(access ->
            access.forEach(seen -> {
              for (int i = 0; i < seen.reached().size(); i++) {
                reached.add(new Goal(seen.rule().id(), i, seen.reached().get(i)));
              }
            }));
    return reached;
  }
}
