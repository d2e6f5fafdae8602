package dev.remit.testkit.report;

import dev.remit.lang.TestedBundle;
import dev.remit.testkit.run.SuiteResult;
import java.util.List;

/**
 * What there is to tell of a run.
 *
 * @param root the bundle's directory as seen from where reports are read, with {@code /} between
 *     its parts; empty if it is the same
 * @param shortfalls why the run failed though no test did, in sentences: no test, too little
 *     covered
 */
public record RunReport(
    SuiteResult result, TestedBundle tested, String root, List<String> shortfalls) {
  public RunReport {
    shortfalls = List.copyOf(shortfalls);
  }

  boolean passed() {
    return result.failures() == 0 && shortfalls.isEmpty();
  }

  List<Outcome> outcomes() {
    return Outcome.all(result, tested);
  }

  /** A file of the bundle from where reports are read. */
  String path(String file) {
    return path(root, file);
  }

  static String path(String root, String file) {
    return root.isEmpty() ? file : root + "/" + file;
  }
}
