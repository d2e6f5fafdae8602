package dev.remit.cli;

import dev.remit.lang.TestedBundle;
import dev.remit.testkit.mutation.MutationResult;
import dev.remit.testkit.mutation.MutationRunner;
import dev.remit.testkit.report.MutationText;
import dev.remit.testkit.run.CaseResult;
import dev.remit.testkit.run.SuiteResult;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** The options of {@code remit test} that change the bundle to see whether a test notices. */
final class MutationOptions {
  /** As many requests near the fixtures, and near the tests, to tell apart what survives. */
  private static final int TRIES = 5_000;

  @Option(
      names = "--mutate",
      description = {
        "Change the rules, one thing at a time, and list the changes that no test notices, each with",
        "a test that would where one is found."
      })
  private boolean mutate;

  @Option(
      names = "--min-mutation",
      paramLabel = "PERCENT",
      description = "Mutate, and fail if fewer of the changes are noticed.")
  private int least;

  private boolean isAsked() {
    return mutate || least > 0;
  }

  /** Prints what came of it; says whether the threshold was missed. */
  boolean missed(TestedBundle tested, SuiteResult result, int jobs, PrintWriter out) {
    if (!isAsked()) {
      return false;
    }
    MutationResult mutation =
        new MutationRunner(
                tested,
                result.cases().stream().map(CaseResult::of).toList(),
                new MutationRunner.Options(jobs, result.seed(), TRIES))
            .run();
    out.print(MutationText.of(mutation, tested.bundle()));
    if (mutation.percent() < least) {
      out.println(
          "mutation is " + mutation.percent() + " %, and --min-mutation asks for " + least + " %");
    }
    return mutation.percent() < least;
  }

  /** Says that nothing was changed, because a test failed. */
  void failed(PrintWriter out) {
    if (isAsked()) {
      out.println("not mutated: a test fails already, so its failing would show nothing");
    }
  }
}
