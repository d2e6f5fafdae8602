package dev.remit.testkit.diff;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.decide.Question;
import dev.remit.lang.suite.Case;
import dev.remit.lang.suite.Scene;
import dev.remit.lang.suite.Suite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The requests that both bundles are asked of: fixtures and tests of both, and what was recorded.
 * One that stands several times is asked once, by its fixture's name in the new bundle if it has
 * one.
 */
final class Starts {
  /** Of a long record, changes are made to one request for each tool of each agent, and so many. */
  private static final int MOST_RECORDED = 64;

  private final Map<Scene, Start> starts = new LinkedHashMap<>();
  private final List<Start> near = new ArrayList<>();
  private final Set<String> mine;
  private final Set<String> theirs;

  Starts(TestedBundle before, TestedBundle after, List<Start> recorded) {
    mine = before.bundle().performed();
    theirs = after.bundle().performed();
    after.suite().scenes().forEach(each -> add(each, "fixture " + each.given(), theirs));
    before
        .suite()
        .scenes()
        .forEach(
            each -> add(new Suite.Start("", each.scene()), "old fixture " + each.given(), mine));
    after.suite().cases().forEach(each -> add(each, "test ", theirs));
    before.suite().cases().forEach(each -> add(each, "old test ", mine));
    near.addAll(starts.values());
    Set<List<Optional<?>>> kinds = new HashSet<>();
    for (Start each : recorded) {
      boolean isNew = !starts.containsKey(each.request().scene());
      starts.putIfAbsent(each.request().scene(), each);
      Question question = each.request().scene().question();
      if (isNew
          && kinds.size() < MOST_RECORDED
          && kinds.add(List.of(question.agent().identity(), question.tool()))) {
        near.add(each);
      }
    }
  }

  private void add(Case each, String of, Set<String> performed) {
    for (Case.Stage stage : each.stages()) {
      String step = stage.name().isEmpty() ? "" : ", step \"" + stage.name() + "\"";
      add(new Suite.Start("", stage.scene()), of + "\"" + each.title() + "\"" + step, performed);
    }
  }

  /** Who performs every obligation of its bundle performs those of the other too. */
  private void add(Suite.Start start, String origin, Set<String> performed) {
    Scene scene = start.scene();
    if (scene.question().supported().equals(performed) && !mine.equals(theirs)) {
      Set<String> all = new HashSet<>(mine);
      all.addAll(theirs);
      scene = Requests.supporting(scene, all);
    }
    starts.putIfAbsent(scene, new Start(new Suite.Start(start.given(), scene), origin));
  }

  /** All of them. */
  List<Start> all() {
    return List.copyOf(starts.values());
  }

  /** Those near which others are looked for. */
  List<Suite.Start> near() {
    return near.stream().map(Start::request).toList();
  }

  String origin(Suite.Start start) {
    return Optional.ofNullable(starts.get(start.scene())).map(Start::origin).orElse("");
  }
}
