package dev.remit.testkit.explain;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.suite.Scene;
import dev.remit.lang.suite.Suite;
import dev.remit.testkit.run.SceneAsker;
import dev.remit.testkit.search.Change;
import dev.remit.testkit.search.Changes;
import dev.remit.testkit.search.Search;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks for the smallest changes to a request that turn its decision over. */
public final class WhatIf {
  /** How many of several changes at random, where no single one is enough. */
  private static final int TRIES = 5_000;

  /** How many combinations are looked for. */
  private static final int MOST_COMBINED = 3;

  private final SceneAsker asker;
  private final Scene scene;
  private final boolean allowed;
  private final Set<Scene> tried = new HashSet<>();

  private WhatIf(TestedBundle tested, Scene scene) {
    this.asker = new SceneAsker(tested);
    this.scene = scene;
    this.allowed = asker.decide(scene) instanceof Decision.Allow;
  }

  /** Changes, all of which together turn the decision over, and the decision then. */
  public record Flip(List<Change> changes, Scene scene, Decision decision) {
    public Flip {
      changes = List.copyOf(changes);
    }
  }

  /**
   * What was found: single changes, most specific first; if none does it, several at once.
   *
   * @param tried how many requests were asked
   */
  public record Result(List<Flip> flips, int tried) {
    public Result {
      flips = List.copyOf(flips);
    }
  }

  /** The changes to a scene that a bundle decides. */
  public static Result of(TestedBundle tested, Scene scene, long seed) {
    WhatIf search = new WhatIf(tested, scene);
    Changes changes = new Changes(List.of(tested.bundle()));
    List<Change> near = changes.of(scene);
    List<Flip> flips = search.single(near);
    if (flips.isEmpty()) {
      flips = search.combined(new Search(changes, seed, 1 + near.size() + TRIES), near.size());
    }
    return new Result(flips, search.tried.size());
  }

  private boolean flips(Scene changed) {
    tried.add(changed);
    return asker.decide(changed) instanceof Decision.Allow != allowed;
  }

  private List<Flip> single(List<Change> near) {
    List<Flip> flips = new ArrayList<>();
    for (Change change : near) {
      Scene changed = change.to(scene);
      if (!tried.contains(changed) && flips(changed)) {
        flips.add(new Flip(List.of(change), changed, asker.decide(changed)));
      }
    }
    // Stable, so that those about one thing stay together.
    flips.sort(
        Comparator.comparingInt((Flip flip) -> breadth(flip.changes().getFirst().what()))
            .thenComparing(flip -> flip.changes().getFirst().what()));
    return flips;
  }

  /** How much of the request it is about: the less, the more it says. */
  private static int breadth(String what) {
    return switch (what) {
      case "agent", "principal" -> 5;
      case "chain", "task", "credential" -> 4;
      case "call" -> 3;
      case "at", "datasets" -> 2;
      default -> what.startsWith("args.") ? 0 : 1;
    };
  }

  private List<Flip> combined(Search search, int single) {
    List<Flip> flips = new ArrayList<>();
    Set<Set<String>> about = new HashSet<>();
    int at = 1 + single;
    while (flips.size() < MOST_COMBINED) {
      Search.Result next = search.from(at).find(List.of(new Suite.Start("", scene)), this::flips);
      at = next.tried();
      if (next.found().isEmpty()) {
        break;
      }
      Search.Found found = next.found().get();
      Set<String> things = new HashSet<>();
      found.changes().forEach(change -> things.add(change.what()));
      if (about.add(things)) {
        flips.add(new Flip(found.changes(), found.scene(), asker.decide(found.scene())));
      }
    }
    flips.sort(Comparator.comparingInt(flip -> flip.changes().size()));
    return flips;
  }
}
