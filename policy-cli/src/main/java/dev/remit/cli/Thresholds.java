package dev.remit.cli;

import dev.remit.testkit.run.SuiteResult;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What a run is asked for beside tests that pass. */
final class Thresholds {
  @Option(
      names = "--min-rules",
      paramLabel = "PERCENT",
      description = "Fail if fewer of the rules were ever true.")
  private int leastRules;

  @Option(
      names = "--min-clauses",
      paramLabel = "PERCENT",
      description = "Fail if fewer of the truths that clauses can be were seen.")
  private int leastClauses;

  boolean isAsked() {
    return leastRules > 0 || leastClauses > 0;
  }

  /** Why a run fails though no test of it did, a sentence each. */
  List<String> shortfalls(SuiteResult result, boolean filtered) {
    if (result.size() == 0) {
      return List.of(
          filtered
              ? "no test matches --filter, which is a failure"
              : "no test was found, which is a failure: write `test \"NAME\" { … }` in a policy file");
    }
    if (result.failures() > 0) {
      return List.of();
    }
    List<String> shortfalls = new ArrayList<>();
    shortfall("rules", leastRules, result.coverage().ruleRatio().percent(), shortfalls);
    shortfall("clauses", leastClauses, result.coverage().clauseRatio().percent(), shortfalls);
    return shortfalls;
  }

  private static void shortfall(String what, int least, int actual, List<String> shortfalls) {
    if (actual < least) {
      shortfalls.add(
          "coverage of "
              + what
              + " is "
              + actual
              + " %, and --min-"
              + what
              + " asks for "
              + least
              + " %");
    }
  }
}
