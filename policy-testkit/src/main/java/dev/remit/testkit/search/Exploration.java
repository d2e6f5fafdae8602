package dev.remit.testkit.search;

import dev.remit.lang.suite.Scene;
import dev.remit.lang.suite.Suite;
import dev.remit.testkit.search.Search.Found;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Looks for requests that reach many goals at once: one pass, each goal by the nearest request. */
public final class Exploration<G> {
  private final BiFunction<Scene, Set<G>, Set<G>> reached;
  private final Set<G> open;
  private final Map<Found, Set<G>> found = new LinkedHashMap<>();

  private Exploration(BiFunction<Scene, Set<G>, Set<G>> reached, Set<G> goals) {
    this.reached = reached;
    this.open = new HashSet<>(goals);
  }

  /**
   * What was found.
   *
   * @param found requests with the goals that each is the first to reach
   * @param open goals that no request reached, of those that were tried
   */
  public record Result<G>(Map<Found, Set<G>> found, Set<G> open, int tried) {}

  /** Every goal that a request near the starts reaches, as far as tries go. */
  public static <G> Result<G> of(
      Search search, List<Suite.Start> starts, Set<G> goals, Function<Scene, Set<G>> reached) {
    return of(search, starts, goals, (scene, open) -> reached.apply(scene));
  }

  /**
   * The same, with what is asked only of goals that are open.
   *
   * @param reached which of some goals a request reaches
   */
  public static <G> Result<G> of(
      Search search,
      List<Suite.Start> starts,
      Set<G> goals,
      BiFunction<Scene, Set<G>, Set<G>> reached) {
    Exploration<G> exploration = new Exploration<>(reached, goals);
    int tried = 0;
    while (!exploration.open.isEmpty()) {
      // The search goes on where it was: its order is the same each time.
      Search.Result next = search.from(tried).find(starts, exploration::reaches);
      tried = next.tried();
      if (next.found().isEmpty()) {
        break;
      }
      exploration.take(next.found().get());
    }
    return new Result<>(exploration.found, exploration.open, tried);
  }

  private boolean reaches(Scene scene) {
    return reached.apply(scene, open).stream().anyMatch(open::contains);
  }

  private void take(Found next) {
    Set<G> goals = new HashSet<>(reached.apply(next.scene(), open));
    goals.retainAll(open);
    open.removeAll(goals);
    found.put(next, goals);
  }
}
