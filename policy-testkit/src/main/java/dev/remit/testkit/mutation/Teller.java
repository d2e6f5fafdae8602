package dev.remit.testkit.mutation;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.RuleEffects;
import dev.remit.lang.suite.Scene;
import dev.remit.lang.suite.Suite;
import dev.remit.testkit.mutation.MutationResult.Survivor;
import dev.remit.testkit.mutation.MutationResult.Told;
import dev.remit.testkit.run.Progress;
import dev.remit.testkit.run.Replay;
import dev.remit.testkit.search.Changes;
import dev.remit.testkit.search.Exploration;
import dev.remit.testkit.search.Search;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Looks for requests that tell surviving mutants apart: one pass for all of them. */
final class Teller {
  private final TestedBundle tested;
  private final CompiledBundle reference;
  private final List<Mutant> survivors;
  private final List<CompiledBundle> mutated;

  /** By the survivor's place among all. */
  private final Map<Integer, Told> told = new HashMap<>();

  private final Progress progress;
  private final int most;
  private int asked;
  private int tried;

  /**
   * Of a bundle as it decides without rows of tests.
   *
   * @param most how many requests are tried in all, at most
   */
  Teller(
      TestedBundle tested,
      CompiledBundle reference,
      List<Mutant> survivors,
      Progress progress,
      int most) {
    this.tested = tested;
    this.reference = reference;
    this.survivors = List.copyOf(survivors);
    this.progress = progress;
    this.most = most;
    this.mutated = survivors.stream().map(each -> Mutants.in(reference, each)).toList();
  }

  /** All survivors, with what was found of them. */
  List<Survivor> survivors() {
    return IntStream.range(0, survivors.size())
        .mapToObj(i -> new Survivor(survivors.get(i), Optional.ofNullable(told.get(i))))
        .toList();
  }

  int tried() {
    return tried;
  }

  /** Near each of the starts, with as many tries in all. */
  void search(List<Suite.Start> starts, long seed, int tries) {
    Set<Integer> open = new TreeSet<>();
    IntStream.range(0, survivors.size()).filter(i -> !told.containsKey(i)).forEach(open::add);
    // With other rows another bundle decides.
    List<Suite.Start> plain =
        starts.stream().filter(start -> start.scene().rows().isEmpty()).toList();
    if (open.isEmpty() || plain.isEmpty()) {
      return;
    }
    CompiledBundle looked = Mutants.lookedAt(reference, open.stream().map(survivors::get).toList());
    Exploration.Result<Integer> result =
        Exploration.of(
            new Search(new Changes(List.of(tested.bundle(), looked)), seed, tries),
            plain,
            open,
            (scene, still) -> {
              progress.at("requests", Math.min(++asked, most), most);
              return expectations(scene, still).keySet();
            });
    tried += result.tried();
    result
        .found()
        .forEach((found, goals) ->
            expectations(found.scene(), goals)
                .forEach((survivor, words) -> told.put(survivor, new Told(found, words))));
  }

  /** For each survivor that the scene tells apart what a test expects. */
  private Map<Integer, String> expectations(Scene scene, Set<Integer> of) {
    RuleEffects effects = Replay.effects(scene, reference);
    List<Integer> touched =
        of.stream()
            .filter(each -> {
              Mutant mutant = survivors.get(each);
              return mutant.mayChange(effects);
            })
            .toList();
    Map<Integer, String> found = new HashMap<>();
    if (!touched.isEmpty()) {
      Decision original = Replay.decide(scene, reference);
      for (int each : touched) {
        Telling.expectation(original, Replay.decide(scene, mutated.get(each)), scene.now())
            .ifPresent(words -> found.put(each, words));
      }
    }
    return found;
  }
}
