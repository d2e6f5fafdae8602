package dev.remit.testkit.report;

import dev.remit.lang.TestedBundle;
import dev.remit.testkit.mutation.MutationResult;
import dev.remit.testkit.run.SuiteResult;
import java.util.List;
import java.util.Optional;

/**
 * What there is to tell of a run.
 *
 * @param root the bundle's directory as seen from where reports are read, with {@code /} between
 *     its parts; empty if it is the same
 * @param shortfalls why the run failed though no test did, in sentences: no test, too little
 *     covered
 * @param mutation what the tests notice of changes, where they were asked
 */
public record RunReport(
    SuiteResult result,
    TestedBundle tested,
    String root,
    List<String> shortfalls,
    Optional<MutationResult> mutation) {
  public RunReport {
    shortfalls = List.copyOf(shortfalls);
  }

  /** Of a run in which nothing was changed. */
  public RunReport(SuiteResult result, TestedBundle tested, String root, List<String> shortfalls) {
    this(result, tested, root, shortfalls, Optional.empty());
  }

  boolean passed() {
    return result.failures() == 0 && shortfalls.isEmpty();
  }

  List<Outcome> outcomes() {
    return Outcome.all(result, tested);
  }

  /** What no test notices; none where nothing was changed. */
  List<Unnoticed> unnoticed() {
    return mutation.map(result -> Unnoticed.all(result, tested.bundle())).orElse(List.of());
  }

  /** A file of the bundle from where reports are read. */
  String path(String file) {
    return path(root, file);
  }

  static String path(String root, String file) {
    return root.isEmpty() ? file : root + "/" + file;
  }
}
