package dev.remit.testkit.run;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.suite.Case;
import dev.remit.lang.suite.Property;
import dev.remit.testkit.coverage.Coverage;
import dev.remit.testkit.coverage.CoverageCollector;
import dev.remit.testkit.property.PropertyResult;
import dev.remit.testkit.property.PropertyRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs a suite. The order of the results is that of the tests, however many run at once. */
public final class SuiteRunner {
  private final TestedBundle tested;
  private final Options options;
  private final Progress progress;
  private final CoverageCollector coverage;
  private final AtomicBoolean failed = new AtomicBoolean();
  private final AtomicInteger done = new AtomicInteger();

  /**
   * How a suite is run.
   *
   * @param jobs how many cases at once, from 1
   * @param failFast whether what has not begun when something fails is left out
   * @param seed of generated requests
   */
  public record Options(Filter filter, int jobs, boolean failFast, long seed) {}

  public SuiteRunner(TestedBundle tested, Options options, Progress progress) {
    this.tested = tested;
    this.options = options;
    this.progress = progress;
    this.coverage = new CoverageCollector(tested.bundle());
  }

  public SuiteResult run() {
    return run(Rerun.ALL);
  }

  /** What holds of a run before is taken from there; then nothing is said of what is covered. */
  public SuiteResult run(Rerun before) {
    long start = System.nanoTime();
    List<Case> cases = tested.suite().cases().stream().filter(options.filter()::admits).toList();
    List<Property> properties =
        tested.suite().properties().stream().filter(options.filter()::admits).toList();
    int all =
        (int)
            (cases.stream().filter(each -> before.known(each).isEmpty()).count()
                + properties.stream().filter(each -> before.known(each).isEmpty()).count());
    int known = tested.suite().cases().size() + tested.suite().properties().size();
    Runner runner = new Runner(tested, before.isEmpty() ? Optional.of(coverage) : Optional.empty());
    PropertyRunner searcher = new PropertyRunner(tested, options.seed());
    List<CaseResult> ran = new ArrayList<>();
    List<PropertyResult> searched = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(options.jobs())) {
      List<Future<List<CaseResult>>> ofCases =
          cases.stream()
              .map(each ->
                  before
                      .known(each)
                      .map(SuiteRunner::done)
                      .orElseGet(
                          () -> threads.submit(unlessFailed(() -> runCase(runner, each, all)))))
              .toList();
      List<Future<List<PropertyResult>>> ofProperties =
          properties.stream()
              .map(each ->
                  before
                      .known(each)
                      .map(SuiteRunner::done)
                      .orElseGet(
                          () -> threads.submit(unlessFailed(() -> search(searcher, each, all)))))
              .toList();
      ofCases.forEach(each -> ran.addAll(get(each)));
      ofProperties.forEach(each -> searched.addAll(get(each)));
    }
    return new SuiteResult(
        ran,
        searched,
        known - ran.size() - searched.size(),
        cases.size() + properties.size() - all,
        before.isEmpty() ? coverage.coverage() : Coverage.NONE,
        options.seed(),
        System.nanoTime() - start);
  }

  private static <T> Future<List<T>> done(T result) {
    return CompletableFuture.completedFuture(List.of(result));
  }

  private <T> Callable<List<T>> unlessFailed(Callable<T> task) {
    return () -> options.failFast() && failed.get() ? List.of() : List.of(task.call());
  }

  private CaseResult runCase(Runner runner, Case each, int all) {
    CaseResult result = runner.run(each);
    finished(result.passed(), all);
    return result;
  }

  private PropertyResult search(PropertyRunner searcher, Property each, int all) {
    PropertyResult result = searcher.search(each);
    finished(result.passed(), all);
    return result;
  }

  private void finished(boolean passed, int all) {
    if (!passed) {
      failed.set(true);
    }
    progress.at("tests", done.incrementAndGet(), all);
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException fault) {
      throw new IllegalStateException("a test could not be run", fault.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
