package dev.remit.testkit.mutation;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.RuleEffects;
import dev.remit.lang.suite.Case;
import dev.remit.lang.suite.Scene;
import dev.remit.lang.suite.Suite;
import dev.remit.testkit.mutation.MutationResult.Kill;
import dev.remit.testkit.mutation.RuleChanges.Change;
import dev.remit.testkit.run.Progress;
import dev.remit.testkit.run.Replay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Changes a bundle, one thing at a time, and sees whether a test of its suite notices. */
public final class MutationRunner {
  private final TestedBundle tested;
  private final List<Case> cases;
  private final Options options;
  private final Progress progress;
  private final AtomicInteger asked = new AtomicInteger();
  private final Map<List<?>, Variant> variants = new LinkedHashMap<>();

  /**
   * How mutants are asked.
   *
   * @param jobs how many at once, from 1; the result does not depend on it
   * @param seed of the requests that are tried to tell survivors apart
   * @param tries how many of these at most, near the fixtures and again near the tests
   */
  public record Options(int jobs, long seed, int tries) {}

  /**
   * A bundle that some of the cases ask, with its mutants.
   *
   * @param mutants in the order of those of the bundle itself
   */
  private record Variant(CompiledBundle bundle, List<Mutant> mutants) {}

  /** A case with what rules can change of each of its stages. */
  private record Prepared(Case of, Variant variant, List<Optional<RuleEffects>> stages) {
    boolean mayNotice(Mutant mutant) {
      return stages.stream().anyMatch(stage -> stage.map(mutant::mayChange).orElse(true));
    }
  }

  /** Of cases that all pass. */
  public MutationRunner(TestedBundle tested, List<Case> cases, Options options, Progress progress) {
    this.tested = tested;
    this.cases = List.copyOf(cases);
    this.options = options;
    this.progress = progress;
  }

  public MutationResult run() {
    long start = System.nanoTime();
    CompiledBundle reference = tested.bundle().interpreted();
    Instant latest = latest();
    List<Change> changes = Mutants.of(reference, latest);
    List<Boolean> proven = proven(reference, changes);
    List<Integer> open = new ArrayList<>();
    List<Mutant> equivalent = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      if (proven.get(i)) {
        equivalent.add(changes.get(i).mutant());
      } else {
        open.add(i);
      }
    }
    variants.put(List.of(), new Variant(reference, mutants(changes)));
    cases.stream().map(MutationRunner::first).forEach(scene -> variant(scene, latest));
    List<Prepared> prepared = each(cases, this::prepare);
    List<Optional<String>> noticed = each(open, mutant -> noticed(mutant, prepared, open.size()));
    List<Kill> killed = new ArrayList<>();
    List<Mutant> survived = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      Mutant mutant = changes.get(open.get(i)).mutant();
      noticed
          .get(i)
          .ifPresentOrElse(by -> killed.add(new Kill(mutant, by)), () -> survived.add(mutant));
    }
    Teller teller = new Teller(tested, reference, survived, progress, 2 * options.tries());
    teller.search(tested.suite().scenes(), options.seed(), options.tries());
    teller.search(near(survived, prepared), options.seed(), options.tries());
    return new MutationResult(
        killed,
        teller.survivors(),
        equivalent,
        teller.tried(),
        options.seed(),
        System.nanoTime() - start);
  }

  /** Of each change whether it is proven to change no answer; a part of them for each job. */
  private List<Boolean> proven(CompiledBundle reference, List<Change> changes) {
    int size = Math.max(1, (changes.size() + options.jobs() - 1) / options.jobs());
    List<List<Change>> parts = new ArrayList<>();
    for (int from = 0; from < changes.size(); from += size) {
      parts.add(changes.subList(from, Math.min(changes.size(), from + size)));
    }
    return each(
            parts,
            part -> {
              Equivalence equivalence = new Equivalence(reference);
              return part.stream().map(equivalence::isProven).toList();
            })
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static List<Mutant> mutants(List<Change> changes) {
    return changes.stream().map(Change::mutant).toList();
  }

  private Instant latest() {
    return stages().map(stage -> stage.scene().now()).max(Instant::compareTo).orElse(Instant.MIN);
  }

  private Stream<Case.Stage> stages() {
    return cases.stream().map(Case::stages).flatMap(List::stream);
  }

  private static Scene first(Case of) {
    return of.stages().getFirst().scene();
  }

  private void variant(Scene scene, Instant latest) {
    variants.computeIfAbsent(
        scene.rows(),
        rows -> {
          CompiledBundle bundle = tested.bundle(scene).interpreted();
          return new Variant(bundle, mutants(Mutants.of(bundle, latest)));
        });
  }

  private Prepared prepare(Case of) {
    Variant variant = Objects.requireNonNull(variants.get(first(of).rows()));
    return new Prepared(of, variant, Replay.effects(of, variant.bundle()));
  }

  /** The first case that is not as expected with the mutant. */
  private Optional<String> noticed(int mutant, List<Prepared> prepared, int all) {
    progress.at("changes", asked.incrementAndGet(), all);
    IdentityHashMap<Variant, CompiledBundle> mutated = new IdentityHashMap<>();
    for (Prepared each : prepared) {
      Variant variant = each.variant();
      if (mutant >= variant.mutants().size()) {
        continue;
      }
      Mutant here = variant.mutants().get(mutant);
      if (each.mayNotice(here)
          && !Replay.passes(
              each.of(), mutated.computeIfAbsent(variant, of -> Mutants.in(of.bundle(), here)))) {
        return Optional.of(each.of().title());
      }
    }
    return Optional.empty();
  }

  /** For each rule with a survivor the first stage that some mutant of it may change. */
  private static List<Suite.Start> near(List<Mutant> survived, List<Prepared> prepared) {
    Map<String, Suite.Start> starts = new LinkedHashMap<>();
    for (Mutant mutant : survived) {
      if (!starts.containsKey(mutant.rule())) {
        prepared.stream()
            .filter(each -> each.stages().getFirst().isPresent())
            .filter(each -> mutant.mayChange(each.stages().getFirst().orElseThrow()))
            .findFirst()
            .ifPresent(each -> starts.put(mutant.rule(), new Suite.Start("", first(each.of()))));
      }
    }
    return List.copyOf(starts.values());
  }

  /** In the order of what is asked, however many at once. */
  private <T, R> List<R> each(List<T> all, Function<T, R> ask) {
    try (ExecutorService threads = Executors.newFixedThreadPool(options.jobs())) {
      List<Future<R>> asked =
          all.stream().map(one -> threads.submit(() -> ask.apply(one))).toList();
      return IntStream.range(0, asked.size()).mapToObj(i -> get(asked.get(i))).toList();
    }
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException fault) {
      throw new IllegalStateException("a mutant could not be asked", fault.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
