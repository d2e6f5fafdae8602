package dev.remit.testkit.diff;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.suite.Scene;
import dev.remit.lang.suite.Suite;
import dev.remit.testkit.run.SceneAsker;
import dev.remit.testkit.search.Changes;
import dev.remit.testkit.search.Search;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks two bundles of the same requests: each that is given, each of those with one change out of
 * what the rules of either bundle look at, then with several changes at random.
 */
public final class Differ {
  private final TestedBundle before;
  private final TestedBundle after;
  private final SceneAsker old;
  private final SceneAsker now;
  private final Obliged obliged;
  private final Map<Scene, Optional<Difference>> seen = new HashMap<>();
  private final Map<Difference, Search.Found> examples = new LinkedHashMap<>();
  private Optional<Difference> sought = Optional.empty();

  private Differ(TestedBundle before, TestedBundle after) {
    this.before = before;
    this.after = after;
    this.old = new SceneAsker(before.with(after.suite()));
    this.now = new SceneAsker(after.with(before.suite()));
    this.obliged = new Obliged(before.bundle().obligations(), after.bundle().obligations());
  }

  /**
   * Compares.
   *
   * @param recorded requests beside those of the suites
   * @param tries how many requests with several changes, of each bundle's catalogue
   */
  public static Comparison compare(
      TestedBundle before, TestedBundle after, List<Start> recorded, int tries, long seed) {
    return new Differ(before, after).compare(recorded, tries, seed);
  }

  private Comparison compare(List<Start> recorded, int tries, long seed) {
    Starts starts = new Starts(before, after, recorded);
    starts.all().forEach(start -> ask(start.request()));
    int asked = seen.size();
    List<Suite.Start> near = starts.near();
    explore(new Changes(List.of(before.bundle(), after.bundle())), near, tries, seed);
    explore(new Changes(List.of(after.bundle(), before.bundle())), near, tries, seed);
    return new Comparison(
        RuleChange.between(before.bundle().program(), after.bundle().program()),
        groups(starts),
        asked,
        seen.size());
  }

  private void ask(Suite.Start start) {
    difference(start.scene())
        .ifPresent(found ->
            examples.putIfAbsent(found, new Search.Found(start, List.of(), start.scene())));
  }

  private Optional<Difference> difference(Scene scene) {
    return seen.computeIfAbsent(
        scene, asked -> Difference.of(old.decide(asked), now.decide(asked), obliged));
  }

  private void explore(Changes changes, List<Suite.Start> starts, int tries, long seed) {
    int single = starts.stream().mapToInt(start -> changes.of(start.scene()).size()).sum();
    Search search = new Search(changes, seed, starts.size() + single + tries);
    int tried = 0;
    boolean more = true;
    while (more) {
      Search.Result result = search.from(tried).find(starts, this::isNew);
      tried = result.tried();
      more = result.found().isPresent();
      result.found().ifPresent(found -> examples.put(sought.orElseThrow(), found));
      sought = Optional.empty();
    }
  }

  /** While one is made smaller, whether it still differs in that way. */
  private boolean isNew(Scene scene) {
    Optional<Difference> difference = difference(scene);
    if (difference.isEmpty()) {
      return false;
    }
    if (sought.isEmpty() && !examples.containsKey(difference.get())) {
      sought = difference;
      return true;
    }
    return sought.equals(difference);
  }

  private List<Group> groups(Starts starts) {
    Map<Difference, Integer> counts = new HashMap<>();
    seen.values().forEach(found -> found.ifPresent(each -> counts.merge(each, 1, Integer::sum)));
    List<Group> groups = new ArrayList<>();
    examples.forEach((difference, example) -> {
      Decision was = old.decide(example.scene());
      Decision is = now.decide(example.scene());
      groups.add(
          new Group(
              difference,
              counts.getOrDefault(difference, 0),
              example,
              starts.origin(example.start()),
              was,
              is));
    });
    groups.sort(
        Comparator.comparing((Group group) -> group.difference().kind())
            .thenComparing(group -> !group.difference().widens())
            .thenComparing(group -> group.difference().before().toString())
            .thenComparing(group -> group.difference().after().toString())
            .thenComparing(group -> group.difference().ordered().toString()));
    return groups;
  }
}
