package dev.remit.testkit.run;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.suite.Case;
import dev.remit.lang.suite.Property;
import dev.remit.testkit.coverage.Coverage;
import dev.remit.testkit.coverage.CoverageCollector;
import dev.remit.testkit.property.PropertyResult;
import dev.remit.testkit.property.PropertyRunner;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

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
    int kept =
        (int)
            (cases.stream().filter(each -> before.known(each).isPresent()).count()
                + properties.stream().filter(each -> before.known(each).isPresent()).count());
    int all = cases.size() + properties.size() - kept;
    int known = tested.suite().cases().size() + tested.suite().properties().size();
    Runner runner = new Runner(tested, before.isEmpty() ? Optional.of(coverage) : Optional.empty());
    PropertyRunner searcher = new PropertyRunner(tested, options.seed());
    List<CaseResult> ran;
    List<PropertyResult> searched;
    try (ExecutorService threads = Executors.newFixedThreadPool(options.jobs())) {
      List<Future<List<CaseResult>>> ofCases =
          asked(threads, cases, before::known, each -> runCase(runner, each, all));
      List<Future<List<PropertyResult>>> ofProperties =
          asked(threads, properties, before::known, each -> search(searcher, each, all));
      ran = ofCases.stream().map(SuiteRunner::get).flatMap(List::stream).toList();
      searched = ofProperties.stream().map(SuiteRunner::get).flatMap(List::stream).toList();
    }
    return new SuiteResult(
        ran,
        searched,
        known - ran.size() - searched.size(),
        kept,
        before.isEmpty() ? coverage.coverage() : Coverage.NONE,
        options.seed(),
        System.nanoTime() - start);
  }

  /** A result for each, or none where it was left out after a failure. */
  private <T, R> List<Future<List<R>>> asked(
      ExecutorService threads, List<T> all, Function<T, Optional<R>> known, Function<T, R> ask) {
    return all.stream()
        .map(each ->
            known
                .apply(each)
                .<Future<List<R>>>map(result -> CompletableFuture.completedFuture(List.of(result)))
                .orElseGet(
                    () -> threads.submit(() -> isOver() ? List.of() : List.of(ask.apply(each)))))
        .toList();
  }

  private boolean isOver() {
    return options.failFast() && failed.get();
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
