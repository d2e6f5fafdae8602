package dev.remit.testkit.search;

import dev.remit.lang.suite.Scene;
import dev.remit.lang.suite.Suite;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Looks for a request: first each start as it is, then each with one change, then with several at
 * random. The same seed tries the same requests in the same order.
 */
public final class Search {
  private static final int MOST_CHANGES = 4;

  private final Changes changes;
  private final long seed;
  private final int most;
  private final int passed;
  private final Map<Suite.Start, List<Change>> near;

  /**
   * With changes to draw from.
   *
   * @param most how many requests are tried
   */
  public Search(Changes changes, long seed, int most) {
    this(changes, seed, most, 0, new IdentityHashMap<>());
  }

  private Search(
      Changes changes, long seed, int most, int passed, Map<Suite.Start, List<Change>> near) {
    this.near = near;
    this.changes = changes;
    this.seed = seed;
    this.most = most;
    this.passed = passed;
  }

  /** The same search, which passes over the first so many requests. */
  public Search from(int first) {
    return new Search(changes, seed, most, first, near);
  }

  /**
   * A request that was found.
   *
   * @param start where it comes from
   * @param changes to that one, the fewest that are enough
   */
  public record Found(Suite.Start start, List<Change> changes, Scene scene) {
    public Found {
      changes = List.copyOf(changes);
    }
  }

  /** What was found, and after how many tries. */
  public record Result(Optional<Found> found, int tried) {}

  /** The first request that has the goal, with as few changes as keep it. */
  public Result find(List<Suite.Start> starts, Predicate<Scene> goal) {
    int tried = 0;
    for (Suite.Start start : starts) {
      if (tried++ >= passed && tried <= most && goal.test(start.scene())) {
        return new Result(Optional.of(new Found(start, List.of(), start.scene())), tried);
      }
    }
    for (Suite.Start start : starts) {
      for (Change change : near(start)) {
        if (tried >= most) {
          return new Result(Optional.empty(), tried);
        }
        if (tried++ < passed) {
          continue;
        }
        Scene scene = change.to(start.scene());
        if (goal.test(scene)) {
          return new Result(Optional.of(new Found(start, List.of(change), scene)), tried);
        }
      }
    }
    tried = Math.max(tried, passed);
    while (tried < most && !starts.isEmpty()) {
      // Each try has a source of its own, so that a search can begin anywhere.
      SplittableRandom random = new SplittableRandom(seed + tried);
      Suite.Start start = starts.get(random.nextInt(starts.size()));
      List<Change> drawn = drawn(start.scene(), near(start), random);
      tried++;
      if (goal.test(apply(start.scene(), drawn))) {
        return new Result(Optional.of(smallest(start, drawn, goal)), tried);
      }
    }
    return new Result(Optional.empty(), tried);
  }

  private List<Change> near(Suite.Start start) {
    return near.computeIfAbsent(start, at -> changes.of(at.scene()));
  }

  /** Some changes, each to what those before it made. */
  private List<Change> drawn(Scene start, List<Change> near, SplittableRandom random) {
    List<Change> drawn = new ArrayList<>();
    Scene scene = start;
    List<Change> possible = near;
    int count = 2 + random.nextInt(MOST_CHANGES - 1);
    for (int i = 0; i < count && !possible.isEmpty(); i++) {
      Change change = possible.get(random.nextInt(possible.size()));
      drawn.removeIf(before -> before.what().equals(change.what()));
      drawn.add(change);
      scene = change.to(scene);
      if (change.what().equals("call") || change.what().equals("chain")) {
        possible = changes.of(scene);
      }
    }
    return drawn;
  }

  private static Scene apply(Scene start, List<Change> changes) {
    Scene scene = start;
    for (Change change : changes) {
      scene = change.to(scene);
    }
    return scene;
  }

  /** Without each change that is not needed. */
  private static Found smallest(Suite.Start start, List<Change> drawn, Predicate<Scene> goal) {
    List<Change> kept = new ArrayList<>(drawn);
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (int i = 0; i < kept.size() && !smaller; i++) {
        List<Change> fewer = new ArrayList<>(kept);
        fewer.remove(i);
        if (goal.test(apply(start.scene(), fewer))) {
          kept = fewer;
          smaller = true;
        }
      }
    }
    return new Found(start, kept, apply(start.scene(), kept));
  }
}
